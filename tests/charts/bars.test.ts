import {describe, expect, it} from "vitest";
import {drawBars} from "../../src/charts/bars.js";
import {demoContext} from "./context.js";

const bar = (value: number) => ({
  value,
  text: value.toLocaleString("en"),
  label: `of ${value}`,
  expression: `demo.b${value}`,
  name: `of ${value}`,
  fill: "var(--tm-first, #1d5f99)"
});

describe.each([350, 720])("drawBars of %i pixels, against a whole", (width) => {
  const whole = {value: 1310, expression: "demo.whole", text: "1,310 boats"};
  const drawing = drawBars(
    {chart: "boats", mark: "bar", bars: [bar(1130), bar(180), bar(1310), bar(1290)], whole},
    demoContext(width)
  );
  const numberOf = (row: string) => [...drawing.querySelectorAll("text")].find((text) => text.textContent === row)!;
  const track = [...drawing.querySelectorAll("rect")].find((rect) => !rect.closest("a"))!;
  const end = Number(track.getAttribute("x")) + Number(track.getAttribute("width"));

  it.each(["1,130", "180", "1,310", "1,290"])("sets %s on one side of the whole’s end", (shown) => {
    const number = numberOf(shown);
    const group = number.closest("g[transform]");
    const from =
      Number(/translate\(([-\d.]+)/.exec(number.getAttribute("transform") ?? "")?.[1]) +
      Number(/translate\(([-\d.]+)/.exec(group?.getAttribute("transform") ?? "")?.[1] ?? 0);
    const length = shown.length * 7.7;
    expect(from).toBeGreaterThan(0);
    expect(from + length <= end || from >= end).toBe(true);
    expect(from + length).toBeLessThanOrEqual(width);
  });
});
