import {expect, it} from "vitest";
import {CodePointText} from "../../../loaders/sources/places.js";

const TEXT = "\uFEFFa🐟b\r\n🛟🛟c";

it("addresses a text as an array of its code points does", () => {
  const text = new CodePointText(TEXT);
  const points = Array.from(TEXT);
  expect(text.length).toBe(points.length);
  for (let start = 0; start <= points.length; start++) {
    for (let end = start; end <= points.length; end++)
      expect(text.slice(start, end)).toBe(points.slice(start, end).join(""));
    expect(text.toPoint(text.toUnit(start))).toBe(start);
    expect(text.toUnit(start)).toBe(points.slice(0, start).join("").length);
  }
});

it("addresses a text without characters beyond U+FFFF as it is", () => {
  const text = new CodePointText("Plain, with é and 日本");
  expect([text.toUnit(7), text.toPoint(7), text.slice(18, 99)]).toEqual([7, 7, "日本"]);
});
