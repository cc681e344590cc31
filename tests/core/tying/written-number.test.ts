import {describe, expect, it} from "vitest";
import {findWritten} from "../../../src/core/tying/written-number.js";

const read = (text: string): readonly unknown[] =>
  findWritten(text).map(({text: found, values}) => [found, values[0]?.value, values[0]?.kind]);

describe("findWritten(prose)", () => {
  it.each<[text: string, numbers: readonly unknown[]]>([
    ["141 convictions", [["141", 141, "count"]]],
    [
      "75.2% of them, 16 per cent",
      [
        ["75.2%", 75.2, "percent"],
        ["16 per cent", 16, "percent"]
      ]
    ],
    ["a fall of −37.1%", [["−37.1%", -37.1, "percent"]]],
    [
      "12 percentage points, 6 points",
      [
        ["12 percentage points", 12, "percent"],
        ["6", 6, "count"]
      ]
    ],
    [
      "4.8-fold, 3 times",
      [
        ["4.8-fold", 4.8, "times"],
        ["3 times", 3, "times"]
      ]
    ],
    ["127 million people", [["127 million", 127_000_000, "count"]]],
    [
      "three quarters of them, two-thirds",
      [
        ["three quarters", 75, "percent"],
        ["two-thirds", 200 / 3, "percent"]
      ]
    ],
    ["one in four cases", [["one in four", 25, "percent"]]],
    [
      "twenty-one cases and two homes",
      [
        ["twenty-one cases", 21, "count"],
        ["two", 2, "count"]
      ]
    ],
    [
      "twice the level, doubled",
      [
        ["twice", 2, "times"],
        ["doubled", 2, "times"]
      ]
    ],
    ["a dozen cases", [["dozen", 12, "count"]]],
    [
      "約2割、三割、五倍",
      [
        ["2割", 20, "percent"],
        ["三割", 30, "percent"],
        ["五倍", 5, "times"]
      ]
    ],
    [
      "船は１，３１３隻、三百二十四人",
      [
        ["１，３１３", 1313, "count"],
        ["三百二十四人", 324, "count"]
      ]
    ],
    [
      "2億300万人、12万2,578件",
      [
        ["2億300万", 203_000_000, "count"],
        ["12万2,578", 122_578, "count"]
      ]
    ],
    [
      "８０％、半数",
      [
        ["８０％", 80, "percent"],
        ["半数", 50, "percent"]
      ]
    ],
    [
      "½ of them; ٤٥ cases; Ⅻ cases",
      [
        ["½", 50, "percent"],
        ["٤٥", 45, "count"],
        ["Ⅻ", 12, "count"]
      ]
    ]
  ])("reads “%s”", (text, numbers) => expect(read(text)).toEqual(numbers));

  it("says how far a number is rounded", () => {
    const step = (text: string): number | undefined => findWritten(text)[0]!.values[0]?.step;
    expect(step("122,578 cases")).toBe(0);
    expect(step("75.2%")).toBe(0.1);
    expect(step("75%")).toBe(1);
    expect(step("about 31,900 cases")).toBe(100);
    expect(step("127 million people")).toBe(1_000_000);
  });

  it("gives places in the text as written", () => {
    const text = "Ships: １，３１３ and 26.0%.";
    expect(findWritten(text).map(({start, end}) => text.slice(start, end))).toEqual(["１，３１３", "26.0%"]);
  });

  it("tells what must be tied from what may be", () =>
    expect(findWritten("two homes, 3 cases").map(({text, needed}) => [text, needed])).toEqual([
      ["two", false],
      ["3", true]
    ]));

  it("finds none in dates, places and years", () =>
    expect(findWritten("In 2014, para 41 of Part II, 8 February 2022; 平成26年度").map(({text}) => text)).toEqual([]));
});
