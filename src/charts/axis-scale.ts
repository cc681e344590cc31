import type {ChartSpec} from "../core/chart-spec/spec.js";
import {quantityOf} from "../core/chart-spec/table-info.js";
import type {TableInfo} from "../core/chart-spec/table-info.js";
import type {Row} from "../core/chart.js";
import {shownCell} from "../core/quantity-columns.js";
import {formRows} from "./spec-drawing.js";
import {isChange, wholeOfBars} from "./spec-forms.js";

/** The axis from zero of a chart of numbers. */
interface AxisScale {
  /** What the axis runs along, and what it measures: charts of the same kind can be read against each other. */
  readonly kind: string;
  /** The largest number on it, in the quantity's unit. */
  readonly extent: number;
}

const DIRECTIONS: Readonly<Partial<Record<ChartSpec["form"], string>>> = {
  bar: "across",
  dot: "across",
  column: "up",
  slope: "up",
  line: "up"
};

/**
 * The axis of a specification's drawing; undefined for forms without one, for changes around zero, and for shares whose
 * bases differ.
 */
export function axisScale(spec: ChartSpec, table: TableInfo, all: readonly Row[]): AxisScale | undefined {
  const direction = DIRECTIONS[spec.form];
  if (direction === undefined || isChange({spec, table}) || table.compare === "own-base") return undefined;
  const {shown, kept} = formRows({id: "", spec, table, words: {}}, all);
  const values = shown.map((row) => shownCell(row, spec.y!)).map((cell) => ("value" in cell ? cell.value : 0));
  const whole = spec.form === "bar" ? wholeOfBars({spec, table}, kept)?.value : undefined;
  return {
    kind: `${direction}, ${spec.measure ?? "level"}, ${quantityOf(table, spec.y)?.unit ?? ""}`,
    extent: Math.max(0, whole ?? 0, ...values)
  };
}

/** The end of the axis on which all of several charts can be read; undefined where their axes differ in kind. */
export function commonExtent(scales: readonly (AxisScale | undefined)[]): number | undefined {
  const [first, ...others] = scales;
  if (!first || others.length === 0 || others.some((other) => other?.kind !== first.kind)) return undefined;
  return Math.max(...scales.map((scale) => scale!.extent));
}
