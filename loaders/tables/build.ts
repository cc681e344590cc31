import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import type {Row} from "../../src/core/chart.js";
import type {DerivedRow, KeyLabels, QuantityColumn, TableDescription} from "../../src/core/table.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {FactRow} from "../facts/read.js";
import type {Vocabulary} from "../facts/vocabulary.js";
import {whyMixed} from "./comparable.js";
import type {Table} from "./table.js";
import {wordRows} from "./worded.js";

/** A table with its rows, as they are written to files. */
export interface BuiltTable extends TableDescription {
  readonly rows: readonly Row[];
}

/** What tables are derived from. */
export interface TableSetting {
  readonly rows: readonly FactRow[];
  readonly facts: Facts;
  readonly vocabulary: Pick<Vocabulary, "caveats" | "together" | "units">;
  readonly terms: readonly RegisteredTerm[];
}

/**
 * Derives a table and evaluates its cells; a cell that can't be evaluated is a fault, and so are a derivation that fails, a mark of an unknown
 * term and a column of what can't be compared. Texts of rows are in the default vocabulary, with their marks in the table's labels.
 */
export function buildTable(table: Table, {rows, facts, vocabulary, terms}: TableSetting, faults: Fault[]): BuiltTable {
  const file = `loaders/tables (${table.id})`;
  let derived: readonly DerivedRow[] = [];
  try {
    derived = table.derive(rows, vocabulary);
    if (derived.length === 0) faults.push({file, message: "no rows; the facts that it is made of are missing"});
  } catch (error) {
    faults.push({file, message: (error as Error).message});
  }
  const {derive: _derive, labels: own = {}, ...description} = table;
  const worded = wordRows(derived, table, terms, (message) => faults.push({file, message}));
  const labels: KeyLabels = {...own, ...worded.labels};
  const built = {...description, ...(Object.keys(labels).length === 0 ? {} : {labels}), rows: worded.rows.map((row, i) => buildRow(row, i, table, facts, (message) => faults.push({file: `${file} row ${i + 1}`, message})))};
  faults.push(...whyMixed(built, facts, vocabulary.together).map((message) => ({file, message})));
  return built;
}

function buildRow(row: DerivedRow, _index: number, table: Table, facts: Facts, fault: (message: string) => void): Row {
  const built: Record<string, string | number | null> = {};
  for (const column of table.columns) {
    const cell = row[column.name];
    if (column.kind === "key") {
      if (typeof cell !== "string") fault(`${column.name}: expected text`);
      built[column.name] = typeof cell === "string" ? cell : "";
    } else {
      Object.assign(built, buildCell(cell, column, facts, fault));
    }
  }
  return built;
}

function buildCell(cell: DerivedRow[string] | undefined, {name}: QuantityColumn, facts: Facts, fault: (message: string) => void): Row {
  const columns = (value: number | null, expression: string | null, low: number | null, high: number | null, missing: string | null): Row =>
    ({[name]: value, [`${name}_expression`]: expression, [`${name}_low`]: low, [`${name}_high`]: high, [`${name}_missing`]: missing});
  if (typeof cell === "object") return columns(null, null, null, null, cell.missing);
  if (cell === undefined) {
    fault(`${name}: neither an expression nor a reason why there is none`);
    return columns(null, null, null, null, "not-printed");
  }
  try {
    const {expression, value, interval} = evaluate(cell, facts);
    return columns(value.valueOf(), expression, Number(interval.low), Number(interval.high), null);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    fault(`${name}: ${cell}: ${error.message}`);
    return columns(null, null, null, null, "not-printed");
  }
}
