import {describe, expect, it} from "vitest";
import {chartRows, distinctNames, tieRows} from "../../../src/core/query/result.js";
import {demoFacts} from "../demo-facts.js";

it("distinctNames(names) gives each name once", () => {
  expect(distinctNames(["a", "b", "a", "a_2", "a"])).toEqual(["a", "b", "a_3", "a_2", "a_4"]);
});

it("chartRows(result, rows) names the values", () => {
  expect(
    chartRows(
      {
        columns: [
          {name: "a", type: "DOUBLE"},
          {name: "a", type: "VARCHAR"}
        ]
      },
      [
        [1, "x"],
        [null, null]
      ]
    )
  ).toEqual([
    {a: 1, a_2: "x"},
    {a: null, a_2: null}
  ]);
});

describe("tieRows(rows, facts)", () => {
  const facts = demoFacts([
    ["demo.part", "30", "cases"],
    ["demo.whole", "90", "cases"]
  ]);
  const tied = (value: number | null, expression: string | number | null): unknown => {
    const result = tieRows([{n: value, n_expression: expression}], facts);
    return [result.rows[0]!.n_expression, result.tied, result.untied];
  };

  it("keeps an expression that gives its number", () => {
    expect(tied(30, "demo.part")).toEqual(["demo.part", 1, 0]);
    expect(tied(100 / 3, "share(demo.part, demo.whole)")).toEqual(["share(demo.part, demo.whole)", 1, 0]);
  });

  it.each([
    ["gives another number", 60, "demo.part"],
    ["is a little off", 30.0001, "demo.part"],
    ["names an unknown fact", 30, "demo.none"],
    ["is none", 30, "thirty, says the query"],
    ["is a number", 30, 30],
    ["is not there", 30, null]
  ])("takes away one that %s", (_why, value, expression) => {
    expect(tied(value, expression)).toEqual([null, 0, typeof expression === "number" ? 2 : 1]);
  });

  it("leaves rows without numbers as they are", () => {
    expect(tieRows([{n: null, n_expression: "demo.part", t: "x"}], facts)).toEqual({
      rows: [{n: null, n_expression: "demo.part", t: "x"}],
      tied: 0,
      untied: 0
    });
  });

  it("takes the ends of a tied number's rounding interval for its own, and no others", () => {
    const counted = (row: Readonly<Record<string, string | number>>): unknown => {
      const {tied: own, untied} = tieRows([row], facts);
      return [own, untied];
    };
    expect(counted({n: 30, n_expression: "demo.part", n_low: 30, n_high: 30})).toEqual([1, 0]);
    expect(counted({n: 30, n_expression: "demo.part", n_low: 29, n_high: 31})).toEqual([1, 2]);
    expect(counted({n: 31, n_expression: "demo.part", n_low: 30, n_high: 30})).toEqual([0, 3]);
    expect(counted({n_low: 30, n_high: 30})).toEqual([0, 2]);
  });
});
