import {quantityNames} from "../quantity-columns.js";
import type {QuantityPart} from "../quantity-columns.js";
import type {MissingReason} from "../table.js";
import type {TableInfo} from "./spec.js";
import {keyColumns, quantityColumns} from "./table-info.js";

/** A key column as codes into its distinct values. */
export interface CodedColumn {
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  readonly values: readonly string[];
}

/** A quantity column as numbers, not-a-number where one is missing; expressions and reasons are read row by row. */
export interface NumberColumn {
  readonly values: Float64Array;
  readonly hasMissing: boolean;
  /** Whether its numbers carry expressions. */
  readonly tied: boolean;
  readonly expression: (row: number) => string | null;
  /** The ends of a number’s interval, where the table has them. */
  readonly ends: (row: number) => readonly [low: number | null, high: number | null];
  readonly missing: (row: number) => MissingReason;
}

/** A table by columns, for tables too long to be read as rows. */
export interface ColumnTable {
  readonly length: number;
  readonly keys: Readonly<Record<string, CodedColumn>>;
  readonly quantities: Readonly<Record<string, NumberColumn>>;
}

/** A column of an Arrow table, as far as it is read here; flechette's fit, and so do apache-arrow's. */
export interface ArrowColumn {
  readonly length: number;
  readonly nullCount: number;
  readonly data?: readonly unknown[];
  at(index: number): unknown;
  toArray(): ArrayLike<unknown>;
}

/** An Arrow table, as far as it is read here. */
export interface ArrowTable {
  readonly numRows: number;
  getChild(name: string): ArrowColumn | null | undefined;
}

/** Codes the columns of an Arrow table once, so that every filter after that is quick. Columns that the file lacks are left out. */
export function columnTable(arrow: ArrowTable, table: Pick<TableInfo, "columns">): ColumnTable {
  const child = (name: string): ArrowColumn | undefined => arrow.getChild(name) ?? undefined;
  const keys = keyColumns(table).flatMap(({name}) => {
    const column = child(name);
    return column ? [[name, codedColumn(column)] as const] : [];
  });
  const quantities = quantityColumns(table).flatMap(({name}) => {
    const column = child(name);
    return column ? [[name, numberColumn(column, (part) => child(quantityNames(name)[part]))] as const] : [];
  });
  return {length: arrow.numRows, keys: Object.fromEntries(keys), quantities: Object.fromEntries(quantities)};
}

/** A key column in codes: those of its dictionary, where the file has one, and otherwise our own. */
export function codedColumn(column: ArrowColumn): CodedColumn {
  return fromDictionary(column) ?? codeTexts(column.toArray());
}

interface DictionaryBatch {
  readonly values: ArrayLike<number>;
  readonly dictionary?: ArrowColumn;
}

function fromDictionary({data, nullCount, length}: ArrowColumn): CodedColumn | undefined {
  const [batch, ...others] = (data ?? []) as readonly DictionaryBatch[];
  if (!batch?.dictionary || others.length > 0 || nullCount > 0 || !ArrayBuffer.isView(batch.values) || batch.values.length < length) return undefined;
  const values = Array.from(batch.dictionary.toArray(), String);
  return {codes: unsigned(batch.values), values};
}

/** Codes as they are; signed ones of one and two bytes are read as unsigned in place, since none is below zero. */
function unsigned(codes: ArrayLike<number>): CodedColumn["codes"] {
  if (codes instanceof Uint8Array || codes instanceof Uint16Array || codes instanceof Int32Array) return codes;
  if (codes instanceof Int8Array) return new Uint8Array(codes.buffer, codes.byteOffset, codes.length);
  if (codes instanceof Int16Array) return new Uint16Array(codes.buffer, codes.byteOffset, codes.length);
  return Int32Array.from(codes);
}

function codeTexts(texts: ArrayLike<unknown>): CodedColumn {
  const codes = new Int32Array(texts.length);
  const known = new Map<string, number>();
  const values: string[] = [];
  for (let i = 0; i < texts.length; i += 1) {
    const text = textOfKey(texts[i]);
    let code = known.get(text);
    if (code === undefined) {
      code = values.length;
      known.set(text, code);
      values.push(text);
    }
    codes[i] = code;
  }
  return {codes: values.length <= 1 << 8 ? Uint8Array.from(codes) : values.length <= 1 << 16 ? Uint16Array.from(codes) : codes, values};
}

/** A key as text; query results may hold numbers, truth values and dates. */
function textOfKey(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return `${value}`;
  return value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value);
}

function numberColumn(column: ArrowColumn, part: (name: QuantityPart) => ArrowColumn | undefined): NumberColumn {
  const [expressions, reasons, lows, highs] = (["expression", "missing", "low", "high"] as const).map(part);
  const raw = column.toArray();
  const values = raw instanceof Float64Array ? raw : Float64Array.from(raw as ArrayLike<number | null>, (value) => value ?? NaN);
  const textAt = (texts: ArrowColumn | undefined, row: number): string | null => {
    const text = texts?.at(row);
    return typeof text === "string" ? text : null;
  };
  const numberAt = (numbers: ArrowColumn | undefined, row: number): number | null => {
    const number = numbers?.at(row);
    return typeof number === "number" && !Number.isNaN(number) ? number : null;
  };
  return {
    values, hasMissing: values.some(Number.isNaN), tied: expressions !== undefined,
    expression: (row) => textAt(expressions, row),
    ends: (row) => [numberAt(lows, row), numberAt(highs, row)],
    missing: (row) => (textAt(reasons, row) ?? "not-printed") as MissingReason
  };
}
