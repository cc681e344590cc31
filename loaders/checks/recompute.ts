import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Row} from "../../src/core/chart.js";
import type {VerifyReport} from "../../src/core/verify-report.js";
import type {Facts} from "../../src/core/fact.js";
import type {Quantity} from "../../src/core/quantity.js";
import {expressionOf, readQuantity} from "../../src/core/quantity-columns.js";
import {MISSING_REASONS} from "../../src/core/table.js";
import type {QuantityColumn, TableDescription} from "../../src/core/table.js";
import {whyMeaningless} from "../tables/meaning.js";

type WrongCell = VerifyReport["cells"]["wrong"][number];

/** Evaluates every written expression again and compares value, ends, unit and meaning with what is written beside it. */
export function recomputeCells(table: TableDescription, rows: readonly Row[], facts: Facts): {readonly recomputed: number; readonly wrong: readonly WrongCell[]} {
  const wrong: WrongCell[] = [];
  let recomputed = 0;
  rows.forEach((row, index) => {
    for (const column of table.columns) {
      if (column.kind !== "quantity") continue;
      const {name} = column;
      const {value: written, expression, missing} = readQuantity(row, name);
      const report = (reason: string, again: number | null): number =>
        wrong.push({table: table.id, row: index + 1, column: name, expression: expression ?? "", written, recomputed: again, reason});
      if (expression === null) {
        if (written !== null) report("a number without an expression", null);
        else if (!Object.hasOwn(MISSING_REASONS, String(missing))) report("neither a number nor a known reason why there is none", null);
        continue;
      }
      recomputed++;
      try {
        const quantity = evaluate(expression, facts);
        const reason = whyWrong(quantity, row, column) ?? whyMeaningless(quantity.tree, row, column, table, (id) => facts.fact(id)).join("; ");
        if (reason !== "") report(reason, quantity.value.valueOf());
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        report(error.message, null);
      }
    }
  });
  return {recomputed, wrong: [...wrong, ...differentWholes(table, rows)]};
}

/** Shares of one column are of one whole; those that are of another than most are wrong. */
function differentWholes(table: TableDescription, rows: readonly Row[]): readonly WrongCell[] {
  return table.columns.flatMap(({kind, name}): readonly WrongCell[] => {
    if (kind !== "quantity") return [];
    const shares = rows.flatMap((row, index) => {
      const expression = expressionOf(row, name);
      const tree = expression === null ? undefined : parseExpression(expression);
      return tree?.type === "call" && tree.name === "share" ? [{index, expression: expression!, whole: printExpression(tree.operands[1]!)}] : [];
    });
    const timesUsed = (whole: string): number => shares.filter((share) => share.whole === whole).length;
    const usual = shares.map(({whole}) => whole).sort((a, b) => timesUsed(b) - timesUsed(a))[0];
    return shares.filter(({whole}) => whole !== usual).map(({index, expression, whole}) => ({
      table: table.id, row: index + 1, column: name, expression, written: readQuantity(rows[index]!, name).value, recomputed: null,
      reason: `its whole is ${whole}, the other rows’ ${usual}`
    }));
  });
}

function whyWrong({value, unit, interval}: Quantity, row: Row, {name, unit: wanted}: QuantityColumn): string | undefined {
  const written = readQuantity(row, name);
  if (written.value !== value.valueOf()) return "the value differs";
  if (written.low !== Number(interval.low) || written.high !== Number(interval.high)) return "the interval differs";
  const expected = wanted === "unit" ? row.unit : wanted;
  return unit.id === expected ? undefined : `its unit is ${unit.id}, the column’s ${expected}`;
}
