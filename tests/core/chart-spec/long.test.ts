import {describe, expect, it} from "vitest";
import {countKept, firstRows, rowsFor} from "../../../src/core/chart-spec/contents.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import type {ChartSpec, TableInfo} from "../../../src/core/chart-spec/spec.js";
import {columnsOf} from "./columns-of.js";
import {boats, facts, gaps, untied} from "./tables.js";

/** A table whose rows can't be reached but by columns. */
function long({rows, ...table}: TableInfo): TableInfo {
  return {...table, long: columnsOf({...table, rows: rows!})};
}

const repeated = (times: number): TableInfo => ({...gaps, rows: Array.from({length: times}, (_, i) => ({...gaps.rows![0]!, port: `port ${i}`}))});

describe("a table by columns", () => {
  it("has the rows of one by rows", () => {
    expect(firstRows(long(boats), 3)).toEqual(boats.rows!.slice(0, 3));
    expect(firstRows(long(boats), 10_000)).toEqual(boats.rows);
    expect(rowsFor({table: "boats", form: "table", filter: {year: "2014"}}, long(boats))).toEqual(boats.rows!.filter(({year}) => year === "2014"));
  });

  it.each([undefined, {}, {year: "2014"}, {year: "1900"}, {year: ["2010", "2014"], kind: "ferries"}])("keeps as many rows by the filter %o", (filter) => {
    expect(countKept(long(boats), filter)).toBe(countKept(boats, filter));
  });

  it("gives the sums of groups with their expressions, evaluated", () => {
    const spec: ChartSpec = {table: "gaps", form: "bar", x: "port", y: "boats", group: ["port"]};
    const [first] = rowsFor(spec, long(gaps), facts)!;
    expect(first!["boats_expression"]).toMatch(/^sum\(|^demo\./);
  });

  it("is at hand, or isn't", () => {
    const {rows: _rows, ...described} = boats;
    expect(rowsFor({table: "boats", form: "table"}, described)).toBeUndefined();
  });
});

describe("sums of a long table", () => {
  const spec: ChartSpec = {table: "gaps", form: "bar", x: "kind", y: "boats", group: ["kind"]};

  it("are refused where a trace can't list what they are of, by rows as by columns", () => {
    for (const table of [repeated(201), long(repeated(201))]) expect(whyRefused(spec, table, facts)).toMatch(/a sum of more than 200 printed numbers/);
    for (const table of [repeated(200), long(repeated(200))]) expect(whyRefused(spec, table, facts)).toMatch(/the same number stands in several rows/);
  });

  it("are refused where a total may stand among untied numbers, as far as the values of a column say", () => {
    const withTotal = {...untied, rows: [...untied.rows!, {kind: "", year: "2001", boats: 30}]};
    const sums: ChartSpec = {table: "untied", form: "bar", x: "year", y: "boats", group: ["year"]};
    expect(whyRefused(sums, long(withTotal), facts)).toMatch(/a total stands among its parts in kind/);
    expect(whyRefused({...sums, filter: {kind: ["a", "b"]}}, long(withTotal), facts)).toBeUndefined();
  });

  it("are of one number at a time", () => {
    expect(whyRefused({table: "gaps", form: "table", group: ["port"]}, long(gaps), facts)).toMatch(/name it in y/);
  });
});
