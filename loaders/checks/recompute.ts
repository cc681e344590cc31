import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Row} from "../../src/core/chart.js";
import type {VerifyReport} from "../../src/core/verify-report.js";
import type {Facts} from "../../src/core/fact.js";
import type {Quantity} from "../../src/core/quantity.js";
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
      const [written, expression] = [numberOrNull(row[name]), row[`${name}_expression`]];
      const report = (reason: string, again: number | null): number =>
        wrong.push({table: table.id, row: index + 1, column: name, expression: String(expression ?? ""), written, recomputed: again, reason});
      if (typeof expression !== "string") {
        if (written !== null) report("a number without an expression", null);
        else if (!Object.hasOwn(MISSING_REASONS, String(row[`${name}_missing`]))) report("neither a number nor a known reason why there is none", null);
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
      const expression = row[`${name}_expression`];
      const tree = typeof expression === "string" ? parseExpression(expression) : undefined;
      return tree?.type === "call" && tree.name === "share" ? [{index, expression: String(expression), whole: printExpression(tree.operands[1]!)}] : [];
    });
    const timesUsed = (whole: string): number => shares.filter((share) => share.whole === whole).length;
    const usual = shares.map(({whole}) => whole).sort((a, b) => timesUsed(b) - timesUsed(a))[0];
    return shares.filter(({whole}) => whole !== usual).map(({index, expression, whole}) => ({
      table: table.id, row: index + 1, column: name, expression, written: numberOrNull(rows[index]![name]), recomputed: null,
      reason: `its whole is ${whole}, the other rows’ ${usual}`
    }));
  });
}

function whyWrong({value, unit, interval}: Quantity, row: Row, {name, unit: wanted}: QuantityColumn): string | undefined {
  if (row[name] !== value.valueOf()) return "the value differs";
  if (row[`${name}_low`] !== Number(interval.low) || row[`${name}_high`] !== Number(interval.high)) return "the interval differs";
  const expected = wanted === "unit" ? row.unit : wanted;
  return unit.id === expected ? undefined : `its unit is ${unit.id}, the column’s ${expected}`;
}

function numberOrNull(value: string | number | null | undefined): number | null {
  return typeof value === "number" ? value : null;
}
