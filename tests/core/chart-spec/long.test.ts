import {describe, expect, it} from "vitest";
import {formsFor} from "../../../src/core/chart-spec/propose.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import type {Row} from "../../../src/core/chart.js";
import {boats, facts, gaps, lengthened, untied} from "./tables.js";

const repeated = (times: number): TableInfo => ({
  ...gaps,
  rows: Array.from({length: times}, (_, i) => ({...gaps.rows![0]!, port: `port ${i}`}))
});

describe("sums of many rows", () => {
  const spec: ChartSpec = {table: "gaps", form: "bar", x: "kind", y: "boats", group: ["kind"]};

  it("are refused where a trace can't list what they are of", () => {
    for (const times of [201, 600])
      expect(whyRefused(spec, repeated(times), facts)).toMatch(/a sum of more than 200 printed numbers/);
    expect(whyRefused(spec, repeated(200), facts)).toMatch(/the same number stands in several rows/);
  });

  it("are refused so where the first of them is missing, or where no number is named", () => {
    const [first, ...others] = repeated(201).rows!;
    const gap: Row = {...first!, boats: null, boats_expression: null, boats_missing: "suppressed"};
    expect(whyRefused(spec, {...gaps, rows: [gap, ...others]}, facts)).toMatch(
      /a sum of more than 200 printed numbers/
    );
    expect(whyRefused({table: "gaps", form: "table", group: ["kind"]}, repeated(201), facts)).toMatch(
      /a sum of more than 200 printed numbers/
    );
  });

  it("are refused where a total stands among untied numbers", () => {
    const {table, filter} = lengthened({...untied, rows: [...untied.rows!, {kind: "", year: "2001", boats: 30}]});
    const sums: ChartSpec = {table: "untied", form: "bar", x: "year", y: "boats", group: ["year"], filter};
    expect(whyRefused(sums, table, facts)).toMatch(/a total stands among its parts in kind/);
    expect(whyRefused({...sums, filter: {...filter, kind: ["a", "b"]}}, table, facts)).toBeUndefined();
  });

  it("are of one number at a time", () => {
    const {table, filter} = lengthened(gaps);
    expect(whyRefused({table: "gaps", form: "table", group: ["port"], filter}, table, facts)).toMatch(/name it in y/);
    expect(whyRefused({table: "gaps", form: "table", group: ["port"]}, gaps, facts)).toBeUndefined();
  });
});

const MANY = 3000;
const wide: TableInfo = {
  id: "wide",
  title: "",
  description: "",
  columns: [
    {kind: "key", name: "kind", label: ""},
    {kind: "key", name: "id", label: ""},
    {kind: "quantity", name: "boats", label: "", unit: "", measures: []}
  ],
  rows: Array.from({length: MANY}, (_, i): Row => ({
    kind: "abc"[i % 3]!,
    id: `i${i}`,
    boats: i,
    boats_expression: `demo.f${i}`
  }))
};

describe("a table of very many rows", () => {
  it("is added up in groups of any size, and the expressions of small ones are built when they are read", () => {
    const [a] = shape(wide.rows!, {table: "wide", form: "bar", x: "kind", y: "boats", group: ["kind"]}, wide);
    expect([a!["boats"], a!["boats_expression"]]).toEqual([
      Array.from({length: MANY / 3}, (_, i) => 3 * i).reduce((x, y) => x + y),
      null
    ]);
    const few = shape(
      wide.rows!,
      {table: "wide", form: "bar", x: "kind", y: "boats", group: ["kind"], filter: {id: ["i0", "i3", "i7"]}},
      wide
    );
    expect(few.map((row) => [row["kind"], row["boats"], row["boats_expression"]])).toEqual([
      ["a", 3, "sum(demo.f0, demo.f3)"],
      ["b", 7, "demo.f7"]
    ]);
  });

  it.each<[string, Omit<ChartSpec, "table" | "form">]>([
    ["as they stand", {}],
    ["one by one", {group: ["id"]}]
  ])("has too many to be drawn %s", (_how, given) => {
    for (const form of ["bar", "table"] as const)
      expect(whyRefused({table: "wide", form, x: "id", y: "boats", ...given}, wide)).toMatch(
        new RegExp(`more than a thousand rows are more than ${form} can show`)
      );
  });

  it("has too many for changes, too, however few these are", () => {
    const columns: TableInfo["columns"] = [...boats.columns, {kind: "key", name: "id", label: ""}];
    const rows = Array.from({length: 1002}, (_, i): Row => ({
      kind: `k${i >> 1}`,
      year: ["2010", "2014"][i % 2]!,
      area: "XA",
      id: `i${i}`,
      boats: 1 + i
    }));
    expect(
      whyRefused({table: "boats", form: "table", y: "boats", measure: "change"}, {...boats, columns, rows})
    ).toMatch(/more than a thousand rows are more than table can show/);
    expect(
      whyRefused(
        {table: "boats", form: "table", y: "boats", measure: "change"},
        {...boats, columns, rows: rows.slice(0, 1000)}
      )
    ).toBeUndefined();
  });

  it("is proposed as sums", () => {
    const rows = wide.rows!.map(({kind, id, boats: count}): Row => ({kind: kind!, id: id!, boats: count!}));
    expect(formsFor({...wide, rows}).find(({proposed}) => proposed)).toMatchObject({
      form: "bar",
      spec: {x: "kind", group: ["kind"]}
    });
    expect(formsFor({...wide, rows: rows.slice(0, 3)}).find(({form}) => form === "bar")!.spec.group).toBeUndefined();
  });
});

describe("rows that are asked for again", () => {
  it("are shaped once, and anew with other columns, other facts or another filter", () => {
    const spec: ChartSpec = {table: "boats", form: "bar", x: "kind", y: "boats", filter: {year: "2014"}};
    const made = shape(boats.rows!, spec, boats);
    expect(shape(boats.rows!, {...spec, headline: "Boats"}, {...boats})).toBe(made);
    expect(shape(boats.rows!, spec, boats, facts)).not.toBe(made);
    expect(shape(boats.rows!, spec, {...boats, columns: [...boats.columns]})).not.toBe(made);
    expect(shape(boats.rows!, {...spec, filter: {year: "2010"}}, boats)).not.toEqual(made);
    expect(shape(boats.rows!, spec, boats)).toEqual(made);
  });

  it("have shares of a stack by its columns, and of a bar by none", () => {
    const spec: ChartSpec = {
      table: "untied",
      form: "bar",
      x: "year",
      colour: "kind",
      y: "boats",
      group: ["year", "kind"],
      measure: "share"
    };
    const sum = (rows: readonly Row[]): number => Math.round(rows.reduce((all, row) => all + Number(row["boats"]), 0));
    const {columns: own} = untied;
    const table: TableInfo = {
      ...untied,
      columns: own.map((column) => (column.name === "year" ? {kind: "key", name: "year", label: "year"} : column))
    };
    const years = new Set(untied.rows!.map(({year}) => year)).size;
    expect([
      sum(shape(untied.rows!, spec, table)),
      sum(shape(untied.rows!, {...spec, form: "stacked"}, table))
    ]).toEqual([100, 100 * years]);
  });
});
