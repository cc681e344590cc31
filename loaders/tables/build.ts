import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import type {Row} from "../../src/core/chart.js";
import {writeQuantity} from "../../src/core/quantity-columns.js";
import type {DerivedRow, KeyLabels, MissingReason, QuantityColumn, TableDescription} from "../../src/core/table.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {FactRow} from "../facts/read.js";
import {whyMixed} from "./comparable.js";
import type {Table} from "./table.js";
import {wordRows} from "./worded.js";

/** A table with its rows, as they are written to files. */
export interface BuiltTable extends TableDescription {
  readonly rows: readonly Row[];
}

/**
 * Derives a table and evaluates its cells; a cell that can't be evaluated is a fault, and so are a derivation that fails, a mark of an unknown
 * term and a column of what can't be compared. Texts of rows are in the default vocabulary, with their marks in the table's labels.
 */
export function buildTable(table: Table, rows: readonly FactRow[], facts: Facts, faults: Fault[], terms: readonly RegisteredTerm[] = []): BuiltTable {
  const file = `loaders/tables (${table.id})`;
  let derived: readonly DerivedRow[] = [];
  try {
    derived = table.derive(rows);
    if (derived.length === 0) faults.push({file, message: "no rows; the facts that it is made of are missing"});
  } catch (error) {
    faults.push({file, message: (error as Error).message});
  }
  const {derive: _derive, labels: own = {}, ...description} = table;
  const worded = wordRows(derived, table, terms, (message) => faults.push({file, message}));
  const labels: KeyLabels = {...own, ...worded.labels};
  const built = {...description, ...(Object.keys(labels).length === 0 ? {} : {labels}), rows: worded.rows.map((row, i) => buildRow(row, i, table, facts, (message) => faults.push({file: `${file} row ${i + 1}`, message})))};
  faults.push(...whyMixed(built, facts).map((message) => ({file, message})));
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
  const gap = (missing: MissingReason): Row => writeQuantity(name, {value: null, expression: null, low: null, high: null, missing});
  if (typeof cell === "object") return gap(cell.missing);
  if (cell === undefined) {
    fault(`${name}: neither an expression nor a reason why there is none`);
    return gap("not-printed");
  }
  try {
    const {expression, value, interval} = evaluate(cell, facts);
    return writeQuantity(name, {value: value.valueOf(), expression, low: Number(interval.low), high: Number(interval.high), missing: null});
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    fault(`${name}: ${cell}: ${error.message}`);
    return gap("not-printed");
  }
}
