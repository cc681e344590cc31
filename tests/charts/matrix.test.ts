import {expect, it} from "vitest";
import {drawMatrix} from "../../src/charts/matrix.js";
import type {MatrixLine} from "../../src/charts/matrix.js";
import {demoContext} from "./context.js";

const context = {...demoContext(600), format: () => "12"};
const count = {kind: "count", expression: "x", name: "x"} as const;
const line = (heading: boolean): MatrixLine => ({label: "Of one line", heading, cells: [count, {kind: "none"}]});
const columns = [{head: "A"}, {head: "B"}];

it.each([
  ["headings close to one another", [true, true, true], {line: 16, gap: 2}],
  ["headings alone", [true, true], {line: 18}],
  ["headings with the lines below them", [true, false, false, true], {line: 18}]
])("%s: no count's ground lies over the rule of a heading or over another", (_what, headings, sizes) => {
  const drawn = drawMatrix(
    columns,
    headings.map(line),
    {cell: 40, end: 0, above: false, headSize: 12, ...sizes},
    context
  );
  const number = (element: Element, name: string): number => Number(element.getAttribute(name));
  const grounds = [...drawn.querySelectorAll("rect")].map((rect) => ({
    top: number(rect, "y"),
    bottom: number(rect, "y") + number(rect, "height")
  }));
  expect(grounds).toHaveLength(headings.length);
  const rules = [...drawn.querySelectorAll("line")].map((rule) => number(rule, "y1"));
  for (const [i, {top, bottom}] of grounds.entries()) {
    expect(bottom).toBeGreaterThan(top + 12);
    if (headings[i]) expect(top).toBeGreaterThan(rules[i]!);
    if (headings[i + 1]) expect(bottom).toBeLessThan(rules[i + 1]!);
    if (i > 0) expect(top).toBeGreaterThanOrEqual(grounds[i - 1]!.bottom);
  }
});
