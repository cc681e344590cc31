import {describe, expect, it} from "vitest";
import {heldColumns, plainName, queryColumns, sqlName, tablesNamed} from "../../../src/core/query/names.js";
import type {Column} from "../../../src/core/table.js";

const columns: readonly Column[] = [
  {kind: "key", name: "group", label: "Offence group", dimension: "category"},
  {kind: "quantity", name: "victims", label: "Recorded victims", unit: "children", measures: []},
  {kind: "quantity", name: "value", label: "Value", unit: "unit", measures: []}
];

describe("sqlName(name)", () => {
  it.each([
    ["victims", "victims"],
    ["group", '"group"'],
    ["child-victims", '"child-victims"'],
    ["Year", '"Year"'],
    ["2014", '"2014"'],
    ['a"b', '"a""b"']
  ])("writes %s as %s", (name, written) => {
    expect(sqlName(name)).toBe(written);
  });
});

describe("the columns of a table", () => {
  it("are those that it describes, with types and units", () => {
    expect(queryColumns({columns, units: {children: "children"}})).toEqual([
      {name: "group", type: "VARCHAR", about: "Offence group"},
      {name: "victims", type: "DOUBLE", about: "Recorded victims (children)"},
      {name: "value", type: "DOUBLE", about: "Value (each row in its own unit)"}
    ]);
  });

  it("are held with what stands beside each number", () => {
    expect(heldColumns({columns: columns.slice(0, 2)}).map(({name, type}) => `${name} ${type}`)).toEqual([
      "group VARCHAR",
      "victims DOUBLE",
      "victims_expression VARCHAR",
      "victims_low DOUBLE",
      "victims_high DOUBLE",
      "victims_missing VARCHAR"
    ]);
  });
});

describe("tablesNamed(sql, tables)", () => {
  const tables = [{id: "child-victims"}, {id: "blocking"}, {id: "cases-referred"}];

  it.each([
    ["SELECT * FROM child_victims", ["child-victims"]],
    ['select * from "child-victims" join BLOCKING', ["child-victims", "blocking"]],
    ["SELECT * FROM main.cases_referred;", ["cases-referred"]],
    ["SELECT * FROM child_victims_else", []]
  ])("of %s", (sql, ids) => {
    expect(tablesNamed(sql, tables).map(({id}) => id)).toEqual(ids);
  });

  it("has a plain name for what would need quotes", () => {
    expect([plainName("child-victims"), plainName("blocking")]).toEqual(["child_victims", undefined]);
  });
});
