import {describe, expect, it} from "vitest";
import {styleInText, styleNamed} from "../../src/core/number-style.js";
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
    ["--3", "count"],
    ["(3)", "count"],
    ["98 452", "count"],
    ["1.234,5", "count"],
    ["2億3億", "count"],
    ["△2億△300万", "count"],
    ["5千3万", "count"],
    ["2億12000万", "count"],
    ["1.5億300万", "count"],
    ["1億2千3百", "count"]
  ] as const)("refuses %j as a %s", (printed, kind) => {
    expect(() => parsePrinted(printed, kind)).toThrow(/can't read/);
  });
});

describe("parsePrinted(printed, kind, qualifier, style)", () => {
  it.each<[printed: string, kind: UnitKind, style: string, value: number, low: number, high: number]>([
    ["98 452", "count", "1 234,5", 98452, 98452, 98452],
    ["98\u00A0452", "count", "1 234,5", 98452, 98452, 98452],
    ["98\u2009452,5", "count", "1 234,5", 98452.5, 98452.45, 98452.55],
    ["1\u202F234.5", "count", "1\u00A0234.5", 1234.5, 1234.45, 1234.55],
    ["98.452", "count", "1.234,5", 98452, 98452, 98452],
    ["98.452", "count", "1,234.5", 98.452, 98.4515, 98.4525],
    ["1.234,5", "count", "1.234,5", 1234.5, 1234.45, 1234.55],
    ["26,0 %", "percent", "1.234,5", 26, 25.95, 26.05],
    ["1,5 million", "count", "1 234,5", 1.5e6, 1.45e6, 1.55e6],
    ["1'234", "count", "1'234.5", 1234, 1234, 1234],
    ["1’234,50", "count", "1'234,5", 1234.5, 1234.495, 1234.505],
    ["(1,234)", "count", "(1,234.5)", -1234, -1234, -1234],
    ["(3,2 %)", "percent", "(1.234,5)", -3.2, -3.25, -3.15],
    ["△ 3.2", "count", "1,234.5", -3.2, -3.25, -3.15],
    ["▲3.2", "points", "1,234.5", -3.2, -3.25, -3.15],
    ["−4", "count", "1,234.5", -4, -4, -4],
    ["１，３１３", "count", "1,234.5", 1313, 1313, 1313],
    ["△１．５％", "percent", "1,234.5", -1.5, -1.55, -1.45],
    ["2割", "percent", "1,234.5", 20, 15, 25],
    ["1.5億", "count", "1,234.5", 1.5e8, 1.45e8, 1.55e8],
    ["23百万", "count", "1,234.5", 23e6, 22.5e6, 23.5e6],
    ["2億300万", "count", "1,234.5", 203e6, 202_995_000, 203_005_000],
    ["△2億300万", "count", "1,234.5", -203e6, -203_005_000, -202_995_000],
    ["− 1億2,345", "count", "1,234.5", -100_002_345, -100_002_345, -100_002_345],
    ["１兆２，３４５億", "count", "1,234.5", 1_234_500_000_000, 1_234_450_000_000, 1_234_550_000_000],
    ["1億2,345", "count", "1,234.5", 100_002_345, 100_002_345, 100_002_345]
  ])("reads %j of kind %s printed as %s as %d in [%d, %d]", (printed, kind, style, value, low, high) => {
    const parsed = parsePrinted(printed, kind, "", styleNamed(style));
    expect([parsed.value.valueOf(), Number(parsed.interval.low), Number(parsed.interval.high)]).toEqual([
      value,
      low,
      high
    ]);
  });

  it.each([
    ["1,234.5", "1.234,5"],
    ["(1.234)", "1.234,5"],
    ["1 23", "1 234,5"],
    ["1234 567", "1 234,5"],
    ["(-3)", "(1,234.5)"]
  ])("refuses %j where numbers are printed as %s", (printed, style) =>
    expect(() => parsePrinted(printed, "count", "", styleNamed(style))).toThrow(/can't read/)
  );

  it("says in which style a number could be read", () =>
    expect(() => parsePrinted("98 452", "count")).toThrow(/say numbers: "1 234,5" in sources\.yaml/));
});

describe("styleInText(text)", () => {
  it.each([
    ["1.234,5 und 2.345,6", "1.234,5"],
    ["3,5 und 4,25 von 98.452", "1.234,5"],
    ["98\u00A0452 personnes, soit 12,5 %", "1 234,5"],
    ["il y a 98 452 personnes", "1 234,5"],
    ["il y a 398\u00A0452 personnes", "1 234,5"],
    ["1’234 und 2’345.50", "1'234.5"],
    ["1,234.5 of 98 452 and 1,204", "1,234.5"],
    ["12.5 and 2,000,000", "1,234.5"],
    ["1,204 and 98,452", "1,234.5"]
  ])("of %j is %s", (text, example) => expect(styleInText(text)?.example).toBe(example));

  it.each(["98.452", "41,200", "2019 2020", "3,5 and 4.5", "31,00 and 9,100", "12 345 67 901", "450 450\n400 400"])(
    "of %j is not told",
    (text) => expect(styleInText(text)).toBeUndefined()
  );
});
