import type {TableInfo} from "../chart-spec/table-info.js";
import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import {ExpressionError} from "../expression/syntax.js";
import type {Facts, Unit} from "../fact.js";
import {expressionOf} from "../quantity-columns.js";

/** A value of a result as it is shown and written: what has no plainer form is a text. */
export type CellValue = string | number | null;

/** A type of Arrow's, as far as it is read here. */
export interface ArrowType {
  readonly typeId: number;
  readonly bitWidth?: number;
  readonly signed?: boolean;
  readonly precision?: number;
  readonly scale?: number;
  readonly children?: readonly {readonly name: string; readonly type: ArrowType}[] | null;
}

const NAMES: Readonly<Record<number, string>> = {
  1: "NULL",
  4: "BLOB",
  5: "VARCHAR",
  6: "BOOLEAN",
  8: "DATE",
  9: "TIME",
  10: "TIMESTAMP",
  11: "INTERVAL",
  13: "STRUCT",
  14: "UNION",
  15: "BLOB",
  17: "MAP",
  18: "INTERVAL",
  19: "BLOB",
  20: "VARCHAR",
  23: "BLOB",
  24: "VARCHAR"
};
const INTEGERS: Readonly<Record<number, string>> = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"};
const LISTS = [12, 16, 21, 25, 26];
const [INTEGER, FLOAT, DECIMAL, DATE, TIME, DICTIONARY] = [2, 3, 7, 8, 9, -1];

/** The name in SQL of an Arrow type, by its id in Arrow's own schema. */
export function typeName(type: ArrowType): string {
  if (type.typeId === INTEGER)
    return `${type.signed === false ? "U" : ""}${INTEGERS[type.bitWidth ?? 32] ?? "INTEGER"}`;
  if (type.typeId === FLOAT) return type.precision === 2 ? "DOUBLE" : "FLOAT";
  if (type.typeId === DECIMAL)
    return type.scale === 0 && (type.precision ?? 0) >= 38
      ? "HUGEINT"
      : `DECIMAL(${type.precision ?? 0},${type.scale ?? 0})`;
  if (type.typeId === DICTIONARY) return "ENUM";
  if (LISTS.includes(type.typeId)) return `${type.children?.[0] ? typeName(type.children[0].type) : "LIST"}[]`;
  return NAMES[type.typeId] ?? "VALUE";
}

/**
 * A value as Arrow's reader gives it (whole numbers as bigint, decimals scaled to whole numbers) in its plainest form.
 */
export function cellValue(value: unknown, type: ArrowType): CellValue {
  if (value === null || value === undefined) return null;
  if (type.typeId === DECIMAL) return plainNumber(decimalText(BigInt(value as number | bigint), type.scale ?? 0));
  if (typeof value === "bigint") return type.typeId === TIME ? timeText(value) : plainNumber(String(value));
  if (typeof value === "number" || typeof value === "string") return value;
  if (value instanceof Date) return dateText(value, type);
  return textOf(value);
}

/** A number where it holds all digits, otherwise the text. */
function plainNumber(text: string): CellValue {
  const number = Number(text);
  return String(number) === text
    ? number
    : Math.abs(number) < Number.MAX_SAFE_INTEGER && text.includes(".") && text.replace(/\D/g, "").length <= 15
      ? number
      : text;
}

/** The digits of a decimal that is scaled to a whole number. */
export function decimalText(scaled: bigint, scale: number): string {
  if (scale <= 0) return String(scaled);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(scale + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function dateText(date: Date, {typeId}: ArrowType): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  return typeId === DATE ? iso.slice(0, iso.indexOf("T")) : iso.replace("T", " ").replace(/\.000Z$|Z$/, "");
}

/** DuckDB's times count microseconds. */
function timeText(micros: bigint): string {
  return new Date(Number(micros / 1000n)).toISOString().slice(11, 19);
}

/** Booleans, lists, structures and bytes as JSON writes them. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return [...value].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  return JSON.stringify(value, (_key, inner: unknown): unknown => {
    if (typeof inner === "bigint") return String(inner);
    if (inner instanceof Map) return Object.fromEntries(inner as ReadonlyMap<string, unknown>);
    return ArrayBuffer.isView(inner) && !(inner instanceof DataView)
      ? [...(inner as unknown as Iterable<unknown>)]
      : inner;
  });
}

/**
 * A table whose quantities have the units that the expressions beside their numbers come to; a column of several units,
 * or with an untied number, has none.
 */
export function withUnits(table: TableInfo, rows: readonly Row[], facts: Facts): TableInfo {
  const found = new Map(
    table.columns.flatMap(({kind, name}) => {
      const unit = kind === "quantity" ? unitOf(rows, name, facts) : undefined;
      return unit === undefined ? [] : [[name, unit] as const];
    })
  );
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.kind === "quantity" && column.unit === "" ? {...column, unit: found.get(column.name)?.id ?? ""} : column
    ),
    units: {...table.units, ...Object.fromEntries([...found.values()].map(({id, label}) => [id, label]))}
  };
}

function unitOf(rows: readonly Row[], name: string, facts: Facts): Unit | undefined {
  const units = rows
    .filter((row) => typeof row[name] === "number")
    .map((row) => unitOfExpression(expressionOf(row, name), facts));
  const [first] = units;
  return first !== undefined &&
    ["count", "percent", "duration"].includes(first.kind) &&
    units.every((unit) => unit?.id === first.id)
    ? first
    : undefined;
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
