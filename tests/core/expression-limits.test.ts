import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {parseExpression} from "../../src/core/expression/syntax.js";
import {FormatError, formatQuantity} from "../../src/core/format.js";
import {numberAsWritten} from "../../src/core/prose.js";
import {demoFacts} from "./demo-facts.js";

const facts = demoFacts([
  ["d.count", "31,927", "cases"],
  ["d.percent", "26.0%", "percent"]
]);
const nested = (depth: number): string => `${"sum(d.count, ".repeat(depth)}d.count${")".repeat(depth)}`;

describe("what is too large to be worked out is refused at once, with what is allowed", () => {
  it.each<[expression: string, message: RegExp]>([
    ["round(d.count, 99999999)", /^round: digits must be from -12 to 12, not 99999999$/],
    ["round(d.count, -13)", /^round: digits must be from -12 to 12, not -13$/],
    [`per(d.count, d.count, 1${"0".repeat(40)})`, /^a number of 41 digits; at most 15 are read$/],
    [nested(10_000), /^(?:nested more than 32 deep|\d+ characters long; at most 20000 are read)/],
    [nested(33), /^nested more than 32 deep; write it with fewer functions inside one another$/],
    [`sum(${"d.count, ".repeat(10_000)}d.count)`, /^\d+ characters long; at most 20000 are read$/]
  ])("%.40s", (expression, message) => {
    const started = performance.now();
    expect(() => formatQuantity(evaluate(expression, facts), undefined, facts)).toThrow(
      expect.objectContaining({name: "ExpressionError", message: expect.stringMatching(message) as string}) as Error
    );
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([[".400%"], ["999999999d"], [".13f"], ["33d"]])("d.percent | %s", (format) => {
    const shown = (): string => formatQuantity(evaluate("round(d.percent, 2)", facts), format, facts);
    expect(shown).toThrow(FormatError);
    expect(shown).toThrow(`format ${format}: at most 12 decimals and 32 characters wide`);
  });

  it("and what is within the limits is worked out", () => {
    expect(parseExpression(nested(32)).type).toBe("call");
    expect(formatQuantity(evaluate("round(d.percent, 12)", facts), ".12%", facts)).toMatch(/^26\.0{12}%$/);
  });

  it("a message holds the beginning of what is long", () => {
    expect(numberAsWritten("d.count", ",d")).toBe("{{ d.count | ,d }}");
    expect(numberAsWritten(nested(10_000), undefined).length).toBeLessThan(130);
  });
});
