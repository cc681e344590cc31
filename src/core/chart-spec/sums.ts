import type {Row} from "../chart.js";
import {parseExpression, printExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import {readQuantity} from "../quantity-columns.js";
import {cellOfRow, missingCell} from "./cell.js";
import type {LazyCell} from "./cell.js";

/** The most operands of a sum with an expression; a longer expression would not fit in an address. */
export const MOST_OPERANDS = 200;

/**
 * The sum of cells. A missing one makes it missing, for the same reason: what is not known is not zero. Shares of one
 * whole become the share of the parts' sum; a sum within the sum is unfolded.
 */
export function sumOfCells(cells: readonly LazyCell[]): LazyCell {
  const [first] = cells;
  if (first === undefined) return missingCell("not-applicable");
  if (cells.length === 1) return first;
  const gap = cells.find(({missing}) => missing !== null);
  if (gap) return missingCell(gap.missing!);
  const total = (pick: (cell: LazyCell) => number | null): number | null =>
    cells.reduce<number | null>((sum, cell) => (sum === null || pick(cell) === null ? null : sum + pick(cell)!), 0);
  return {
    value: total(({value}) => value),
    low: total(({low}) => low),
    high: total(({high}) => high),
    missing: null,
    expression: () =>
      cells.length > MOST_OPERANDS ? null : sumOfExpressions(cells.map(({expression}) => expression()))
  };
}

/** The sum of a column of rows, equal to {@link sumOfCells} but without making a cell for each row. */
export function sumOfRows(rows: readonly Row[], column: string): LazyCell {
  if (rows.length <= MOST_OPERANDS) return sumOfCells(rows.map((row) => cellOfRow(row, column)));
  let [sum, lowest, highest]: [number, number | null, number | null] = [0, 0, 0];
  for (const row of rows) {
    const {value, low, high, missing} = readQuantity(row, column);
    if (value === null) return missingCell(missing ?? "not-printed");
    sum += value;
    lowest = lowest === null || low === null ? null : lowest + low;
    highest = highest === null || high === null ? null : highest + high;
  }
  return {value: sum, low: lowest, high: highest, missing: null, expression: () => null};
}

/** `sum(a, b)` of canonical texts; null where one is untied, or where there are too many. */
function sumOfExpressions(texts: readonly (string | null)[]): string | null {
  if (texts.includes(null)) return null;
  const trees = (texts as readonly string[]).map(parseExpression);
  const whole = commonWhole(trees);
  const sum = whole === undefined ? sumOf(trees) : sumOf(trees.map((tree) => operandsOf(tree)[0]!));
  if (sum === undefined) return null;
  return whole === undefined ? printExpression(sum) : `share(${printExpression(sum)}, ${whole})`;
}

function sumOf(trees: readonly Expression[]): Expression | undefined {
  const operands = trees.flatMap((tree) => (isCall(tree, "sum") ? tree.operands : [tree]));
  if (operands.length > MOST_OPERANDS) return undefined;
  return operands.length === 1 ? operands[0] : {type: "call", name: "sum", operands};
}

/** The whole that all of them are shares of. */
function commonWhole(trees: readonly Expression[]): string | undefined {
  const wholes = new Set(trees.map((tree) => (isCall(tree, "share") ? printExpression(tree.operands[1]!) : "")));
  const [whole] = wholes;
  return wholes.size === 1 && whole !== "" ? whole : undefined;
}

/** Whether an expression calls this function at its top. */
export function isCall(tree: Expression, name: string): tree is Extract<Expression, {type: "call"}> {
  return tree.type === "call" && tree.name === name;
}

/** The operands of a call; none of anything else. */
export function operandsOf(tree: Expression): readonly Expression[] {
  return tree.type === "call" ? tree.operands : [];
}

interface Made {
  readonly key: string;
  readonly of: readonly unknown[];
  readonly value: unknown;
}

const made = new WeakMap<readonly Row[], Made[]>();

/** The most results kept per list of rows: enough for all forms that a page offers for one state. */
const MOST_KEPT = 100;

/**
 * Memoizes a computation over rows, which a page repeats for each form it offers. A result is reused for the same
 * `rows`, an equal `key` and identical values `of`, which are the computation's other inputs.
 */
export function memoized<T>(rows: readonly Row[], key: string, of: readonly unknown[], make: () => T): T {
  const own = made.get(rows) ?? [];
  made.set(rows, own);
  const known = own.find((one) => one.key === key && one.of.every((value, i) => value === of[i]));
  if (known) return known.value as T;
  if (own.length >= MOST_KEPT) own.length = 0;
  const value = make();
  own.push({key, of, value});
  return value;
}
