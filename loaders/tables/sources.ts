import {factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import type {Row} from "../../src/core/chart.js";
import type {TableDescription} from "../../src/core/table.js";
import type {Content} from "../read.js";
import type {RegisteredSource} from "../sources/registry.js";
import type {BuiltTable} from "./build.js";

/** The distinct facts of all cells of some rows. */
export function factsOfRows({columns}: TableDescription, rows: readonly Row[]): readonly string[] {
  const ids = new Set<string>();
  for (const row of rows) {
    for (const {kind, name} of columns) {
      const expression = kind === "quantity" ? row[`${name}_expression`] : null;
      if (typeof expression === "string") factsOf(parseExpression(expression)).forEach((id) => ids.add(id));
    }
  }
  return [...ids];
}

/** The registered sources of a table's facts, or of its rows where those name their own, in the order of the registry. */
export function sourcesOfTable(table: BuiltTable, {sources, facts}: Content): readonly RegisteredSource[] {
  const named = new Set([...factsOfRows(table, table.rows).map((id) => facts.fact(id)?.source), ...table.rows.map((row) => row.source)]);
  return sources.filter(({id}) => named.has(id));
}
