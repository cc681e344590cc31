import type {Row} from "../core/chart.js";
import {shownCell} from "../core/chart-spec/cell.js";
import {formInfo} from "../core/chart-spec/forms.js";
import {isPeriod, keyColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {wholeOfRows} from "../core/chart-spec/wholes.js";
import {periodLabel} from "../core/period.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {TWO_YEARS} from "./groups.js";
import {keyLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import type {FormRows} from "./spec-forms.js";

/** How many rows are told to a reader who doesn't see the chart; the table below it has them all. */
const MOST_TOLD = 40;

/** The format of a change. */
const CHANGE = "+.0%";

/** Measure, columns, unit, area and period, from the table's description and the rows. */
export function titleOf({spec, table}: SpecView, {shown, kept}: FormRows): string {
  const quantity = quantityOf(table, spec.y);
  const by = [...new Set([spec.x, spec.colour, spec.facet])].flatMap((name) => keyColumns(table).filter((column) => column.name === name && column.dimension !== "period").map(({label}) => lower(label)));
  const about = quantity === undefined ? table.title : `${quantity.label}${by.length === 0 ? "" : `, by ${listed(by)}`}`;
  return [about, unitWords(spec, table), ...dimensionWords(table, kept.length > 0 ? kept : shown)].filter((part) => part !== "").join(", ");
}

function unitWords({measure = "level", y}: SpecView["spec"], table: SpecView["table"]): string {
  if (measure === "share") return "percent of the whole";
  if (measure === "change") return "change in percent of the first period";
  if (measure === "index") return "index with the first period as its base";
  const unit = quantityOf(table, y)?.unit ?? "";
  if (unit === "" || unit === "unit") return "";
  const label = table.units?.[unit] ?? unit.replaceAll("-", " ");
  return unit === "percent" ? "percent" : `number of ${label}`;
}

/** Area and periods of the rows, where they are few enough to be said. */
function dimensionWords(table: SpecView["table"], rows: readonly Row[]): readonly string[] {
  return (["area", "period"] as const).flatMap((dimension) => {
    const column = keyColumns(table).find((candidate) => candidate.dimension === dimension)?.name;
    const values = column === undefined ? [] : [...new Set(rows.flatMap((row) => row[column] ?? []))].map(String);
    if (values.length === 0 || values.length > 4 || column === undefined) return [];
    return [listed(dimension === "period" ? values.sort().map((value) => periodLabel(value, String(rows[0]![`${column}_flag`] ?? ""))) : values.map((value) => keyLabel(table, column, value)))];
  });
}

/** What the chart shows, with its main number: the first of the ranking, the ends of the first series, the first part of its whole. */
export function headlineOf(view: SpecView, rows: FormRows): string {
  const {spec, table} = view;
  const tied = rows.shown.filter((row) => spec.y !== undefined && "value" in shownCell(row, spec.y) && typeof row[`${spec.y}_expression`] === "string");
  const [first] = tied;
  const quantity = quantityOf(table, spec.y);
  if (first === undefined || quantity === undefined) return titleOf(view, rows);
  const format = spec.measure === "change" ? ` | ${CHANGE}` : "";
  const number = (row: Row): string => `{{ ${row[`${spec.y}_expression`]}${format} }}`;
  const about = [quantity.label, ...labelsOf(view, first, spec.form === "slope" || spec.form === "line" ? [spec.colour, spec.facet] : [spec.x, spec.colour, spec.facet])].join(", ");
  if (spec.form === "slope" || spec.form === "line") {
    const own = tied.filter((row) => row[spec.colour ?? ""] === first[spec.colour ?? ""] && row[spec.facet ?? ""] === first[spec.facet ?? ""]).sort((a, b) => (String(a[spec.x!]) < String(b[spec.x!]) ? -1 : 1));
    return `${about}: ${[own[0]!, ...(own.length > 1 ? [own.at(-1)!] : [])].map((row) => `${number(row)} in ${keyLabel(table, spec.x!, String(row[spec.x!]))}`).join(", ")}`;
  }
  const whole = spec.form === "stacked" && (spec.measure ?? "level") === "level" && quantity.unit !== "percent" ? wholeOfRows(rows.kept, spec.y!, table)?.cell.expression() : undefined;
  return `${about}: ${number(first)}${typeof whole === "string" ? ` of {{ ${whole} }}` : ""}${measureEnd(spec)}`;
}

function measureEnd({measure}: SpecView["spec"]): string {
  return measure === "share" ? " of the whole" : measure === "index" ? ", with the first period as the base" : "";
}

/** What a reader who doesn't see the chart is told: every row with its number, or why it has none. */
export function describeSpec(view: SpecView, {shown}: FormRows): string {
  const {spec} = view;
  const form = formInfo(spec.form)!;
  if (spec.y === undefined) return `${form.label}. ${form.shows}`;
  const told = shown.slice(0, MOST_TOLD).map((row) => {
    const cell = shownCell(row, spec.y!);
    const number = "missing" in cell ? MISSING_REASONS[cell.missing] : cell.expression === null ? "a number that is untied" : `{{ ${cell.expression}${spec.measure === "change" ? ` | ${CHANGE}` : ""} }}`;
    return `${labelsOf(view, row, [spec.x, spec.colour, spec.facet]).join(", ")}: ${number}${flagWords(row)}`;
  });
  return `${form.label}. ${form.shows} ${told.join("; ")}.${shown.length > MOST_TOLD ? " The table below has the others." : ""}`;
}

function labelsOf({table}: SpecView, row: Row, columns: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(columns)].flatMap((name) => (name === undefined || (row[name] ?? "") === "" ? [] : [keyLabel(table, name, String(row[name]))]));
}

/** What must stand below the chart by its form and measure. */
export function notesOf(view: SpecView, {shown, kept}: FormRows): readonly string[] {
  const {spec, table} = view;
  const share = spec.measure === "share" ? wholeNote(view, kept) : [];
  const untied = shown.some((row) => spec.y !== undefined && typeof row[spec.y] === "number" && typeof row[`${spec.y}_expression`] !== "string");
  return [
    ...(spec.form === "slope" || spec.measure === "change" ? [TWO_YEARS] : []),
    ...(table.compare === "own-base" && spec.form === "bar" ? ["Each bar is a share of the base named with it; another bar’s base may be another."] : []),
    ...share,
    ...(spec.group !== undefined && shown.length < kept.length ? [`Rows that agree in ${listed(spec.group.map((name) => lower(keyColumns(table).find((column) => column.name === name)?.label ?? name)))} are added up.`] : []),
    ...(untied ? ["These numbers are untied: they carry no expression over printed figures and lead to no trace."] : [])
  ];
}

function wholeNote({spec, table}: SpecView, kept: readonly Row[]): readonly string[] {
  const whole = wholeOfRows(kept, spec.y!, table)?.cell.expression();
  const several = keyColumns(table).some(({name}) => isPeriod(table, name) && new Set(kept.map((row) => row[name])).size > 1);
  if (typeof whole !== "string" || several) return ["The whole is the sum of the rows shown, or what the table names as such."];
  return [`The whole is {{ ${whole} }}.`];
}

const lower = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`);
