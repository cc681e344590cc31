import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {demoFacts} from "./demo-facts.js";

const facts = demoFacts([
  ["d.count", "31,927", "cases"],
  ["d.whole", "122,578", "cases"],
  ["d.percent", "26.0%", "percent"],
  ["d.rough", "16 per cent", "percent"],
  ["d.about", "220", "cases", {qualifier: "about"}],
  ["d.fold", "4.8-fold", "times"],
  ["d.half", "29", "cases"],
  ["d.two", "200", "cases"],
  ["d.more", "23,000", "cases", {qualifier: "more-than"}],
  ["d.words", "Three quarters", "percent"],
  ["d.part", "24", "cases"],
  ["d.its-share", "6.9 per cent", "percent"],
  ["d.one", "1", "cases"],
  ["d.ninth", "66.0%", "percent"],
  ["d.half-share", "50.0%", "percent"]
]);
const shown = (text: string, format?: string): string => formatQuantity(evaluate(text, facts), format, facts);

describe("formatQuantity(quantity, format, facts)", () => {
  it.each([
    ["d.count", undefined, "31,927"],
    ["d.percent", undefined, "26.0%"],
    ["d.rough", undefined, "16 per cent"],
    ["d.about", undefined, "about 220"],
    ["d.fold", undefined, "4.8-fold"],
    ["d.more", undefined, "more than 23,000"],
    ["d.words", undefined, "Three quarters"],
    ["share(d.count, d.whole)", undefined, "26.0%"],
    ["share(d.count, d.whole)", ".1%", "26.0%"],
    ["share(d.count, d.whole)", ".0%", "26%"],
    ["change(d.whole, d.count)", "+.0%", "−74%"],
    ["change(d.count, d.whole)", "+.0%", "+284%"],
    ["sum(d.count, d.whole)", undefined, "154,505"],
    ["sum(d.count, d.whole)", "d", "154505"],
    ["share(d.half, d.two)", ".0%", "15%"],
    ["d.about", ",.0f", undefined],
    ["round(d.about, -1)", undefined, "about 220"],
    ["d.rough", ".0%", "16%"],
    ["d.more", ",d", "more than 23,000"],
    ["sum(d.more, d.count)", undefined, "at least 54,927"],
    ["implied(d.part, d.its-share)", undefined, "implied 346 to 350"],
    ["implied(d.one, d.half-share)", undefined, "implied 2"],
    ["implied(d.count, d.percent)", undefined, "implied 122,561 to 123,032"],
    ["implied(d.part, d.its-share)", ",d", undefined]
  ])("%s | %s is %j", (text, format, expected) => {
    if (expected === undefined) expect(() => shown(text, format)).toThrow();
    else expect(shown(text, format)).toBe(expected);
  });

  it("refuses to show an implied whole that no whole number is", () => {
    expect(() => shown("implied(d.one, d.ninth)")).toThrow(/no whole number of cases fits both/);
    expect(() => shown("implied(d.more, d.percent)")).toThrow(/known too loosely/);
  });

  it("rounds half up before formatting: 14.5% is 15%, where d3 alone prints 14%", () => {
    expect(shown("share(d.half, d.two)", ".0%")).toBe("15%");
  });

  it.each([
    ["share(d.count, d.whole)", undefined, "26%", "26.0%", "26.046%"],
    ["share(d.count, d.whole)", "%", "26%", "26.0%", "26.046%"],
    ["change(d.whole, d.count)", "+%", "−74%", "−74.0%", "−73.954%"],
    ["share(d.count, d.whole)", ".2%", "26.05%", "26.05%", "26.05%"],
    ["share(d.about, d.whole)", undefined, "0.2%", "0.2%", "0.18%"],
    ["share(d.about, d.two)", "%", "110%", "110%", "110%"],
    ["round(share(d.count, d.whole), 2)", undefined, "26.05%", "26.05%", "26.05%"],
    ["d.percent", undefined, "26.0%", "26.0%", "26.0%"]
  ])(
    "%s | %s is as fine as the workspace shows percentages, where its interval allows that",
    (text, format, ...all) => {
      const by = (percentDecimals: number): string =>
        formatQuantity(evaluate(text, facts), format, {...facts, percentDecimals}).replace(/^about /, "");
      expect([0, 1, 3].map(by)).toEqual(all);
      expect(shown(text, format).replace(/^about /, "")).toBe(by(1));
    }
  );

  it.each([
    ["d.count", ".1%", /is for percentages/],
    ["d.rough", ".1%", /finer than what is known/],
    ["d.about", ",d", /finer than what is known/],
    ["d.words", ".0%", /finer than what is known/],
    ["d.count", "s", /only the types f, d and %/],
    ["d.count", "£%%", /not a d3-format specifier/],
    ["d.count", "f", /say how many decimals/]
  ])("%s | %s is refused", (text, format, message) => {
    expect(() => shown(text, format)).toThrow(message);
  });
});
