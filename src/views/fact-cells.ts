import type {Row} from "../core/chart.js";
import {ExpressionError, factsOf, parseExpression} from "../core/expression/syntax.js";
import {expressionOf} from "../core/quantity-columns.js";
import type {TableDescription} from "../core/table.js";

/** A cell of a table whose number is made of a fact. */
export interface CellUse {
  /** Id of the table. */
  readonly table: string;
  /** The values of the row's key columns. */
  readonly keys: readonly {readonly column: string; readonly value: string}[];
  /** The label of the cell's column. */
  readonly column: string;
  readonly expression: string;
}

type Tables = Iterable<{readonly table: TableDescription; readonly rows: readonly Row[]}>;

/** The cells that each fact takes part in, by fact, in the order of tables, rows and columns. */
export function cellsByFact(tables: Tables): ReadonlyMap<string, readonly CellUse[]> {
  const cells = new Map<string, CellUse[]>();
  for (const {table, rows} of tables) {
    const keyColumns = table.columns.filter(({kind}) => kind === "key");
    for (const row of rows) {
      for (const {kind, name, label} of table.columns) {
        const expression = kind === "quantity" ? expressionOf(row, name) : null;
        if (expression === null) continue;
        const keys = keyColumns.map((column) => ({column: column.name, value: String(row[column.name] ?? "")})).filter(({value}) => value !== "");
        for (const id of new Set(namedIn(expression))) cells.set(id, [...(cells.get(id) ?? []), {table: table.id, keys, column: label, expression}]);
      }
    }
  }
  return cells;
}

function namedIn(expression: string): readonly string[] {
  try {
    return factsOf(parseExpression(expression));
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
