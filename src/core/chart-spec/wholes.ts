import type {Row} from "../chart.js";
import {parseExpression, printExpression} from "../expression/syntax.js";
import {expressionOf} from "../quantity-columns.js";
import {cellOfRow} from "./cell.js";
import type {LazyCell} from "./cell.js";
import {expressionsOf} from "./grouping.js";
import {isCall, operandsOf, memoized} from "./sums.js";
import {quantityColumns} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

/** The whole that a table's own columns name for some parts. */
export interface Whole {
  readonly cell: LazyCell;
  /** Whether the parts, without rows that are within another row, add up to it within their rounding intervals. */
  readonly complete: boolean;
  /** What it is, where a column says so: `all ships`. */
  readonly label?: string;
}

/** Whether a row is contained in another row of its table (column `within`), so that sums to a whole leave it out. */
export function isWithin(row: Row): boolean {
  return (row["within"] ?? "") !== "";
}

/**
 * The whole of a quantity column over some rows, from a column of wholes, the base of a column of shares, or the first
 * operand of a remainder. A whole that the rows add up to is preferred. Undefined if the table names none.
 */
export function wholeOfRows(rows: readonly Row[], column: string, table: TableInfo): Whole | undefined {
  return memoized(rows, JSON.stringify(["whole", column]), [table.columns], () => {
    const found = [
      ...wholeColumns(rows, column, table),
      ...basesOfShares(rows, column, table),
      ...wholesOfRemainders(rows, column)
    ];
    return found.find(({complete}) => complete) ?? found[0];
  });
}

/**
 * Whether {@link wholeOfRows} could find a whole for any of these lists of rows: the table has another quantity column,
 * or an expression is a remainder.
 */
export function mayNameWhole(lists: readonly (readonly Row[])[], column: string, table: TableInfo): boolean {
  return (
    quantityColumns(table).some(({name}) => name !== column) ||
    lists.some((rows) => expressionsOf(rows, column).some(isRemainder))
  );
}

function wholeColumns(rows: readonly Row[], column: string, table: TableInfo): readonly Whole[] {
  return quantityColumns(table)
    .filter(({wholeOf}) => wholeOf === column)
    .flatMap(({name, label}) => {
      const cells = rows.map((row) => cellOfRow(row, name));
      const same =
        new Set(cells.map((cell) => cell.expression() ?? `${cell.value}`)).size === 1 && cells[0]!.missing === null;
      return same ? [{cell: cells[0]!, complete: addsUpTo(rows, column, cells[0]!), label: lower(label)}] : [];
    });
}

function basesOfShares(rows: readonly Row[], column: string, table: TableInfo): readonly Whole[] {
  return quantityColumns(table)
    .filter(({name}) => name !== column)
    .flatMap(({name, label}) => {
      const bases = rows.map((row) => baseOfShare(expressionOf(row, name), expressionOf(row, column)));
      const [base] = bases;
      if (base === undefined || bases.some((other) => other !== base)) return [];
      const shown = rows.filter((row) => !isWithin(row)).map((row) => cellOfRow(row, name));
      const [low, high] = [
        sum(shown.map((cell) => cell.low ?? cell.value!)),
        sum(shown.map((cell) => cell.high ?? cell.value!))
      ];
      const part = rows.find((row) => Number(row[name]) !== 0) ?? rows[0]!;
      const value = tidy((100 * Number(part[column])) / Number(part[name]));
      return [
        {
          cell: {value, low: value, high: value, missing: null, expression: () => base},
          complete: low <= 100 + SLIGHT && high >= 100 - SLIGHT,
          ...baseWords(label)
        }
      ];
    });
}

function baseWords(label: string): Pick<Whole, "label"> {
  const words = shareBase(label);
  return words === undefined ? {} : {label: words};
}

/** `Share of ships counted` → `ships counted`; undefined for any other label. */
export function shareBase(label: string): string | undefined {
  return /^share of (.+)$/i.exec(label)?.[1];
}

/** The whole in `share(part, whole)` if the share is of this part; else undefined. */
function baseOfShare(share: string | null, part: string | null): string | undefined {
  if (share === null || part === null) return undefined;
  const tree = parseExpression(share);
  if (!isCall(tree, "share")) return undefined;
  const [first, second] = operandsOf(tree).map(printExpression);
  return first === part ? second : undefined;
}

const isRemainder = (text: string): boolean => text.startsWith("remainder(");

function wholesOfRemainders(rows: readonly Row[], column: string): readonly Whole[] {
  const texts = expressionsOf(rows, column);
  if (!texts.some(isRemainder)) return [];
  return rows.flatMap((row) => {
    const text = expressionOf(row, column);
    if (text === null || !isRemainder(text)) return [];
    const [whole, ...parts] = operandsOf(parseExpression(text)).map(printExpression);
    if (whole === undefined || !parts.every((part) => texts.includes(part))) return [];
    const top = rows.filter((other) => !isWithin(other)).map((other) => Number(other[column]));
    const complete = top.length === parts.length + 1;
    return [
      {
        cell: {
          value: sum(
            rows
              .filter((other) => other === row || parts.includes(expressionOf(other, column) ?? ""))
              .map((other) => Number(other[column]))
          ),
          low: null,
          high: null,
          missing: null,
          expression: () => whole
        },
        complete
      }
    ];
  });
}

const SLIGHT = 1e-6;

function addsUpTo(rows: readonly Row[], column: string, whole: LazyCell): boolean {
  const cells = rows.filter((row) => !isWithin(row)).map((row) => cellOfRow(row, column));
  if (cells.some(({missing}) => missing !== null)) return false;
  const [low, high] = [
    sum(cells.map((cell) => cell.low ?? cell.value!)),
    sum(cells.map((cell) => cell.high ?? cell.value!))
  ];
  return low <= (whole.high ?? whole.value!) + SLIGHT && high >= (whole.low ?? whole.value!) - SLIGHT;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const tidy = (value: number): number => (Math.abs(value - Math.round(value)) < SLIGHT ? Math.round(value) : value);

const lower = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
