import {describe, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import {buildTable} from "../../../loaders/tables/build.js";
import {whyMixed, whyNotComparable} from "../../../loaders/tables/comparable.js";
import type {TableDefinition} from "../../../loaders/tables/table.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {periodKind, whyNeverTogether} from "../../../src/core/chart-spec/refuse.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {evaluate} from "../../../src/core/expression/evaluate.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {demoFacts} from "../../core/demo-facts.js";
import {demoDerivation, demoTable, noRules} from "../../support/tables.js";

const REASON = "Each number stands for itself.";

const pair = (more: Partial<ValuedFact>, unit = "cases"): readonly ValuedFact[] => {
  const facts = demoFacts([
    ["demo.a", "12", "cases"],
    ["demo.b", "9", unit, more]
  ]);
  return ["demo.a", "demo.b"].map((id) => facts.fact(id)!);
};

describe("whyNotComparable(facts, rules, allow)", () => {
  it.each<[string, readonly ValuedFact[], string | undefined]>([
    ["facts that are alike", pair({}), undefined],
    ["no fact", [], undefined],
    ["two years", pair({period: "2018"}), undefined],
    ["two categories", pair({category: "red"}), undefined],
    ["two units", pair({}, "children"), "units differ: demo.a has cases, demo.b children"],
    ["two measures", pair({measure: "lamps"}), "measures differ: demo.a has demo, demo.b lamps"],
    ["two areas", pair({area: "XX-1"}), "areas differ: demo.a has XX, demo.b XX-1"],
    ["two producers", pair({producer: "council"}), "producers differ: demo.a has not-stated, demo.b council"],
    ["two sources", pair({source: "other"}), "sources differ: demo.a has demo, demo.b other"],
    [
      "a year and a fiscal year",
      pair({period: "2014-04/2015-03"}),
      "kinds of period differ: demo.a has year, demo.b 12 months from month 4"
    ],
    [
      "a year and a date",
      pair({period: "2014-07", period_flag: "as-of"}),
      "kinds of period differ: demo.a has year, demo.b as of a month"
    ],
    [
      "a year and none",
      pair({period: "", period_flag: "not-printed"}),
      "kinds of period differ: demo.a has year, demo.b not printed"
    ]
  ])("%s", (_what, facts, why) => {
    expect(whyNotComparable(facts, noRules)).toBe(why);
    expect(whyNotComparable(facts, noRules, " ")).toBe(why);
    expect(whyNotComparable(facts, noRules, REASON)).toBeUndefined();
  });

  it("refuses a single site beside anything else, and a reason doesn't lift it", () => {
    const rules = {...noRules, single: ["north", "south"]};
    for (const caveat of rules.single) {
      expect(whyNotComparable(pair({caveat}), rules, REASON)).toMatch(
        /^demo\.a beside demo\.b: a figure of a single site or hotline stands alone/
      );
      expect(whyNotComparable(pair({caveat}), noRules, REASON)).toBeUndefined();
    }
    const [a, b] = pair({caveat: "north"});
    expect(whyNotComparable([{...a!, caveat: "north"}, b!], rules)).toBeUndefined();
    expect(whyNotComparable([{...a!, caveat: "south"}, b!], rules)).toMatch(/stands alone/);
  });
});

it.each([
  ["2014", "", "year"],
  ["2014-07", "", "month"],
  ["2014-07-01", "as-of", "as of a day"],
  ["2010/..", "", "since a year"],
  ["../2014", "", "until a year"],
  ["2008/2016", "", "9 years"],
  ["2016-04/2017-03", "", "12 months from month 4"],
  ["", "not-printed", "not printed"]
] as const)("periodKind(%s %s) is %s", (period, flag, kind) => {
  expect(periodKind({period, period_flag: flag})).toBe(kind);
});

describe("buildTable(table, …)", () => {
  const facts = demoFacts([
    ["demo.a", "12", "cases"],
    ["demo.b", "9", "children", {measure: "lamps"}]
  ]);
  const table = (more = ""): TableDefinition =>
    demoTable(
      "lamps",
      `
title: Lamps
description: One row for each number.
${more}
facts: {measure: [demo, lamps]}
rows: [each: {measure: any}]
columns:
  unit: {key: unit}
  area: {key: area}
  value: {label: Number, unit: unit, value: it}`
    );
  const diagnosticsOf = (given: TableDefinition): readonly string[] => {
    const diagnostics: Diagnostic[] = [];
    buildTable(given, demoDerivation(facts), diagnostics);
    return diagnostics.map(formatDiagnostic);
  };

  it("names table and column where a column mixes what can't be compared", () => {
    expect(diagnosticsOf(table())).toEqual([
      "data/tables/lamps.yaml: column value: units differ: demo.a has cases, demo.b children; say in the table’s comparison why it holds, or make two tables"
    ]);
  });

  it("takes the table's reason, and carries it", () => {
    const given = table(`comparison: ${REASON}`);
    expect(diagnosticsOf(given)).toEqual([]);
    expect(buildTable(given, demoDerivation(facts), []).comparison).toBe(REASON);
  });

  it("counts a derived cell in the unit that it is evaluated to", () => {
    const shares = demoFacts([
      ["demo.part", "3", "cases"],
      ["demo.whole", "12", "cases"],
      ["demo.share", "25%", "percent"]
    ]);
    const column = {kind: "quantity", name: "share", label: "Share", unit: "percent", measures: ["demo"]} as const;
    const rows = ["share(demo.part, demo.whole)", "demo.share"].map((expression) => ({share_expression: expression}));
    expect(whyMixed({id: "x", title: "", description: "", columns: [column], rows}, shares, noRules)).toEqual([]);
  });
});

describe("what content.md says is not to be made", async () => {
  const diagnostics: Diagnostic[] = [];
  const {
    facts,
    tables,
    derivation,
    terms,
    vocabulary: {together}
  } = await readContent(openWorkspace("data"), diagnostics);
  const named = (...ids: readonly string[]): readonly ValuedFact[] =>
    ids.map((id) => facts.fact(id) ?? expect.fail(`unknown fact ${id}`));

  it.each<[string, readonly string[], RegExp]>([
    [
      "victims of 2010, 2014 and 2016 joined",
      ["un.victims-pornography-2010", "un.victims-pornography-2014", "plan.child-victims-2016"],
      /2015 is not printed/
    ],
    [
      "cases referred and cases arrested joined",
      ["un.referred-pornography-2014", "plan.arrested-cases-2016"],
      /whether this is one police series/
    ],
    [
      "a funnel from cases received to convictions",
      ["un.cases-received-2013", "un.cases-prosecuted-2013", "un.convictions-2014"],
      /make no funnel/
    ],
    ["a funnel from victims to convictions", ["un.victims-prostitution-2014", "un.convictions-2014"], /make no funnel/],
    ["offenders beside convictions", ["un.offenders-convicted-2014", "un.convictions-2014"], /make no funnel/],
    [
      "a hotline's cases beside a national count",
      ["un.sia-cases", "un.referred-pornography-2014"],
      /single site or hotline stands alone/
    ],
    ["two hotlines", ["un.sia-cases", "un.hotline-reports-2014"], /single site or hotline stands alone/],
    [
      "a crisis centre's cases beside all consultations",
      ["un.osaka-abuse-cases", "evac.sexual-abuse"],
      /single site or hotline stands alone/
    ],
    [
      "a city's centre beside all consultations",
      ["un.naha-sexual-abuse-cases-2013", "evac.sexual-abuse"],
      /single site or hotline stands alone/
    ],
    [
      "a foundation's homes beside all centres",
      ["un.carillon-homes", "un.centres"],
      /single site or hotline stands alone/
    ],
    [
      "a rate of recorded victims per child",
      ["un.victims-girls-2014", "un.population-under-18"],
      /a rate of the population/
    ],
    [
      "Okinawa beside the national rate of child poverty",
      ["un.child-poverty-rate", "un.child-poverty-rate-okinawa-2012"],
      /the methods of the national rate/
    ],
    [
      "Okinawa's overall rate beside the national rate",
      ["un.poverty-rate-okinawa-2012", "un.child-poverty-rate"],
      /the methods of the national rate/
    ],
    [
      "two counts of victims of 2016 that overlap",
      ["evac.sns-victims-2016", "plan.child-victims-2016"],
      /neither compared nor added/
    ],
    ["centres as a trend", ["un.centres", "evac.centres"], /make no trend/]
  ])("%s is refused, whatever reason is given", (_what, ids, why) => {
    expect(whyNotComparable(named(...ids), together, REASON)).toMatch(why);
    expect(whyNotComparable(named(...[...ids].reverse()), together)).toMatch(why);
    expect(whyNeverTogether(named(...ids), together)).toMatch(why);
  });

  it("kinds of content that overlap as a pie: they can't be added up to a whole", () => {
    expect(() =>
      evaluate("sum(un.sia-share-obscene, un.sia-share-child-abuse-material, un.sia-share-intimate-images)", facts)
    ).toThrow(/percentages add only under the same whole/);
  });

  it("attendances of two meetings are no trend", () => {
    const [attendance] = named("fy2019.meeting-attendance");
    expect(whyNeverTogether([attendance!, {...attendance!, id: "fy2019.next", period: "2021-01"}], together)).toMatch(
      /make no trend/
    );
  });

  it.each(tables.map((table) => ({id: table.id, table})))(
    "the table $id does without, and mixes nothing unsaid",
    ({table}) => {
      const found: Diagnostic[] = [];
      buildTable(table, derivation, found, terms);
      expect(found.map(formatDiagnostic)).toEqual([]);
    }
  );

  it("a reason is given by no table that doesn't need it", () => {
    const idle = tables
      .filter((table) => table.comparison !== undefined)
      .filter((table) => {
        const {comparison: _comparison, ...rest} = buildTable(table, derivation, [], terms);
        return whyMixed(rest, facts, together).length === 0;
      });
    expect(idle.map(({id}) => id)).toEqual([]);
  });
});
