import type {ChartContext, Row} from "../core/chart.js";
import {isPeriod, labelOf} from "../core/chart-spec/table-info.js";
import type {ChartSpec, TableInfo} from "../core/chart-spec/spec.js";
import {periodLabel} from "../core/period.js";
import {hasTerms} from "../core/terms/marks.js";
import {keyText} from "./frame-twin.js";

/** Words that a chart has of its own; what is left out is made of the table's description. */
export interface SpecWords {
  /** Said before the whole of ranked bars: `all consultations`. */
  readonly all?: string;
  /** Said behind the whole of parts: `convictions`. */
  readonly whole?: string;
  /** Said behind a percentage of a part: `of all convictions`. */
  readonly base?: string;
  /** What the value axis measures, with its unit. */
  readonly axis?: string;
  /** What the one series is of. */
  readonly series?: string;
  /** Said where the base of a share is not counted. */
  readonly unstated?: string;
  /** Where the axis of an exported chart ends, by the rows of the table. */
  readonly max?: (rows: readonly Row[]) => number;
  /** The colours of parts by their key. */
  readonly fills?: Readonly<Record<string, string>>;
  /** The label and the small print of a card. */
  readonly card?: {readonly label: (row: Row) => string; readonly base: (row: Row) => string};
}

/** A specification with what it is drawn by. */
export interface SpecView {
  /** Of the chart: ids within the drawing are made of it. */
  readonly id: string;
  readonly spec: ChartSpec;
  readonly table: TableInfo;
  readonly words: SpecWords;
}

type Labels = Pick<ChartContext, "label">;

/** A value of a key column in words, with the letter of its note. */
export function valueLabel({spec, table}: SpecView, column: string, value: string, context: Labels): string {
  return keyLabel(table, column, value, context) + noteLetter(spec, column, value);
}

/** A value of a key column in words. */
export function keyLabel(table: TableInfo, column: string, value: string, context?: Labels): string {
  if (isPeriod(table, column)) return periodLabel(value);
  const known = labelOf(table, column, value);
  if (context && hasTerms(known)) return context.label(column, value);
  if (known !== value || !context) return known === value && /^[a-z]+(?:-[a-z\d]+)+$/.test(value) ? value.replaceAll("-", " ") : known;
  return value.includes(" ") ? value : keyText(column, {[column]: value}, context);
}

const LETTERS = ["ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ"];

/** The letter by which a note is called out beside the mark of its value; empty where there is none. */
export function noteLetter({annotate = {}, x, colour}: ChartSpec, column: string | undefined, value: string): string {
  const at = column === x || column === colour ? Object.keys(annotate).indexOf(value) : -1;
  return at < 0 ? "" : ` ${LETTERS[at] ?? "*"}`;
}

/** The notes of a specification, each behind its letter and what it is of. */
export function annotations(view: SpecView): readonly string[] {
  const {spec: {annotate = {}, x, colour}, table} = view;
  return Object.entries(annotate).map(([value, note], i) => {
    const column = [x, colour].find((name) => name !== undefined && (table.labels?.[name]?.[value] !== undefined || table.rows?.some((row) => row[name] === value))) ?? x ?? "";
    return `${LETTERS[i] ?? "*"} ${keyLabel(table, column, value)}: ${note}`;
  });
}
