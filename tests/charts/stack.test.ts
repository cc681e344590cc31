import {describe, expect, it} from "vitest";
import {wrapText} from "../../src/charts/marks.js";
import {drawStack} from "../../src/charts/stack.js";
import type {Part} from "../../src/charts/stack.js";
import {demoContext} from "./context.js";

const part = (label: string, value: number, more: Partial<Part> = {}): Part => ({
  label,
  value,
  text: String(value),
  expression: `demo.${label.replaceAll(" ", "-")}`,
  fill: "var(--tm-first, #1d5f99)",
  ...more
});

const SHIPS = [
  part("boats of the harbour", 106),
  part("of these, at anchor", 13, {within: true}),
  part("ships of other harbours altogether", 30),
  part("not itemised in the list (small count)", 5, {fill: "hatch"})
];

const textsOf = (drawing: Element, label: string): readonly Element[] =>
  [...drawing.querySelectorAll("text")].filter((text) => label.startsWith(linesOf(text)[0]!));
const linesOf = (text: Element): readonly string[] =>
  text.children.length > 0 ? [...text.children].map((line) => line.textContent) : [text.textContent];
const xOf = (element: Element): number =>
  Number(/translate\(([-\d.]+)/.exec(element.getAttribute("transform") ?? "")?.[1]);
const anchorOf = (text: Element): string | undefined =>
  text.closest("[text-anchor]")?.getAttribute("text-anchor") ?? undefined;

describe.each([600, 720, 960])("drawStack of %i pixels", (width) => {
  const drawing = drawStack({chart: "ships", parts: SHIPS}, demoContext(width));

  it("starts the label of a part under it where those after it are small", () => {
    const rect = [...drawing.querySelectorAll("rect")].filter(
      (mark) => mark.closest("a")?.getAttribute("data-trace") === "demo.ships-of-other-harbours-altogether"
    )[0]!;
    const texts = [...textsOf(drawing, "30"), ...textsOf(drawing, "ships of other harbours altogether")];
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(Math.abs(xOf(text) - Number(rect.getAttribute("x")))).toBeLessThan(2);
      expect(anchorOf(text)).toBe("start");
    }
  });

  it("leads from a part to a label that stands below the others", () => {
    const [label] = textsOf(drawing, "not itemised in the list (small count)");
    const paths = [...drawing.querySelectorAll("path[d]")].map((path) =>
      path
        .getAttribute("d")!
        .match(/[\d.]+/g)!
        .map(Number)
    );
    expect(anchorOf(label!)).toBe("end");
    expect(
      paths.filter((points) => Math.abs(points.at(-2)! - xOf(label!)) < 3 && points.at(-1)! > 84 + 64)
    ).not.toEqual([]);
  });
});

it("leads from a part to its label wherever that begins before it", () => {
  const crowded = [
    part("a", 700),
    part("short", 150),
    ...["second long name here", "third long name here", "fourth long name here"].map((label) => part(label, 20))
  ];
  const drawing = drawStack({chart: "crowded", parts: crowded}, demoContext(600));
  const leaders = [...drawing.querySelectorAll("path[d]")].map((path) =>
    path
      .getAttribute("d")!
      .match(/[\d.]+/g)!
      .map(Number)
  );
  const [short] = textsOf(drawing, "short");
  expect(leaders).toHaveLength(4);
  expect(leaders.filter((points) => Math.abs(points.at(-2)! - xOf(short!)) < 3)).toHaveLength(1);
});

it("leaves no space at the end of a line that is aligned there", () => {
  const drawing = drawStack(
    {chart: "ships", parts: [...SHIPS.slice(0, 3), part(`${"not itemised in the list ".repeat(4)}at all`, 5)]},
    demoContext(600)
  );
  const ends = [...drawing.querySelectorAll("text")].filter(
    (text) => anchorOf(text) === "end" && text.children.length > 1
  );
  expect(ends.length).toBeGreaterThan(0);
  for (const text of ends) {
    expect([...text.childNodes].filter(({nodeType}) => nodeType === 3)).toEqual([]);
    expect(linesOf(text).filter((line) => /\s$/.test(line))).toEqual([]);
    expect(text.textContent).toBe(wrapText(text.textContent, 10_000)[0]);
    expect(text.textContent).toContain("not itemised in the list not itemised");
  }
});
