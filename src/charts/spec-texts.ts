import {formInfo} from "../core/chart-spec/spec.js";
import {columnWords, keyColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {wholeOfRows} from "../core/chart-spec/wholes.js";
import type {Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {cellOf, expressionOf, shownCell} from "../core/quantity-columns.js";
import {missingWords} from "../core/table.js";
import {flagWords} from "./cards.js";
import {isChange} from "./spec-forms.js";
import type {FormRows} from "./spec-forms.js";
import {
  ASIDE,
  changeFormat,
  isBare,
  isNoArea,
  keyLabel,
  listed,
  oneWhole,
  quantityName,
  rowLabel,
  wholeWords
} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The most rows in the description for screen readers; the data table has all rows. */
const MOST_TOLD = 40;

/** Measure, columns, unit, area and period, from the table's description and the rows. */
export function titleOf(view: SpecView, {shown, kept}: FormRows): string {
  const {spec, table} = view;
  const quantity = quantityOf(table, spec.y);
  const named = quantity === undefined || isBare(table, spec.y) ? [] : [...new Set([spec.x, spec.colour, spec.facet])];
  const by = keyColumns(table)
    .filter(({name, dimension}) => named.includes(name) && dimension !== "period")
    .map(({name}) => columnWords(table, name));
  const about = `${quantityName(table, spec.y)}${by.length === 0 ? "" : `, by ${listed(by)}`}`;
  return [about, unitWords(view, kept), ...dimensionWords(table, kept.length > 0 ? kept : shown, about)]
    .filter((part) => part !== "")
    .join(", ");
}

function unitWords(view: SpecView, kept: readonly Row[]): string {
  const {
    spec: {measure = "level", y},
    table
  } = view;
  if (measure === "share") return `percent of ${wholeWords(view, kept)}`;
  if (measure === "change") return "change in percent of the first period";
  if (measure === "index") return "index with the first period as its base";
  const unit = quantityOf(table, y)?.unit ?? "";
  if (unit === "" || unit === "unit") return "";
  const label = table.units?.[unit] ?? unit.replaceAll("-", " ");
  return unit === "percent" ? "percent" : `number of ${label}`;
}

/**
 * Area and periods of the rows, where they are few enough to be said and not said already; rows of no one country leave
 * the area out.
 */
function dimensionWords(table: SpecView["table"], rows: readonly Row[], about: string): readonly string[] {
  return (["area", "period"] as const).flatMap((dimension) => {
    const column = keyColumns(table).find((candidate) => candidate.dimension === dimension)?.name;
    const values = column === undefined ? [] : [...new Set(rows.flatMap((row) => row[column] ?? []))].map(String);
    if (column === undefined || values.length > 4 || values.some((value) => isNoArea(table, dimension, value)))
      return [];
    const flagOf = (value: string): string =>
      String(rows.find((row) => row[column] === value)?.[`${column}_flag`] ?? "");
    const words =
      dimension === "area"
        ? values.map((value) => keyLabel(table, column, value))
        : [...values.filter((value) => value !== "").sort(), ...values.filter((value) => value === "")].map((value) =>
            periodLabel(value, flagOf(value))
          );
    const left = words.filter((word) => !saysAlready(about, word));
    return left.length === 0 ? [] : [listed(left)];
  });
}

function saysAlready(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !/[\p{L}\d]$/u.test(text.slice(0, at)) && !/^[\p{L}\d]/u.test(text.slice(at + word.length));
}

/**
 * What the chart shows, with its main number: the first of the ranking, the ends of the first series, the first part of
 * its whole.
 */
export function headlineOf(view: SpecView, rows: FormRows): string {
  const {spec, table} = view;
  const tied = rows.shown.filter((row) => spec.y !== undefined && "value" in cellOf(row, spec.y));
  const [first] = tied;
  const quantity = quantityOf(table, spec.y);
  if (first === undefined || quantity === undefined) return titleOf(view, rows);
  const number = (row: Row): string => numberMark(view, row);
  const about = [
    quantityName(table, spec.y),
    ...labelsOf(
      view,
      first,
      spec.form === "slope" || spec.form === "line" ? [spec.colour, spec.facet] : [spec.x, spec.colour, spec.facet]
    )
  ].join(", ");
  if (spec.form === "slope" || spec.form === "line") {
    const own = tied
      .filter(
        (row) =>
          row[spec.colour ?? ""] === first[spec.colour ?? ""] && row[spec.facet ?? ""] === first[spec.facet ?? ""]
      )
      .sort((a, b) => (String(a[spec.x!]) < String(b[spec.x!]) ? -1 : 1));
    return `${about}: ${[own[0]!, ...(own.length > 1 ? [own.at(-1)!] : [])].map((row) => `${number(row)} in ${keyLabel(table, spec.x!, String(row[spec.x!]))}`).join(", ")}`;
  }
  const whole =
    spec.form === "stacked" && (spec.measure ?? "level") === "level" && quantity.unit !== "percent"
      ? wholeOfRows(rows.kept, spec.y!, table)?.cell.expression()
      : undefined;
  return `${about}: ${number(first)}${typeof whole === "string" ? ` of {{ ${whole} }}` : ""}${measureEnd(view, first, rows)}`;
}

function measureEnd(view: SpecView, row: Row, {kept}: FormRows): string {
  const {
    spec: {measure, y},
    table
  } = view;
  if (measure === "share") return ` of ${wholeWords(view, kept)}`;
  const base = row[measure === "change" || measure === "index" ? "base" : (quantityOf(table, y)?.from ?? "")];
  if (typeof base !== "string" || base === "") return "";
  return measure === "index" ? `, with ${periodLabel(base)} as the base` : ` since ${periodLabel(base)}`;
}

/** A row’s number as prose; changes with their sign. */
function numberMark(view: SpecView, row: Row): string {
  const format = changeFormat(view);
  return `{{ ${expressionOf(row, view.spec.y!)}${format === undefined ? "" : ` | ${format}`} }}`;
}

/** The description for screen readers: an opening, then every row with its number, or the reason why it has none. */
export function describeSpec(view: SpecView, {shown}: FormRows, opening = openingOf(view)): string {
  const {spec, table} = view;
  if (spec.y === undefined) return opening;
  const drawn = spec.form === "table" ? tellingColumns(view, shown) : [spec.x, spec.colour, spec.facet];
  const told = shown
    .slice(0, MOST_TOLD)
    .map(
      (row) =>
        `${labelsOf(view, row, drawn).join(", ") || quantityName(table, spec.y)}: ${toldNumber(view, row)}${flagWords(row)}`
    );
  return `${opening} ${told.join("; ")}.${shown.length > MOST_TOLD ? " The table below has the others." : ""}`;
}

function openingOf({spec}: SpecView): string {
  const {label, shows} = formInfo(spec.form)!;
  return `${label}. ${shows}`;
}

/** A row’s number in the description, or the reason why it has none. */
export function toldNumber(view: SpecView, row: Row): string {
  const cell = shownCell(row, view.spec.y!);
  return "missing" in cell
    ? missingWords(cell.missing)
    : cell.expression === null
      ? "a number that is untied"
      : numberMark(view, row);
}

/** The key columns that distinguish the rows. */
function tellingColumns({table}: SpecView, rows: readonly Row[]): readonly string[] {
  return keyColumns(table)
    .map(({name}) => name)
    .filter((name) => !ASIDE.includes(name) && new Set(rows.map((row) => row[name])).size > 1);
}

function labelsOf({table}: SpecView, row: Row, columns: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(columns)].flatMap((name) =>
    name === undefined || (row[name] ?? "") === "" ? [] : [rowLabel(table, row, name)]
  );
}

/** What stands below every chart of two printed years. */
const TWO_YEARS = "Two years are printed. A line between them says nothing of the years between or after.";

/** The notes that a form always requires below a chart. */
export function formNotes(view: Pick<SpecView, "spec" | "table">): readonly string[] {
  const {spec, table} = view;
  return [
    ...(spec.form === "slope" || isChange(view) ? [TWO_YEARS] : []),
    ...(table.compare === "own-base" && spec.form === "bar"
      ? ["Each bar is a share of the base named with it; another bar’s base may be another."]
      : [])
  ];
}

/** The note of a chart that shows untied numbers. */
export const UNTIED = "These numbers are untied: they carry no expression over printed figures and lead to no trace.";

/** The notes below a chart without notes of its own, by its form and measure. */
export function notesOf(view: SpecView, {shown, kept}: FormRows): readonly string[] {
  const {spec, table} = view;
  const untied = shown
    .map((row) => shownCell(row, spec.y ?? ""))
    .some((cell) => "value" in cell && cell.expression === null);
  return [
    ...formNotes(view),
    ...(spec.measure === "share" ? [wholeNote(view, kept)] : []),
    ...(spec.group !== undefined && shown.length < kept.length
      ? [`Rows that agree in ${listed(spec.group.map((name) => columnWords(table, name)))} are added up.`]
      : []),
    ...(untied ? [UNTIED] : [])
  ];
}

/** What the whole is, how much it is, and in what unit. */
function wholeNote(view: SpecView, kept: readonly Row[]): string {
  const {spec, table} = view;
  const whole = oneWhole(view, kept);
  if (!whole) return "The whole is the sum of the rows shown, or what the table names as such.";
  const {label = columnWords(table, spec.y!)} = whole;
  const id = quantityOf(table, spec.y)?.unit ?? "";
  const unit = ["", "unit"].includes(id) ? "" : (table.units?.[id] ?? id.replaceAll("-", " "));
  return `The whole: ${label}, {{ ${whole.cell.expression()} }}${unit === "" || label.split(" ").includes(unit) ? "" : ` ${unit}`}.`;
}
