import {expect, it} from "vitest";
import {textWidth, wrapText} from "../../src/charts/marks.js";

it("textWidth(text) is at least the letters' own width, of Japanese and of wide letters too", () => {
  expect(textWidth("児童相談所")).toBeGreaterThanOrEqual(5 * 14);
  expect(textWidth("MWMW")).toBeGreaterThan(4 * 0.75 * 14);
  expect(textWidth("ill")).toBeLessThan(textWidth("mmm") / 2);
});

it("textWidth(text, {bold: true}) is wider", () =>
  expect(textWidth("1,342 victims", {bold: true})).toBeGreaterThan(textWidth("1,342 victims")));

it("wrapText(text, pixels) fills lines by the widths of letters", () =>
  expect([wrapText("ill ill ill", 46), wrapText("mmm mmm", 46)].map((lines) => lines.length)).toEqual([1, 2]));
