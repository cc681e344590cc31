import {factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import type {Row} from "../../src/core/chart.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {TableDescription} from "../../src/core/table.js";

/** The distinct facts of all cells of some rows. */
export function factsOfRows({columns}: TableDescription, rows: readonly Row[]): readonly string[] {
  const ids = new Set<string>();
  for (const row of rows) {
    for (const {kind, name} of columns) {
      const expression = kind === "quantity" ? expressionOf(row, name) : null;
      if (expression !== null) factsOf(parseExpression(expression)).forEach((id) => ids.add(id));
    }
  }
  return [...ids];
}
