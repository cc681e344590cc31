import {describe, expect, it} from "vitest";
import {parsePrinted} from "../../src/core/printed.js";
import type {UnitKind} from "../../src/core/printed.js";

const CASES: readonly (readonly [
  printed: string,
  kind: UnitKind,
  qualifier: string,
  value: number,
  low: number,
  high: number
])[] = [
  ["31,927", "count", "", 31927, 31927, 31927],
  ["0", "count", "", 0, 0, 0],
  ["82", "count", "", 82, 82, 82],
  ["26.0%", "percent", "", 26, 25.95, 26.05],
  ["1.3%", "percent", "", 1.3, 1.25, 1.35],
  ["16 per cent", "percent", "", 16, 15.5, 16.5],
  ["100 per cent", "percent", "", 100, 99.5, 100.5],
  ["127 million", "count", "", 127e6, 126.5e6, 127.5e6],
  ["1.5 million", "count", "", 1.5e6, 1.45e6, 1.55e6],
  ["4.8-fold", "times", "", 4.8, 4.75, 4.85],
  ["double", "times", "nearly", 2, 0, 2],
  ["doubling", "times", "", 2, 2, 2],
  ["Three quarters", "percent", "", 75, 62.5, 87.5],
  ["nine", "count", "", 9, 9, 9],
  ["twenty-one", "count", "", 21, 21, 21],
  ["220", "count", "about", 220, 215, 225],
  ["2,020", "count", "about", 2020, 2015, 2025],
  ["62 per cent", "percent", "about", 62, 61.5, 62.5],
  ["23,000", "count", "more-than", 23000, 23000, Infinity],
  ["three", "duration", "up-to", 3, 0, 3]
];

describe("parsePrinted(printed, kind, qualifier)", () => {
  it.each(CASES)("parsePrinted(%j, %j, %j) is %d in [%d, %d]", (printed, kind, qualifier, value, low, high) => {
    const parsed = parsePrinted(printed, kind, qualifier);
    expect([parsed.value.valueOf(), Number(parsed.interval.low), Number(parsed.interval.high)]).toEqual([
      value,
      low,
      high
    ]);
  });

  it.each([
    ["", "count"],
    ["many", "count"],
    ["1,23", "count"],
    ["12,3456", "count"],
    ["1.2.3", "count"],
    ["26.0%", "count"],
    ["4.8-fold", "count"],
    ["-3", "count"],
    ["１２", "count"]
  ] as const)("refuses %j as a %s", (printed, kind) => {
    expect(() => parsePrinted(printed, kind)).toThrow(/can't read/);
  });
});
