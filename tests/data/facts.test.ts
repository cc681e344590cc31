import {beforeAll, expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {findUntied} from "../../src/core/prose.js";

let verified: Verified;

beforeAll(async () => {
  verified = await verify(openWorkspace("data"));
});

it("verifies", () => {
  expect(verified.report.diagnostics).toEqual([]);
});

it("shows every fact on a page or in a chart on a page", () => {
  const {facts, uses} = verified.evidence;
  const shown = (id: string): boolean => (uses[id] ?? []).some(({kind}) => kind === "page" || kind === "chart");
  expect(facts.length).toBeGreaterThan(0);
  expect(facts.map(({id}) => id).filter((id) => !shown(id))).toEqual([]);
});

it("puts every chart of figures on a page", () => {
  const drawn = Object.values(verified.evidence.uses)
    .flat()
    .flatMap(({kind, href}) => (kind === "chart" ? href.split("#") : []));
  const counted = verified.charts.filter(({chart: {table}}) =>
    verified.tables.some((one) => one.table.id === table && one.table.columns.some(({kind}) => kind === "quantity"))
  );
  expect(counted.map(({chart: {id}}) => id).filter((id) => !drawn.includes(`chart-${id}`))).toEqual([]);
});

it("flags every printed count below ten that stands in a table with a column for it", () => {
  const small = verified.tables
    .filter(({table}) => table.columns.some(({name}) => name === "flag"))
    .flatMap(({table, rows}) => {
      const counts = table.columns
        .filter((column) => column.kind === "quantity" && !["percent", "times", "years", "days"].includes(column.unit))
        .map(({name}) => name);
      return rows
        .filter(
          (row) =>
            !["percent", "times", "years", "days"].includes(String(row["unit"])) &&
            counts.some((name) => typeof row[name] === "number" && row[name] < 10)
        )
        .map((row) => `${table.id}: ${row["flag"]}`);
    });
  expect(small.length).toBeGreaterThan(0);
  expect(small.filter((flagged) => !flagged.includes("small count"))).toEqual([]);
});

it("types no figure in the note of a fact", () => {
  const {facts, nouns} = verified.evidence;
  expect(facts.some(({note}) => note !== "")).toBe(true);
  expect(facts.flatMap(({id, note}) => findUntied(note, nouns).map(({text}) => `${id}: ${text}`))).toEqual([]);
});
