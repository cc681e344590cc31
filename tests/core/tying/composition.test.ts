import {beforeAll, describe, expect, it} from "vitest";
import {FUNCTIONS} from "../../../src/core/expression/functions.js";
import {parseExpression, printExpression} from "../../../src/core/expression/syntax.js";
import {
  OPEN_FIGURE,
  openPlaces,
  operandAt,
  operandNames,
  takesMore,
  withOperand,
  withOperation,
  wrapped
} from "../../../src/core/tying/composition.js";
import {TieOffers} from "../../../src/core/tying/offers.js";
import {realData} from "../../support/real-site.js";

const suspended = parseExpression("un.suspended-2014");
const convictions = parseExpression("un.convictions-2014");

describe("composing an expression", () => {
  it("makes a figure the first operand of an operation, and fills the places that are open", () => {
    const begun = withOperation(suspended, "share");
    expect(openPlaces(begun)).toEqual([[1]]);
    expect(printExpression(withOperand(begun, [1], convictions))).toBe("share(un.suspended-2014, un.convictions-2014)");
  });

  it("keeps the operands under another operation, and its first figure under none", () => {
    const share = parseExpression("share(a.b, c.d)");
    expect(printExpression(withOperation(share, "ratio"))).toBe("ratio(a.b, c.d)");
    expect(printExpression(withOperation(parseExpression("sum(a.b, c.d, e.f)"), "share"))).toBe("share(a.b, c.d)");
    expect(printExpression(withOperation(share, undefined))).toBe("a.b");
    expect(withOperation(parseExpression("count(list)"), "sum")).toEqual({
      type: "call",
      name: "sum",
      operands: [OPEN_FIGURE, OPEN_FIGURE]
    });
  });

  it("goes on with a result, and inside an operand", () => {
    const rounded = withOperand(wrapped(parseExpression("share(a.b, c.d)"), "round"), [1], {
      type: "literal",
      text: "0"
    });
    expect(printExpression(rounded)).toBe("round(share(a.b, c.d), 0)");
    const inner = withOperand(rounded, [0, 1], withOperation(operandAt(rounded, [0, 1]), "sum"));
    expect(openPlaces(inner)).toEqual([[0, 1, 1]]);
    expect(printExpression(withOperand(inner, [0, 1, 1], parseExpression("e.f")))).toBe(
      "round(share(a.b, sum(c.d, e.f)), 0)"
    );
  });

  it("takes an operand away, and says which operation takes more", () => {
    const sum = parseExpression("sum(a.b, c.d, e.f)");
    expect(printExpression(withOperand(sum, [1], undefined))).toBe("sum(a.b, e.f)");
    expect(takesMore(sum)).toBe(true);
    expect(takesMore(parseExpression("share(a.b, c.d)"))).toBe(false);
  });

  it.each([
    ["share", 2, ["part", "whole"]],
    ["sum", 3, ["a", "b", "b 3"]],
    ["per", 3, ["a", "b", "n"]],
    ["round", 2, ["x", "digits"]]
  ] as const)("names the operands of %s", (name, count, names) => expect(operandNames(name, count)).toEqual(names));

  it.each(Object.keys(FUNCTIONS))("begins %s with places for all that it needs", (name) => {
    const begun = withOperation(OPEN_FIGURE, name);
    expect(openPlaces(begun)).toHaveLength(FUNCTIONS[name]!.least);
  });
});

describe("what a composed expression comes to", () => {
  let offers: TieOffers;
  beforeAll(async () => {
    offers = new TieOffers((await realData()).evidence);
  });
  const worked = (text: string, format?: string): ReturnType<TieOffers["worked"]> =>
    offers.worked(parseExpression(text), format);

  it("is its value, its unit and its statement", () => {
    const found = worked("share(un.suspended-2014, un.convictions-2014)");
    expect(found).toMatchObject({shows: "75.2%", working: "106 of 141 convictions"});
    expect("quantity" in found && found.quantity.unit.kind).toBe("percent");
    expect(worked("share(un.suspended-2014, un.convictions-2014)", ".0%")).toMatchObject({shows: "75%"});
  });

  it("counts the rows of a list", () => {
    const [list] = offers.lists;
    expect(worked(`count(${list!.id})`)).toMatchObject({shows: String(list!.rows.length), counts: list!.title});
  });

  it.each([
    ["sum(un.suspended-2014, un.no-such)", "unknown fact: un.no-such"],
    ["ratio(un.suspended-2014, un.offenders-convicted-2014)", "ratio: units differ: un.suspended-2014 is in "],
    ["round(un.suspended-2014, un.convictions-2014)", "must be a number"]
  ])("is a refusal with its reason for %s", (text, reason) =>
    expect(worked(text)).toEqual({refused: expect.stringContaining(reason) as string})
  );

  it("is a refusal for a format that it can’t have", () =>
    expect(worked("un.convictions-2014", ".1%")).toEqual({refused: expect.stringContaining("%") as string}));
});
