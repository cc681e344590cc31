import type {ChartContext, Row} from "../core/chart.js";
import {NOT_ITEMISED} from "../core/chart-spec/shape.js";
import {quantityColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {drawBars} from "./bars.js";
import {drawBasedBars} from "./based-bars.js";
import type {BasedColumns} from "./based-bars.js";
import {drawCards, flagWords} from "./cards.js";
import {drawColumns} from "./columns.js";
import {drawLine} from "./line.js";
import {COLORS} from "./marks.js";
import {numberText} from "./number-text.js";
import {stackOf} from "./parts.js";
import {drawStack} from "./stack.js";
import {SERIES_COLORS, drawChange, drawSlope} from "./slope.js";
import type {SlopeColumns} from "./slope.js";
import {barsOf, wholeBehind} from "./spec-bars.js";
import {cardTexts} from "./spec-cards.js";
import {ordered, partsOf} from "./spec-parts.js";
import {drawTable} from "./spec-table.js";
import {keyLabel, quantityName, valueLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** What a form is drawn of: the shaped rows, and those of the table that they are made of. */
export interface FormRows {
  readonly shown: readonly Row[];
  readonly kept: readonly Row[];
}

/** Draws one drawing of a specification; `extent` is where its scale ends at least, so that drawings side by side agree. */
export function drawForm(view: SpecView, rows: FormRows, context: ChartContext, extent?: number): Element {
  const {spec, table, id} = view;
  switch (spec.form) {
    case "bar": {
      if (isChange(view)) return drawChange(rows.shown, slopeColumns(view, rows.shown, context), context);
      if (table.compare === "own-base") return drawBasedBars(rows.shown, basedColumns(view), context);
      return drawBars({chart: id, mark: "bar", bars: barsOf(view, rows.shown, context), whole: wholeBehind(view, rows.kept, context), extent}, context);
    }
    case "dot": return drawBars({chart: id, mark: "dot", bars: barsOf(view, rows.shown, context), extent}, context);
    case "column": return drawColumns({chart: id, ...columnsOf(view, rows.shown, context), extent}, context);
    case "stacked": return drawStackOf(view, rows, context);
    case "slope": return drawSlope(rows.shown, {...slopeColumns(view, rows.shown, context), extent}, context);
    case "line": return drawLine(rows.shown, {...slopeColumns(view, rows.shown, context), extent}, context);
    case "cards": return drawCards(rows.shown, cardTexts(view, context), context);
    case "table": return drawTable(view, rows.shown, context);
  }
}

/** The columns of shares that have bases of their own. */
export function basedColumns({spec, table, words}: Pick<SpecView, "spec" | "table" | "words">): BasedColumns {
  const whole = quantityColumns(table).find(({wholeOf}) => wholeOf === spec.y)?.name;
  return {item: spec.x!, share: spec.y!, whole, unstated: words.unstated ?? "count not printed"};
}

/** Whether the numbers are changes, which lie on both sides of zero. */
export function isChange({spec, table}: Pick<SpecView, "spec" | "table">): boolean {
  return spec.measure === "change" || quantityOf(table, spec.y)?.from !== undefined;
}

/** The columns of a slope, a line or bars of change. */
export function slopeColumns(view: SpecView, rows: readonly Row[], context: Pick<ChartContext, "label">): SlopeColumns {
  const {spec, table, words} = view;
  const time = spec.form === "bar" ? table.columns.find((column) => column.kind === "key" && column.dimension === "period")?.name ?? "year" : spec.x!;
  const series = spec.colour ?? (spec.form === "bar" && spec.x !== time ? spec.x : undefined);
  const plain = series === undefined || !rows.some((row) => series in row);
  return {
    value: spec.y!, change: spec.y!, time, highlight: spec.highlight,
    ...(plain ? {name: words.series ?? quantityName(table, spec.y)} : {series, label: (key) => valueLabel(view, series, key, context)})
  };
}

function columnsOf(view: SpecView, rows: readonly Row[], context: ChartContext): Pick<Parameters<typeof drawColumns>[0], "columns"> {
  const {spec, table} = view;
  const keys = [...new Set(rows.map((row) => String(row[spec.colour ?? ""] ?? "")))];
  return {columns: rows.flatMap((row) => {
    const number = numberText(row, spec.y!, context);
    if (number === undefined) return [];
    const [x, series] = [String(row[spec.x!] ?? ""), String(row[spec.colour ?? ""] ?? "")];
    const [group, label] = [`${valueLabel(view, spec.x!, x, context)}${flagWords(row)}`, spec.colour === undefined ? "" : valueLabel(view, spec.colour, series, context)];
    const itemised = x !== NOT_ITEMISED && series !== NOT_ITEMISED;
    const own = SERIES_COLORS[Math.max(0, keys.indexOf(series))] ?? COLORS.context;
    const looked = spec.highlight === undefined || spec.highlight === x || spec.highlight === series;
    const about = [keyLabel(table, spec.x!, x, context), ...(spec.colour === undefined ? [] : [keyLabel(table, spec.colour, series, context)])].join(", ");
    return [{...number, group, label, fill: itemised ? looked ? own : COLORS.context : "hatch", name: `${about}: ${number.text}`}];
  })};
}

function drawStackOf(view: SpecView, {shown, kept}: FormRows, context: ChartContext): Element {
  const options = partsOf(view, kept, context);
  return drawStack(stackOf(ordered(shown, view.spec.colour!), options, context), context);
}
