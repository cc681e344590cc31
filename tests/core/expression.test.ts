import {describe, expect, it} from "vitest";
import {evaluate, stepsOf, workedInWords} from "../../src/core/expression/evaluate.js";
import {factsOf, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {ExpressionError} from "../../src/core/expression/syntax.js";
import {demoFacts} from "./demo-facts.js";

const facts = demoFacts([
  ["d.a", "30", "cases", {of: "d.all"}],
  ["d.b", "106", "cases", {of: "d.all"}],
  ["d.all", "141", "cases"],
  ["d.none", "0", "cases"],
  ["d.about", "220", "cases", {qualifier: "about"}],
  ["d.more", "23,000", "cases", {qualifier: "more-than"}],
  ["d.p", "26.0%", "percent", {of: "d.all"}],
  ["d.q", "21.1%", "percent", {of: "d.all"}],
  ["d.r", "50.0%", "percent", {of: "d.none"}],
  ["d.kids", "82", "children"],
  ["d.million", "127 million", "cases"],
  ["d.elsewhere", "6.9%", "percent", {locator: "para 2"}],
  ["d.later", "6.9%", "percent", {period: "2015"}]
]);
const shown = (text: string): readonly [number, string, number, number] => {
  const {value, unit, interval} = evaluate(text, facts);
  return [value.valueOf(), unit.id, Number(interval.low), Number(interval.high)];
};

describe("parseExpression and printExpression", () => {
  it.each([
    ["d.a", "d.a"],
    [" share( d.a ,d.b )", "share(d.a, d.b)"],
    ["sum(d.a,d.b,\n d.all)", "sum(d.a, d.b, d.all)"],
    ["per(d.a, d.b, 1000)", "per(d.a, d.b, 1000)"],
    ["round(share(d.a, sum(d.a, d.b)), -1)", "round(share(d.a, sum(d.a, d.b)), -1)"]
  ])("%j is written %j", (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
    expect(printExpression(parseExpression(canonical))).toBe(canonical);
  });

  it.each([
    ["", /expected a fact or a function, found the end/, 0],
    ["share(d.a", /expected "\)" to close share\(, found the end/, 9],
    ["d.a)", /expected the end, found "\)"/, 3],
    ["share d.a", /expected the end, found "d\.a"/, 6],
    ["d.a + d.b", /unexpected "\+"/, 4],
    ["share(d.a,, d.b)", /expected a fact or a function, found ","/, 10],
    ["<script>", /unexpected "<"/, 0]
  ])("%j says where it fails", (text, message, at) => {
    const attempt = (): unknown => parseExpression(text);
    expect(attempt).toThrow(message);
    try {
      attempt();
    } catch (error) {
      expect((error as ExpressionError).at).toBe(at);
    }
  });

  it("lists each fact once, in order", () => {
    expect(factsOf(parseExpression("share(d.a, sum(d.b, d.a))"))).toEqual(["d.a", "d.b"]);
  });
});

describe("evaluate(expression, facts)", () => {
  it.each([
    ["sum(d.a, d.b)", 136, "cases", 136, 136],
    ["difference(d.b, d.a)", 76, "cases", 76, 76],
    ["difference(d.p, d.q)", 4.9, "percentage-points", 4.8, 5],
    ["remainder(d.all, d.a, d.b)", 5, "cases", 5, 5],
    ["ratio(d.b, d.a)", 106 / 30, "times", 106 / 30, 106 / 30],
    ["change(d.a, d.none)", -100, "percent", -100, -100],
    ["rebase(d.a, d.b)", 3000 / 106, "index", 3000 / 106, 3000 / 106],
    ["sum(d.p, d.q)", 47.1, "percent", 47, 47.2],
    ["round(share(d.b, d.all), 0)", 75, "percent", 75, 75],
    ["implied(d.a, d.p)", 3000 / 26, "cases", 3000 / 26.05, 3000 / 25.95],
    ["sum(d.more, d.a)", 23030, "cases", 23030, Infinity],
    ["share(d.a, d.more)", 3000 / 23000, "percent", 0, 3000 / 23000]
  ] as const)("%s is %d %s in [%d, %d]", (text, value, unit, low, high) => {
    const [v, u, l, h] = shown(text);
    expect(v).toBeCloseTo(value, 10);
    expect(u).toBe(unit);
    expect(l).toBeCloseTo(low, 10);
    expect(h === high || Math.abs(h - high) < 1e-10).toBe(true);
  });

  it("evaluates over distinct facts: share(a, sum(a, b)) does not widen", () => {
    const [, , low, high] = shown("share(d.about, sum(d.about, d.b))");
    expect(low).toBeCloseTo((100 * 215) / 321, 10);
    expect(high).toBeCloseTo((100 * 225) / 331, 10);
  });

  it("of a thing in itself is exact", () => {
    expect(shown("share(d.million, d.million)").slice(2)).toEqual([100, 100]);
  });

  it("keeps a fact's qualifier and says which way a derived number is open", () => {
    const qualifier = (text: string): string => evaluate(text, facts).qualifier;
    expect([
      qualifier("d.about"),
      qualifier("sum(d.more, d.a)"),
      qualifier("share(d.a, d.more)"),
      qualifier("sum(d.about, d.a)"),
      qualifier("d.a")
    ]).toEqual(["about", "at-least", "up-to", "about", ""]);
  });

  it.each([
    ["d.unknown", /unknown fact: d\.unknown/],
    ["median(d.a, d.b)", /unknown function: median \(known: sum, /],
    ["constructor(d.a, d.b)", /unknown function: constructor/],
    ["share(d.a)", /share\(part, whole\) takes 2 operands, not 1/],
    ["sum(d.a)", /takes 2 or more operands/],
    ["share(d.a, d.kids)", /share: units differ: d\.a is in cases, d\.kids in children/],
    ["share(d.a, d.none)", /share: division by zero/],
    ["change(d.none, d.a)", /change: division by zero/],
    ["remainder(d.a, d.b)", /the parts are larger than the whole/],
    ["sum(d.p, d.r)", /percentages add only under the same whole/],
    ["share(d.a, 3)", /a literal stands only where a function names one/],
    ["per(d.a, d.b, d.all)", /must be a number/],
    ["round(d.a, 1.5)", /digits must be a whole number/],
    ["implied(d.p, d.q)", /implied: d\.p is no printed count/],
    ["implied(d.a, d.b)", /implied: d\.b is no printed percentage/],
    ["implied(sum(d.a, d.b), d.p)", /implied: sum\(d\.a, d\.b\) is no printed count/],
    ["implied(d.a, share(d.a, d.b))", /implied: share\(d\.a, d\.b\) is no printed percentage/],
    ["implied(d.a, d.elsewhere)", /implied: d\.a and d\.elsewhere differ in locator; .* one passage/],
    ["implied(d.a, d.later)", /implied: d\.a and d\.later differ in period/],
    ["sum(implied(d.a, d.p), d.b)", /implied\(d\.a, d\.p\) is no printed figure; show it alone/],
    ["7", /a number alone is no quantity/]
  ])("%s is refused", (text, message) => {
    expect(() => evaluate(text, facts)).toThrow(message);
  });

  describe("count(table, column=value, …)", () => {
    const rows = [
      {id: "m1", fields: {pillar: ["1"], ministries: ["NPA", "MOJ"]}},
      {id: "m2", fields: {pillar: ["1"], ministries: ["MOJ"]}},
      {id: "m3", fields: {pillar: ["2"], ministries: ["NPA"]}}
    ];
    const counted = {...facts, rows: (table: string) => (table === "measures" ? rows : undefined)};
    it.each([
      ["count(measures)", 3, ["m1", "m2", "m3"]],
      ["count(measures, ministries=NPA)", 2, ["m1", "m3"]],
      ["count(measures, pillar=1, ministries=NPA)", 1, ["m1"]],
      ["share(count(measures, pillar=1), count(measures))", 200 / 3, ["m1", "m2", "m3"]]
    ])("%s is %d", (text, value, ids) => {
      const quantity = evaluate(text, counted);
      expect(quantity.value.valueOf()).toBeCloseTo(value, 10);
      expect(quantity.rows).toEqual(ids);
      expect(quantity.expression).toBe(text);
    });
    it.each([
      ["count(others)", /unknown table: others/],
      ["count()", /takes 1 or more operands/],
      ["count(measures, agency=NPA)", /measures has no column agency/],
      ["count(measures, ministries=MOFA)", /no row of measures has ministries=MOFA/],
      ["count(d.a)", /the first operand is the name of a table/],
      ["share(count(measures), d.all)", /units differ/],
      ["measures", /a table alone is no quantity/],
      ["sum(measures, d.a)", /stand only in count/]
    ])("%s is refused", (text, message) => expect(() => evaluate(text, counted)).toThrow(message));
    it("is worked out in words", () => {
      expect(stepsOf(evaluate("count(measures, pillar=1)", counted), counted)[0]).toMatchObject({
        working: "rows of measures with pillar=1",
        result: "2"
      });
    });
  });

  it("is worked out from the inside out", () => {
    expect(
      stepsOf(evaluate("share(d.b, sum(d.a, d.b))", facts), facts).map(({working, result}) => `${working} = ${result}`)
    ).toEqual(["30 + 106 = 136", "106 ÷ 136 × 100 = 77.9%"]);
  });
});

describe("workedInWords(quantity, facts)", () => {
  it.each([
    ["share(d.b, d.all)", "106 of 141 cases"],
    ["share(d.b, sum(d.a, d.b))", "106 of 136 cases"],
    ["change(d.a, d.b)", "from 30 to 106 cases"],
    ["difference(d.b, d.a)", "106 less 30 cases"],
    ["difference(d.p, d.q)", "26.0% less 21.1%"],
    ["remainder(d.all, d.a, d.b)", "141 less 30 less 106 cases"],
    ["sum(d.a, d.b)", "30 and 106 cases"],
    ["ratio(d.b, d.a)", "106 against 30 cases"],
    ["share(d.a, d.about)", "30 of about 220 cases"],
    ["per(d.b, d.all, 1000)", "106 ÷ 141 × 1000"],
    ["d.b", ""]
  ])("%s is %j", (text, words) => expect(workedInWords(evaluate(text, facts), facts)).toBe(words));
});
