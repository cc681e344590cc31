import type {Row} from "../../src/core/chart.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, factsOf, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import {expressionOf, readQuantity} from "../../src/core/quantity-columns.js";
import type {Quantity} from "../../src/core/quantity-columns.js";
import {isMissingReason} from "../../src/core/table.js";
import type {KeyColumn, QuantityColumn, TableDescription} from "../../src/core/table.js";
import type {VerifyReport} from "../../src/core/verify-report.js";
import {groupBy} from "../group.js";
import {whyMeaningless} from "../tables/comparable.js";

type WrongCell = VerifyReport["cells"]["wrong"][number];

/**
 * Re-evaluates every written expression and compares value, interval ends, unit and dimensions with what is written
 * beside it.
 */
export function recomputeCells(
  table: TableDescription,
  rows: readonly Row[],
  facts: Facts
): {readonly recomputed: number; readonly wrong: readonly WrongCell[]} {
  const wrong: WrongCell[] = [];
  let recomputed = 0;
  rows.forEach((row, index) => {
    for (const column of table.columns) {
      if (column.kind !== "quantity") continue;
      const {name} = column;
      const {value: written, expression, missing} = readQuantity(row, name);
      const report = (reason: string, again: number | null): number =>
        wrong.push({
          table: table.id,
          row: index + 1,
          column: name,
          expression: expression ?? "",
          written,
          recomputed: again,
          reason
        });
      if (expression === null) {
        if (written !== null) report("a number without an expression", null);
        else if (missing === null || !isMissingReason(missing))
          report("neither a number nor a known reason why there is none", null);
        continue;
      }
      recomputed++;
      try {
        const quantity = evaluate(expression, facts);
        const reason =
          whyWrong(quantity, row, column) ??
          whyMeaningless(quantity.tree, row, column, table, (id) => facts.fact(id)).join("; ");
        if (reason !== "") report(reason, quantity.value.valueOf());
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        report(error.message, null);
      }
    }
  });
  return {recomputed, wrong: [...wrong, ...differentWholes(table, rows, facts)]};
}

/** A cell with its whole: the second operand of a share, or the cell itself in a column of wholes. */
interface Whole {
  readonly index: number;
  readonly expression: string;
  readonly whole: string;
}

/**
 * Finds cells whose whole differs from that of most cells in their column or, if that leaves fewer, in their group by
 * one of the key columns, such as the year. A cell that is alone in its group must have a whole of its own year.
 */
function differentWholes(table: TableDescription, rows: readonly Row[], facts: Facts): readonly WrongCell[] {
  const keys = table.columns.filter((column) => column.kind === "key");
  const isOfGroup = ({index, whole}: Whole, {name, dimension}: KeyColumn): boolean =>
    dimension !== undefined &&
    factsOf(parseExpression(whole)).every((id) => facts.fact(id)?.[dimension] === rows[index]![name]);
  return table.columns.flatMap((column): readonly WrongCell[] => {
    if (column.kind !== "quantity") return [];
    const wholes = rows.flatMap((row, index): readonly Whole[] => {
      const expression = expressionOf(row, column.name);
      const whole = expression === null ? undefined : wholeIn(expression, column);
      return whole === undefined ? [] : [{index, expression: expression!, whole}];
    });
    const byKey = keys
      .map((key) => ({key, groups: [...groupBy(wholes, ({index}) => rows[index]![key.name]).values()]}))
      .filter(({key, groups}) => groups.every(([one, ...more]) => more.length > 0 || isOfGroup(one!, key)))
      .map(({groups}) => groups);
    const [fewest = []] = [...byKey, [wholes]]
      .map((groups) => groups.flatMap(unlikeMost))
      .sort((a, b) => a.length - b.length);
    return fewest.map(({index, expression, whole, usual}) => ({
      table: table.id,
      row: index + 1,
      column: column.name,
      expression,
      written: readQuantity(rows[index]!, column.name).value,
      recomputed: null,
      reason: `its whole is ${whole}, the other rows’ ${usual}`
    }));
  });
}

function wholeIn(expression: string, {wholeOf}: QuantityColumn): string | undefined {
  if (wholeOf !== undefined) return expression;
  const tree = parseExpression(expression);
  return tree.type === "call" && tree.name === "share" ? printExpression(tree.operands[1]!) : undefined;
}

/** The cells of a group whose whole differs from the most frequent one, with that one. */
function unlikeMost(group: readonly Whole[]): readonly (Whole & {readonly usual: string})[] {
  const byWhole = [...groupBy(group, ({whole}) => whole).entries()].sort(([, a], [, b]) => b.length - a.length);
  return byWhole.slice(1).flatMap(([, others]) => others.map((other) => ({...other, usual: byWhole[0]![0]})));
}

function whyWrong(
  {value, unit, interval}: Quantity,
  row: Row,
  {name, unit: wanted}: QuantityColumn
): string | undefined {
  const written = readQuantity(row, name);
  if (written.value !== value.valueOf()) return "the value differs";
  if (written.low !== Number(interval.low) || written.high !== Number(interval.high)) return "the interval differs";
  const expected = wanted === "unit" ? row.unit : wanted;
  return unit.id === expected ? undefined : `its unit is ${unit.id}, the column’s ${expected}`;
}
