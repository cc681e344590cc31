import {describe, expect, it} from "vitest";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {MOST_OPERANDS} from "../../../src/core/chart-spec/sums.js";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import {evaluate} from "../../../src/core/expression/evaluate.js";
import {boats, facts, gaps, parts, shares, untied} from "./tables.js";

const shaped = (
  table: TableInfo,
  spec: Omit<ChartSpec, "table" | "form" | "y"> & {readonly form?: ChartSpec["form"]; readonly y?: string}
) => shape(table.rows!, {table: table.id, form: "bar", y: "boats", ...spec}, table, facts);
const expressions = (rows: ReturnType<typeof shaped>, y = "boats"): readonly unknown[] =>
  rows.map((row) => row[`${y}_expression`]);

describe("shape", () => {
  it.each<[string, TableInfo, Parameters<typeof shaped>[1], readonly (string | null)[]]>([
    ["filters", boats, {x: "kind", filter: {year: "2014"}}, ["demo.trawlers-2014", "demo.ferries-2014"]],
    [
      "filters by a list",
      boats,
      {x: "kind", filter: {year: ["2010"], kind: ["ferries", "trawlers"]}},
      ["demo.trawlers-2010", "demo.ferries-2010"]
    ],
    [
      "adds up groups",
      boats,
      {x: "year", group: ["year"]},
      ["sum(demo.trawlers-2010, demo.ferries-2010)", "sum(demo.trawlers-2014, demo.ferries-2014)"]
    ],
    [
      "leaves a group of one as it is",
      boats,
      {x: "kind", group: ["kind"], filter: {year: "2014"}},
      ["demo.trawlers-2014", "demo.ferries-2014"]
    ],
    [
      "takes shares of the sum where no whole is named",
      boats,
      {x: "kind", measure: "share", filter: {year: "2014"}},
      [
        "share(demo.trawlers-2014, sum(demo.trawlers-2014, demo.ferries-2014))",
        "share(demo.ferries-2014, sum(demo.trawlers-2014, demo.ferries-2014))"
      ]
    ],
    [
      "takes shares within each year",
      boats,
      {x: "kind", colour: "year", measure: "share", filter: {kind: ["trawlers", "ferries"]}},
      [
        "share(demo.trawlers-2010, sum(demo.trawlers-2010, demo.ferries-2010))",
        "share(demo.trawlers-2014, sum(demo.trawlers-2014, demo.ferries-2014))",
        "share(demo.ferries-2010, sum(demo.trawlers-2010, demo.ferries-2010))",
        "share(demo.ferries-2014, sum(demo.trawlers-2014, demo.ferries-2014))"
      ]
    ],
    [
      "takes shares of the whole that the table names",
      parts,
      {x: "kind", measure: "share", filter: {kind: ["trawlers", "ferries"]}},
      ["share(demo.trawlers-2014, demo.boats-2014)", "share(demo.ferries-2014, demo.boats-2014)"]
    ],
    [
      "takes the change on the first period",
      boats,
      {x: "kind", measure: "change"},
      ["change(demo.trawlers-2010, demo.trawlers-2014)", "change(demo.ferries-2010, demo.ferries-2014)"]
    ],
    [
      "takes the change of sums",
      boats,
      {x: "year", group: ["year"], measure: "change"},
      ["change(sum(demo.trawlers-2010, demo.ferries-2010), sum(demo.trawlers-2014, demo.ferries-2014))"]
    ],
    [
      "takes an index on the first period",
      boats,
      {x: "year", colour: "kind", measure: "index", filter: {kind: "ferries"}},
      ["rebase(demo.ferries-2010, demo.ferries-2010)", "rebase(demo.ferries-2014, demo.ferries-2010)"]
    ],
    [
      "sorts",
      boats,
      {x: "kind", filter: {year: "2014"}, sort: "descending"},
      ["demo.ferries-2014", "demo.trawlers-2014"]
    ],
    [
      "puts what is not itemised last",
      parts,
      {x: "kind", sort: "descending", filter: {kind: ["not-itemised", "night", "ferries"]}},
      [
        "demo.ferries-2014",
        "demo.night-trawlers-2014",
        "remainder(demo.boats-2014, demo.trawlers-2014, demo.ferries-2014)"
      ]
    ]
  ])("%s", (_name, table, spec, expected) => {
    const rows = shaped(table, spec);
    expect(expressions(rows)).toEqual(expected);
    for (const row of rows) {
      const {value, interval} = evaluate(String(row["boats_expression"]), facts);
      expect(row["boats"]).toBe(value.valueOf());
      expect([row["boats_low"], row["boats_high"]]).toEqual([Number(interval.low), Number(interval.high)]);
    }
  });

  it("works the numbers out alike without facts", () => {
    for (const measure of ["share", "change", "index"] as const) {
      const spec: ChartSpec = {table: "boats", form: "bar", x: "kind", y: "boats", measure};
      const [exact, floats] = [shape(boats.rows!, spec, boats, facts), shape(boats.rows!, spec, boats)];
      expect(expressions(floats)).toEqual(expressions(exact));
      floats.forEach((row, i) => expect(row["boats"]).toBeCloseTo(Number(exact[i]!["boats"]), 9));
    }
  });

  it("keeps what is missing missing, with its reason, in sums and in what is made of them", () => {
    const sums = shaped(gaps, {x: "port", group: ["port"]});
    expect(sums.map((row) => [row["port"], row["boats"], row["boats_missing"]])).toEqual([
      ["north", 260, null],
      ["south", null, "suppressed"]
    ]);
    expect(
      shaped(gaps, {x: "kind", measure: "share", filter: {port: "south"}}).map((row) => row["boats_missing"])
    ).toEqual(["suppressed", "suppressed"]);
  });

  it("carries the interval of a qualified number into a sum, and a share of it does not widen", () => {
    const [north] = shaped(gaps, {x: "port", group: ["port"], filter: {port: "north"}});
    expect([north!["boats_low"], north!["boats_high"]]).toEqual([255, 265]);
    const [rafts] = shaped(gaps, {x: "kind", measure: "share", filter: {port: "north"}});
    expect(rafts!["boats_expression"]).toBe("share(demo.rafts, sum(demo.rafts, demo.tugs))");
    expect([rafts!["boats_low"], rafts!["boats_high"]].map((end) => Number(end).toFixed(3))).toEqual([
      ((100 * 215) / 255).toFixed(3),
      ((100 * 225) / 265).toFixed(3)
    ]);
  });

  it("adds shares up only under one whole", () => {
    expect(
      expressions(
        shaped(parts, {y: "share", x: "year", group: ["year"], filter: {kind: ["trawlers", "ferries"]}}),
        "share"
      )
    ).toEqual(["share(sum(demo.trawlers-2014, demo.ferries-2014), demo.boats-2014)"]);
    expect(
      shaped(shares, {y: "share", x: "year", group: ["year"], filter: {gear: ["nets", "lines"]}})[0]!["share"]
    ).toBe(99.9);
    expect(shaped(shares, {y: "share", x: "year", group: ["year"], filter: {gear: ["nets", "pots"]}})[0]).toMatchObject(
      {share: null, share_missing: "not-applicable"}
    );
  });

  it("divides by no zero", () => {
    const rows = untied.rows!.map((row) => ({...row, boats: row["year"] === "2001" ? 0 : 5}));
    expect(
      shape(rows, {table: "untied", form: "bar", x: "kind", y: "boats", measure: "change"}, untied).map(
        (row) => row["boats_missing"]
      )
    ).toEqual(Array(4).fill("not-applicable"));
  });

  it("gives untied numbers no expression", () => {
    const rows = shape(
      untied.rows!,
      {table: "untied", form: "bar", x: "kind", y: "boats", measure: "share", filter: {year: "2001"}},
      untied
    );
    expect(rows.map((row) => [row["boats"], row["boats_expression"]])).toEqual([
      [(100 * 10) / 30, null],
      [(100 * 20) / 30, null]
    ]);
  });

  it("gives a sum of more operands than an address holds none", () => {
    const many = Array.from({length: MOST_OPERANDS + 1}, () => boats.rows![0]!);
    const [row] = shape(many, {table: "boats", form: "bar", x: "kind", y: "boats", group: ["kind"]}, boats);
    expect([row!["boats"], row!["boats_expression"]]).toEqual([120 * (MOST_OPERANDS + 1), null]);
  });

  it("leaves shaped rows and the table’s own as they are", () => {
    const before = JSON.stringify(boats.rows);
    const rows = shaped(boats, {x: "kind", filter: {year: "2014"}, measure: "share"});
    expect(shape(rows, {table: "boats", form: "bar", y: "boats", x: "kind", filter: {year: "1900"}}, boats)).toBe(rows);
    expect(JSON.stringify(boats.rows)).toBe(before);
  });
});
