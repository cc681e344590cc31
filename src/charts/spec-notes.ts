import type {Row} from "../core/chart.js";
import {columnWords, quantityOf} from "../core/chart-spec/table-info.js";
import {shownCell} from "../core/quantity-columns.js";
import {isChange} from "./spec-forms.js";
import type {FormRows} from "./spec-forms.js";
import {listed} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {oneWhole} from "./spec-wholes.js";

/** What stands below every chart of two printed years. */
const TWO_YEARS = "Two years are printed. A line between them says nothing of the years between or after.";

/** What must stand below a chart by its form, whatever else it says. */
export function formNotes(view: Pick<SpecView, "spec" | "table">): readonly string[] {
  const {spec, table} = view;
  return [
    ...(spec.form === "slope" || isChange(view) ? [TWO_YEARS] : []),
    ...(table.compare === "own-base" && spec.form === "bar" ? ["Each bar is a share of the base named with it; another bar’s base may be another."] : [])
  ];
}

/** What must stand below a chart that says nothing of its own, by its form and measure. */
export function notesOf(view: SpecView, {shown, kept}: FormRows): readonly string[] {
  const {spec, table} = view;
  const untied = shown.map((row) => shownCell(row, spec.y ?? "")).some((cell) => "value" in cell && cell.expression === null);
  return [
    ...formNotes(view),
    ...(spec.measure === "share" ? [wholeNote(view, kept)] : []),
    ...(spec.group !== undefined && shown.length < kept.length ? [`Rows that agree in ${listed(spec.group.map((name) => columnWords(table, name)))} are added up.`] : []),
    ...(untied ? ["These numbers are untied: they carry no expression over printed figures and lead to no trace."] : [])
  ];
}

/** What the whole is, how much it is, and in what unit. */
function wholeNote(view: SpecView, kept: readonly Row[]): string {
  const {spec, table} = view;
  const whole = oneWhole(view, kept);
  if (!whole) return "The whole is the sum of the rows shown, or what the table names as such.";
  const {label = columnWords(table, spec.y!)} = whole;
  const id = quantityOf(table, spec.y)?.unit ?? "";
  const unit = ["", "unit"].includes(id) ? "" : table.units?.[id] ?? id.replaceAll("-", " ");
  return `The whole: ${label}, {{ ${whole.cell.expression()} }}${unit === "" || label.split(" ").includes(unit) ? "" : ` ${unit}`}.`;
}
