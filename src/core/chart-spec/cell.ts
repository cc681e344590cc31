import type {Row} from "../chart.js";
import {quantityNames, readQuantity, writeQuantity} from "../quantity-columns.js";
import type {QuantityCell} from "../quantity-columns.js";
import type {MissingReason} from "../table.js";

/** A quantity while rows are shaped: its numbers are there at once, its expression is built when asked for. */
export interface LazyCell extends Omit<QuantityCell, "expression"> {
  /** Returns null if the number is untied. */
  readonly expression: () => string | null;
}

/** An intermediate result of shaping: keys and a cell that become one {@link Row}. */
export interface Item {
  readonly keys: Row;
  readonly cell: LazyCell;
  /** The rows that it was made from, if known. */
  readonly from?: readonly Row[];
}

/** A cell without a number. */
export function missingCell(missing: MissingReason): LazyCell {
  return {value: null, low: null, high: null, missing, expression: () => null};
}

/** The quantity of a row in a column; a missing one without a reason is `not-printed`. */
export function cellOfRow(row: Row, column: string): LazyCell {
  const {value, low, high, missing, expression} = readQuantity(row, column);
  return value === null
    ? missingCell(missing ?? "not-printed")
    : {value, low, high, missing: null, expression: () => expression};
}

/** An item as a row; its expression is built when it is first read. */
export function rowOfItem({keys, cell}: Item, column: string): Row {
  let built: string | null | undefined;
  const row = {...keys, ...writeQuantity(column, {...cell, expression: null})};
  return Object.defineProperty(row, quantityNames(column).expression, {
    enumerable: true,
    get: () => (built === undefined ? (built = cell.expression()) : built)
  });
}
