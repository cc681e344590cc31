import {describe, expect, it} from "vitest";
import {sheetFormula} from "../../../loaders/files/sheet-formula.js";
import {FUNCTIONS} from "../../../src/core/expression/functions.js";
import {parseExpression, printExpression} from "../../../src/core/expression/syntax.js";

const write = (text: string): string | undefined =>
  sheetFormula(parseExpression(text), {
    cellOf: (operand) => `<${printExpression(operand)}>`,
    isPercent: (operand) => /^(?:share|change|d\.p)/.test(printExpression(operand))
  });

describe("sheetFormula(tree, setting)", () => {
  it.each([
    ["d.a", "<d.a>"],
    ["sum(d.a, d.b, d.c)", "<d.a>+<d.b>+<d.c>"],
    ["difference(d.a, d.b)", "<d.a>-<d.b>"],
    ["difference(d.p1, share(d.a, d.b))", "(<d.p1>*100)-((<d.a>/<d.b>)*100)"],
    ["remainder(d.a, d.b, d.c)", "<d.a>-<d.b>-<d.c>"],
    ["share(d.a, sum(d.a, d.b))", "<d.a>/(<d.a>+<d.b>)"],
    ["ratio(d.a, d.b)", "<d.a>/<d.b>"],
    ["change(d.a, d.b)", "(<d.b>-<d.a>)/<d.a>"],
    ["per(d.a, d.b, 1000)", "<d.a>/<d.b>*1000"],
    ["rebase(d.a, d.b)", "<d.a>/<d.b>*100"],
    ["implied(d.a, d.p)", "<d.a>/<d.p>"],
    ["round(d.a, -1)", "ROUND(<d.a>,-1)"],
    ["round(share(d.a, d.b), 1)", "ROUND((<d.a>/<d.b>),3)"],
    ["sum(count(lights, kind=red), d.a)", "<count(lights, kind=red)>+<d.a>"]
  ])("%s is %s", (text, formula) => {
    expect(write(text)).toBe(formula);
  });

  it("has every function of the vocabulary", () => {
    for (const name of Object.keys(FUNCTIONS).filter((known) => known !== "count"))
      expect(write(`${name}(d.a, d.b, ${name === "per" ? "2" : "d.c"})`), name).not.toContain(`<${name}(`);
  });

  it("is none where no spreadsheet would read it", () => {
    expect(write(`sum(${Array.from({length: 1500}, (_, i) => `d.x${i}`).join(", ")})`)).toBeUndefined();
  });
});
