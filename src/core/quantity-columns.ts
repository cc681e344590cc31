import type Fraction from "fraction.js";
import type {Row} from "./chart.js";
import type {Expression} from "./expression/syntax.js";
import type {Unit} from "./fact.js";
import type {Interval} from "./interval.js";
import type {MissingReason, TableDescription} from "./table.js";

/**
 * What stands beside a quantity in rows and files, in this order: beside `c` the columns `c_expression`, `c_low`,
 * `c_high` and `c_missing`.
 */
const BESIDE = {expression: "text", low: "number", high: "number", missing: "text"} as const;

/** What a column beside a quantity holds. */
export type QuantityPart = keyof typeof BESIDE;

const PARTS = Object.keys(BESIDE) as readonly QuantityPart[];

/** The suffix of the names of such columns: `_low`. */
export function endingOf(part: QuantityPart): string {
  return `_${part}`;
}

/** The names of a quantity's columns. */
type QuantityNames = Readonly<Record<"value" | QuantityPart, string>>;

const known = new Map<string, QuantityNames>();

/** The names of a quantity's columns; memoized, because they are looked up for each row. */
export function quantityNames(column: string): QuantityNames {
  let names = known.get(column);
  if (names === undefined) {
    names = {
      value: column,
      ...(Object.fromEntries(PARTS.map((part) => [part, column + endingOf(part)])) as Record<QuantityPart, string>)
    };
    known.set(column, names);
  }
  return names;
}

const NAME = new RegExp(`^(.+)_(${PARTS.join("|")})$`);

/** Splits a column name: `ships_low` is the `low` of `ships`; undefined for a name without such a suffix. */
export function besideOf(name: string): {readonly column: string; readonly part: QuantityPart} | undefined {
  const [, column, part] = NAME.exec(name) ?? [];
  return column === undefined ? undefined : {column, part: part as QuantityPart};
}

/** A quantity as its columns hold it. */
export interface QuantityCell {
  readonly value: number | null;
  readonly expression: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: MissingReason | null;
}

/** Reads a row's quantity; a part is null if the row lacks it or it has the wrong type. */
export function readQuantity(row: Row, column: string): QuantityCell {
  const names = quantityNames(column);
  return {
    value: numberOf(row[names.value]),
    expression: textOf(row[names.expression]),
    low: numberOf(row[names.low]),
    high: numberOf(row[names.high]),
    missing: textOf(row[names.missing]) as MissingReason | null
  };
}

/** A quantity as columns of a row. */
export function writeQuantity(column: string, {value, expression, low, high, missing}: QuantityCell): Row {
  const names = quantityNames(column);
  return {
    [names.value]: value,
    [names.expression]: expression,
    [names.low]: low,
    [names.high]: high,
    [names.missing]: missing
  };
}

/** The expression of a row's quantity; null where it has none. */
export function expressionOf(row: Row, column: string): string | null {
  return textOf(row[quantityNames(column).expression]);
}

/** A row without one of its quantities. */
export function withoutQuantity(row: Row, column: string): Row {
  const own = Object.values(quantityNames(column));
  return Object.fromEntries(
    Object.keys(row)
      .filter((name) => !own.includes(name))
      .map((name) => [name, row[name]!])
  );
}

/** A number as a chart shows it, with its expression (null if untied), or the reason why there is none. */
type ShownCell = {readonly value: number; readonly expression: string | null} | {readonly missing: MissingReason};

/** Reads a quantity of a row, tied or not. */
export function shownCell(row: Row, column: string): ShownCell {
  const value = numberOf(row[column]);
  return value === null ? {missing: reasonOf(row, column)} : {value, expression: expressionOf(row, column)};
}

/** A quantity of a row: its number and expression, or the reason why there is none. */
type Cell =
  {readonly value: number; readonly expression: string} | Extract<ShownCell, {readonly missing: MissingReason}>;

/** Reads a quantity of a row whose numbers are tied. */
export function cellOf(row: Row, column: string): Cell {
  const {value, expression} = readQuantity(row, column);
  return value === null || expression === null ? {missing: reasonOf(row, column)} : {value, expression};
}

function reasonOf(row: Row, column: string): MissingReason {
  return (textOf(row[quantityNames(column).missing]) ?? "not-printed") as MissingReason;
}

function numberOf(value: Row[string] | undefined): number | null {
  return typeof value === "number" && !Number.isNaN(value) ? value : null;
}

function textOf(value: Row[string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** A column as files carry it. */
interface PhysicalColumn {
  readonly name: string;
  readonly type: "text" | "number";
  readonly metadata: Readonly<Record<string, string>>;
}

const ABOUT: Readonly<Record<QuantityPart, string>> = {
  expression: "expression over printed figures",
  low: "lower end of the rounding interval",
  high: "upper end of the rounding interval",
  missing: "why there is no value"
};

/** The columns of a table's files: a key has one, a quantity its number and what stands beside it. */
export function physicalColumns({columns}: Pick<TableDescription, "columns">): readonly PhysicalColumn[] {
  return columns.flatMap((column): readonly PhysicalColumn[] => {
    const {name, label} = column;
    if (column.kind === "key") return [{name, type: "text", metadata: {label}}];
    const unit = {unit: column.unit};
    return [
      {name, type: "number", metadata: {label, ...unit}},
      ...PARTS.map((part) => ({
        name: quantityNames(name)[part],
        type: BESIDE[part],
        metadata: {label: `${label}: ${ABOUT[part]}`, ...(BESIDE[part] === "number" ? unit : {})}
      }))
    ];
  });
}

/** A value with its expression, unit and rounding interval. */
export interface Quantity {
  /** Canonical text. */
  readonly expression: string;
  readonly tree: Expression;
  readonly value: Fraction;
  readonly unit: Unit;
  readonly interval: Interval;
  /** The distinct facts it follows from. */
  readonly facts: readonly string[];
  /** The distinct rows of lists that it counts. */
  readonly rows: readonly string[];
  readonly qualifier: string;
}
