import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Row} from "../../src/core/chart.js";
import {writeQuantity} from "../../src/core/quantity-columns.js";
import type {
  Column,
  DerivedRow,
  KeyLabels,
  MissingReason,
  QuantityColumn,
  TableDescription
} from "../../src/core/table.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {whyMixed} from "./comparable.js";
import {deriveTable} from "./derive.js";
import type {Derivation} from "./derivation.js";
import {isQuantityRule} from "./table.js";
import type {TableDefinition} from "./table.js";
import {wordRows} from "./worded.js";

/** A table with its rows, as they are written to files. */
export interface BuiltTable extends TableDescription {
  readonly rows: readonly Row[];
}

/**
 * Derives a table and evaluates its cells; a cell that can't be evaluated is a diagnostic, and so are a mark of an
 * unknown term and a column of numbers that can't be compared. Texts of rows are in the default vocabulary; the table's
 * labels have them with marks.
 */
export function buildTable(
  definition: TableDefinition,
  derivation: Derivation,
  diagnostics: Diagnostic[],
  terms: readonly RegisteredTerm[] = []
): BuiltTable {
  const {
    file,
    lines,
    facts: _facts,
    with: _with,
    rows: _rules,
    order: _order,
    columns: _columns,
    labels: own = {},
    ...description
  } = definition;
  const before = diagnostics.length;
  const diagnostic = (message: string, key?: string): number =>
    diagnostics.push({file, ...(key === undefined || lines[key] === undefined ? {} : {line: lines[key]}), message});
  const derived = deriveTable(definition, derivation, diagnostics);
  if (derived.length === 0 && diagnostics.length === before)
    diagnostic("no rows; no fact has what the definition asks for");
  const columns = describeColumns(definition, derived, derivation.facts);
  const worded = wordRows(derived, {columns}, terms, (message) => diagnostic(message));
  const labels: KeyLabels = {...own, ...worded.labels};
  const rows = worded.rows.map((row, i) =>
    buildRow(row, columns, derivation.facts, (name, message) =>
      diagnostic(`row ${i + 1}: ${name}: ${message}`, `columns.${name}`)
    )
  );
  const built = {...description, columns, ...(Object.keys(labels).length === 0 ? {} : {labels}), rows};
  for (const message of whyMixed(built, derivation.facts, derivation.vocabulary.together)) diagnostic(message);
  return built;
}

/** The column descriptions; a quantity’s measures are those in the definition, or those of its facts. */
function describeColumns({columns}: TableDefinition, rows: readonly DerivedRow[], facts: Facts): readonly Column[] {
  return columns.map((rule): Column => {
    if (!isQuantityRule(rule)) return rule.column;
    const {kind, name, label, unit, ...relations} = rule.column;
    return {
      kind,
      name,
      label,
      unit,
      measures:
        rule.measures ??
        measuresOf(
          rows.map((row) => row[name]),
          facts
        ),
      ...relations
    };
  });
}

function measuresOf(cells: readonly (DerivedRow[string] | undefined)[], facts: Facts): readonly string[] {
  const ids = cells.flatMap((cell) => (typeof cell === "string" ? factsOf(parseExpression(cell)) : []));
  return [...new Set(ids.flatMap((id) => facts.fact(id)?.measure ?? []))];
}

function buildRow(
  row: DerivedRow,
  columns: readonly Column[],
  facts: Facts,
  diagnostic: (column: string, message: string) => void
): Row {
  const built: Record<string, string | number | null> = {};
  for (const column of columns) {
    const cell = row[column.name];
    if (column.kind === "key") built[column.name] = typeof cell === "string" ? cell : "";
    else
      Object.assign(
        built,
        buildCell(cell, column, facts, (message) => diagnostic(column.name, message))
      );
  }
  return built;
}

function buildCell(
  cell: DerivedRow[string] | undefined,
  {name}: QuantityColumn,
  facts: Facts,
  diagnostic: (message: string) => void
): Row {
  const gap = (missing: MissingReason): Row =>
    writeQuantity(name, {value: null, expression: null, low: null, high: null, missing});
  if (cell === undefined || typeof cell === "object") return gap(cell?.missing ?? "not-printed");
  try {
    const {expression, value, interval} = evaluate(cell, facts);
    return writeQuantity(name, {
      value: value.valueOf(),
      expression,
      low: Number(interval.low),
      high: Number(interval.high),
      missing: null
    });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    diagnostic(`${cell}: ${error.message}`);
    return gap("not-printed");
  }
}
