import type {Row} from "../chart.js";
import type {MissingReason} from "../table.js";

/** A number as a chart shows it: with its expression, or untied where none is at hand; or the reason why there is none. */
export type ShownCell =
  | {readonly value: number; readonly expression: string | null}
  | {readonly missing: MissingReason};

/** Reads a quantity of a row, tied or not. */
export function shownCell(row: Row, column: string): ShownCell {
  const value = row[column];
  if (typeof value !== "number" || Number.isNaN(value)) return {missing: (row[`${column}_missing`] ?? "not-printed") as MissingReason};
  const expression = row[`${column}_expression`];
  return {value, expression: typeof expression === "string" ? expression : null};
}

/** A quantity while rows are shaped: geometry at once, the expression when it is asked for. */
export interface LazyCell {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: MissingReason | null;
  /** Null for what is untied. */
  readonly expression: () => string | null;
}

/** What is worked out of rows, on the way to a {@link Row}. */
export interface Item {
  readonly keys: Row;
  readonly cell: LazyCell;
  /** The rows that it is made of, where they are at hand. */
  readonly from?: readonly Row[];
}

/** A cell without a number. */
export function missingCell(missing: MissingReason): LazyCell {
  return {value: null, low: null, high: null, missing, expression: () => null};
}

/** The quantity of a row. */
export function cellOfRow(row: Row, column: string): LazyCell {
  const cell = shownCell(row, column);
  if ("missing" in cell) return missingCell(cell.missing);
  const end = (name: string): number | null => {
    const bound = row[`${column}_${name}`];
    return typeof bound === "number" ? bound : null;
  };
  return {value: cell.value, low: end("low"), high: end("high"), missing: null, expression: () => cell.expression};
}

/** An item as a row; its expression is built when it is first read. */
export function rowOfItem({keys, cell}: Item, column: string): Row {
  const row: Record<string, string | number | null> = {...keys, [column]: cell.value};
  let built: string | null | undefined;
  Object.defineProperty(row, `${column}_expression`, {enumerable: true, get: () => (built === undefined ? built = cell.expression() : built)});
  return Object.assign(row, {[`${column}_low`]: cell.low, [`${column}_high`]: cell.high, [`${column}_missing`]: cell.missing});
}

/** A row without one of its quantities. */
export function withoutQuantity(row: Row, column: string): Row {
  const own = [column, ...["expression", "low", "high", "missing"].map((end) => `${column}_${end}`)];
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.includes(name)));
}
