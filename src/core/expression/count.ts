import type {CountedRow, Facts} from "../fact.js";
import {ExpressionError, printExpression} from "./syntax.js";
import type {Expression} from "./syntax.js";

type Call = Extract<Expression, {type: "call"}>;

/** The unit of a count: rows of one table are not rows of another. */
export const ROWS_UNIT = "rows:";

/**
 * The rows that `count(table, column=value, …)` counts: those that have every value. Throws an {@link ExpressionError}
 * for an unknown table or column and for a value that no row has.
 */
export function countedRows(call: Call, facts: Facts): readonly CountedRow[] {
  const [table, ...filters] = call.operands;
  if (table?.type !== "table")
    throw new ExpressionError("count(table, column=value, …): the first operand is the name of a table");
  const rows = facts.rows?.(table.id);
  if (!rows) throw new ExpressionError(`count: unknown table: ${table.id}`);
  return filters.reduce((left, filter) => {
    if (filter.type !== "filter")
      throw new ExpressionError(`count: ${printExpression(filter)} is no filter; write column=value`);
    const {column, value} = filter;
    if (!rows.some(({fields}) => Object.hasOwn(fields, column)))
      throw new ExpressionError(`count: ${table.id} has no column ${column}`);
    if (!rows.some(({fields}) => fields[column]?.includes(value)))
      throw new ExpressionError(`count: no row of ${table.id} has ${column}=${value}`);
    return left.filter(({fields}) => fields[column]?.includes(value));
  }, rows);
}

/** The calls of `count` in an expression. */
export function countsOf(expression: Expression): readonly Call[] {
  if (expression.type !== "call") return [];
  return expression.name === "count" ? [expression] : expression.operands.flatMap(countsOf);
}
