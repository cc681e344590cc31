import type {TableInfo} from "../chart-spec/table-info.js";
import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import {ExpressionError} from "../expression/syntax.js";
import type {Facts, Unit} from "../fact.js";
import {expressionOf} from "../quantity-columns.js";

/** A table whose quantities have the units that the expressions beside their numbers come to; a column of several units, or with an untied number, has none. */
export function withUnits(table: TableInfo, rows: readonly Row[], facts: Facts): TableInfo {
  const found = new Map(table.columns.flatMap(({kind, name}) => {
    const unit = kind === "quantity" ? unitOf(rows, name, facts) : undefined;
    return unit === undefined ? [] : [[name, unit] as const];
  }));
  return {
    ...table, columns: table.columns.map((column) => (column.kind === "quantity" && column.unit === "" ? {...column, unit: found.get(column.name)?.id ?? ""} : column)),
    units: {...table.units, ...Object.fromEntries([...found.values()].map(({id, label}) => [id, label]))}
  };
}

function unitOf(rows: readonly Row[], name: string, facts: Facts): Unit | undefined {
  const units = rows.filter((row) => typeof row[name] === "number").map((row) => unitOfExpression(expressionOf(row, name), facts));
  const [first] = units;
  return first !== undefined && ["count", "percent", "duration"].includes(first.kind) && units.every((unit) => unit?.id === first.id) ? first : undefined;
}

function unitOfExpression(expression: string | null, facts: Facts): Unit | undefined {
  if (expression === null) return undefined;
  try {
    return evaluate(expression, facts).unit;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
