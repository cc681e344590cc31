import {describe, expect, it} from "vitest";
import {judgeRows} from "../../../src/core/chart-spec/judge-rows.js";
import type {AskedTable} from "../../../src/core/chart-spec/judge-rows.js";
import type {TogetherRules} from "../../../src/core/chart-spec/refuse.js";
import {quantityColumns} from "../../../src/core/chart-spec/table-info.js";
import type {Row} from "../../../src/core/chart.js";
import {indexEvidence} from "../../../src/views/evidence-index.js";
import {realSite} from "../../support/real-site.js";
import {demoFacts} from "../demo-facts.js";

const facts = demoFacts([
  ["demo.a", "12", "cases"],
  ["demo.b", "9", "cases", {period: "2015"}],
  ["demo.c", "7", "children"],
  ["demo.lamps", "5", "cases", {measure: "lamps"}],
  ["demo.moons", "4", "cases", {measure: "moons"}],
  ["demo.moons-later", "3", "cases", {measure: "moons", period: "2016"}]
]);
const rules: TogetherRules = {
  refusals: [{between: ["demo"], and: ["lamps"], why: "lamps are no cases"}],
  noTrend: ["moons"],
  single: []
};
const row = (n: number, expression: string | null, year = "2014"): Row => ({
  what: expression,
  year,
  n,
  n_expression: expression
});
const judged = (rows: readonly Row[], asked: readonly AskedTable[] = []): string => {
  const judgement = judgeRows(rows, "n", {facts, rules, asked});
  return `${judgement.kind}${"why" in judgement ? `: ${judgement.why}` : ""}`;
};
const asked = (more: Partial<AskedTable>, measures = ["demo"]): AskedTable => ({
  id: "demo",
  columns: [{kind: "quantity", name: "n", label: "N", unit: "cases", measures}],
  ...more
});

describe("judgeRows(rows, column)", () => {
  it.each<[string, readonly Row[], RegExp]>([
    ["numbers that are alike", [row(12, "demo.a"), row(9, "demo.b", "2015")], /^alike$/],
    [
      "measures that the rules part",
      [row(12, "demo.a"), row(5, "demo.lamps")],
      /^refused: demo\.a beside demo\.lamps: lamps are no cases$/
    ],
    [
      "the same, within expressions",
      [row(100, "share(demo.a, demo.a)"), row(100, "share(demo.lamps, demo.lamps)")],
      /^refused/
    ],
    ["the same, with an untied number between", [row(12, "demo.a"), row(1, null), row(5, "demo.lamps")], /^refused/],
    [
      "two dates that make no trend",
      [row(4, "demo.moons"), row(3, "demo.moons-later", "2016")],
      /^refused: .*make no trend$/
    ],
    [
      "other units",
      [row(12, "demo.a"), row(7, "demo.c")],
      /^apart: units differ: demo\.a has cases, demo\.c children$/
    ],
    ["an untied number", [row(12, "demo.a"), row(9, null)], /^unchecked: .*no printed figure/],
    ["no tied number", [row(12, null)], /^unchecked/],
    ["an expression that is none", [row(12, "demo.none")], /^unchecked/],
    ["a year that is not the figure’s", [row(12, "demo.a"), row(9, "demo.b", "2012")], /^unchecked: the year beside/],
    ["a change with its later year", [row(-25, "change(demo.a, demo.b)", "2015")], /^alike$/]
  ])("%s", (_what, rows, expected) => expect(judged(rows)).toMatch(expected));

  it("checks nothing without rules", () =>
    expect(judgeRows([row(12, "demo.a")], "n", {facts, rules: undefined}).kind).toBe("unchecked"));

  it("takes what a table says of the comparison of its own measures, which lifts no refusal", () => {
    const rows = [row(12, "demo.a"), row(7, "demo.c")];
    expect(judged(rows, [asked({comparison: "They hold."})])).toBe("alike");
    expect(judged(rows, [asked({comparison: "They hold."}, ["lamps"])])).toMatch(/^apart: units/);
    expect(judged(rows, [asked({comparison: "They hold."}), asked({id: "other"}, ["lamps"])])).toMatch(/^apart: units/);
    expect(
      judged([row(12, "demo.a"), row(9, "demo.b", "2015")], [asked({compare: "none", comparison: "Apart."})])
    ).toBe("apart: Apart.");
    expect(judged([row(12, "demo.a")], [asked({compare: "own-base"})])).toMatch(/^own-base/);
    expect(
      judged([row(12, "demo.a"), row(5, "demo.lamps")], [asked({comparison: "They hold."}, ["demo", "lamps"])])
    ).toMatch(/^refused/);
  });
});

describe("of this project’s figures", () => {
  const numbers = async (
    ...wanted: readonly (readonly [table: string, column: string, keep?: (row: Row) => boolean])[]
  ): Promise<readonly Row[]> => {
    const {tables} = await realSite();
    return wanted.flatMap(([table, column, keep = () => true]) =>
      tables
        .get(table)!
        .rows.filter(keep)
        .map((own) => ({
          what: String(own[`${column}_expression`]),
          year: String(own["year"] ?? own["period"]),
          n: own[column]!,
          n_expression: own[`${column}_expression`]!
        }))
    );
  };
  const judgeReal = async (rows: readonly Row[], ...ids: readonly string[]): Promise<string> => {
    const {evidence, tables} = await realSite();
    const judgement = judgeRows(rows, "n", {
      facts: indexEvidence(evidence).facts,
      rules: evidence.together,
      asked: ids.map((id) => tables.get(id)!.table)
    });
    return `${judgement.kind}${"why" in judgement ? `: ${judgement.why}` : ""}`;
  };

  it("refuses what no one may set together, whatever tables a query names", async () => {
    expect(
      await judgeReal(
        await numbers(["child-victims", "victims"], ["police-2016", "value", ({item}) => item === "child victims"]),
        "child-victims",
        "police-2016"
      )
    ).toMatch(/^refused: .*the law changed/);
    expect(
      await judgeReal(
        await numbers(
          ["prosecution-2013", "cases"],
          ["offenders-convicted", "offenders"],
          ["sentencing-2014", "convictions"]
        )
      )
    ).toMatch(/^refused: .*make no funnel/);
    expect(
      await judgeReal(
        await numbers(["poverty-okinawa", "value"], ["poverty-national", "value"]),
        "poverty-okinawa",
        "poverty-national"
      )
    ).toMatch(/^refused: .*the methods/);
  });

  it("sets apart what one table holds in several units, by whatever name", async () => {
    const rows = await numbers(["police-2016", "value"]);
    expect(await judgeReal(rows, "police-2016")).toMatch(/^apart: /);
    expect(await judgeReal(rows)).toMatch(/^apart: units differ/);
  });

  it("judges every column of every table as the table is described", async () => {
    const {tables, evidence} = await realSite();
    const {facts: own} = indexEvidence(evidence);
    const found = [...tables.values()].flatMap(({table, rows}) =>
      quantityColumns(table).map(
        ({name}) =>
          `${table.compare ?? "alike"} ${judgeRows(rows, name, {facts: own, rules: evidence.together, asked: [table]}).kind}`
      )
    );
    expect([...new Set(found)].sort()).toEqual(["alike alike", "none apart", "own-base alike", "own-base own-base"]);
  });
});
