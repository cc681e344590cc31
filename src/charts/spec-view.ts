import type {ChartFace, ChartWords} from "../core/chart-definition.js";
import {filterRows} from "../core/chart-spec/shape.js";
import type {ChartSpec} from "../core/chart-spec/spec.js";
import {
  columnWords,
  isPeriod,
  keyColumns,
  labelOf,
  quantityColumns,
  quantityOf
} from "../core/chart-spec/table-info.js";
import type {TableInfo} from "../core/chart-spec/table-info.js";
import {shareBase, wholeOfRows} from "../core/chart-spec/wholes.js";
import type {Whole} from "../core/chart-spec/wholes.js";
import type {ChartContext, Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {hasTerms} from "../core/terms/wording.js";
import {keyText, plainWords} from "./data-table.js";

/** The wording and colours of a registered chart; empty for a specification without one. */
export type SpecWords = ChartWords & Pick<ChartFace, "colours" | "cards">;

/** A specification with all that its drawing needs. */
export interface SpecView {
  /** The chart's id, which prefixes ids within the drawing. */
  readonly id: string;
  readonly spec: ChartSpec;
  readonly table: TableInfo;
  readonly words: SpecWords;
}

type Labels = Pick<ChartContext, "label" | "text">;

/** A value of a key column in words, with the letter of its note. */
export function valueLabel({spec, table}: SpecView, column: string, value: string, context: Labels): string {
  return keyLabel(table, column, value, context) + noteLetter(spec, column, value);
}

/** A value of a key column in words. */
export function keyLabel(table: TableInfo, column: string, value: string, context?: Labels): string {
  if (isPeriod(table, column)) return periodLabel(value);
  const known = labelOf(table, column, value);
  if (context && hasTerms(known)) return context.label(column, value);
  if (known !== value || !context) return known === value ? plainWords(value) : known;
  return value.includes(" ") ? (context.text?.(value) ?? value) : keyText(column, {[column]: value}, context);
}

/**
 * The label of a row’s key value; if the value extends another key’s value (`crew-north`), that part is labelled as the
 * table does.
 */
export function rowLabel(table: TableInfo, row: Row, column: string, context?: Labels): string {
  const value = String(row[column] ?? "");
  if (isPeriod(table, column)) return periodLabel(value, String(row[`${column}_flag`] ?? ""));
  const within = keyColumns(table).find(
    ({name}) =>
      name !== column && labelOf(table, name, String(row[name] ?? "")) !== row[name] && value.endsWith(`-${row[name]}`)
  );
  if (labelOf(table, column, value) !== value || !within) return keyLabel(table, column, value, context);
  const part = String(row[within.name]);
  return `${plainWords(value.slice(0, -part.length - 1))}, ${keyLabel(table, within.name, part, context)}`;
}

/** Whether a value of a key column names no area: none is printed, or it is of no one area. */
export function isNoArea(
  {noArea = []}: Pick<TableInfo, "noArea">,
  dimension: string | undefined,
  value: Row[string] | undefined
): boolean {
  return dimension === "area" && ["", ...noArea].includes(String(value ?? ""));
}

/** How a change is shown: with its sign, and as finely as the workspace shows percentages. */
export const CHANGE_SHOWN = "+%";

/** How the numbers of a specification are shown, if not as printed. */
export function changeFormat({spec, table}: Pick<SpecView, "spec" | "table">): string | undefined {
  return spec.measure === "change" || quantityOf(table, spec.y)?.from !== undefined ? CHANGE_SHOWN : undefined;
}

/** Key columns that qualify a row’s number rather than identify the row. */
export const ASIDE: readonly string[] = ["base", "flag", "within", "period_flag"];

/** Column labels that do not say what is counted. */
const BARE = /^(?:Number|Value|Count)$/;

/** Whether a column’s label says nothing of what is counted, so that the table’s title has to. */
export function isBare(table: TableInfo, column: string | undefined): boolean {
  return BARE.test(quantityOf(table, column)?.label ?? "");
}

/**
 * The name of a quantity in charts: its column’s label, or the table’s title if the label doesn’t say what is counted;
 * for changes, the name of what changes.
 */
export function quantityName(table: TableInfo, column: string | undefined): string {
  const quantity = quantityOf(table, column);
  if (quantity === undefined || BARE.test(quantity.label)) return table.title;
  const level =
    quantity.from === undefined
      ? undefined
      : quantityColumns(table).find(
          ({from, measures}) => from === undefined && measures.some((measure) => quantity.measures.includes(measure))
        );
  return level === undefined ? quantity.label : `Change in ${columnWords(table, level.name)}`;
}

const LETTERS = ["ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ"];

/** The letter by which a note is called out beside the mark of its value; empty where there is none. */
export function noteLetter({annotate = {}, x, colour}: ChartSpec, column: string | undefined, value: string): string {
  const at = column === x || column === colour ? Object.keys(annotate).indexOf(value) : -1;
  return at < 0 ? "" : ` ${LETTERS[at] ?? "*"}`;
}

/** The notes of a specification, each behind its letter and what it is of. */
export function annotations(view: SpecView): readonly string[] {
  const {
    spec: {annotate = {}, x, colour},
    table
  } = view;
  return Object.entries(annotate).map(([value, note], i) => {
    const column =
      [x, colour].find(
        (name) =>
          name !== undefined &&
          (table.labels?.[name]?.[value] !== undefined || table.rows?.some((row) => row[name] === value))
      ) ??
      x ??
      "";
    return `${LETTERS[i] ?? "*"} ${keyLabel(table, column, value)}: ${note}`;
  });
}

/** `type, year and area` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}

/** The whole that all rows are parts of, if there is one that the table names and that is tied. */
export function oneWhole({spec, table}: Pick<SpecView, "spec" | "table">, kept: readonly Row[]): Whole | undefined {
  const several = keyColumns(table).some(
    ({name}) => isPeriod(table, name) && new Set(kept.map((row) => row[name])).size > 1
  );
  const whole = several ? undefined : wholeOfRows(kept, spec.y!, table);
  return typeof whole?.cell.expression() === "string" ? whole : undefined;
}

/**
 * The base of shares in words, found from the view’s rows, or from `kept` if these have lost the table’s other
 * quantities.
 */
export function wholeWords(view: Pick<SpecView, "spec" | "table">, kept: readonly Row[] = []): string {
  const {spec, table} = view;
  if (spec.measure !== "share") return shareBase(quantityOf(table, spec.y)?.label ?? "") ?? "the whole";
  return oneWhole(view, kept)?.label ?? oneWhole(view, filterRows(table.rows ?? [], spec.filter))?.label ?? "the whole";
}
