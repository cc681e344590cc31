import {NOT_ITEMISED} from "../core/chart-spec/shape.js";
import {columnWords, quantityColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {isWithin, wholeOfRows} from "../core/chart-spec/wholes.js";
import type {ChartContext, Row} from "../core/chart.js";
import {shownCell} from "../core/quantity-columns.js";
import {drawBars, drawBasedBars} from "./bars.js";
import type {Bar, Bars, BasedColumns} from "./bars.js";
import {cardTexts, drawCards, flagWords} from "./cards.js";
import {drawColumns} from "./columns.js";
import {drawLine} from "./line.js";
import {COLORS, numberText, roleColor, untiedText} from "./marks.js";
import {SERIES_COLORS, drawChange, drawSlope} from "./slope.js";
import type {SlopeColumns} from "./slope.js";
import {drawTable} from "./spec-table.js";
import {keyLabel, quantityName, valueLabel, wholeWords} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {drawStack, stackOf} from "./stack.js";
import type {PartsOptions} from "./stack.js";

/** What texts of a drawing are made with. */
type Said = Pick<ChartContext, "format" | "label" | "text">;

/** The rows from which a form is drawn: the shaped rows, and the table's rows that they were made from. */
export interface FormRows {
  readonly shown: readonly Row[];
  readonly kept: readonly Row[];
}

/**
 * Draws one drawing of a specification; `extent` is the least end of its scale, so that several drawings share one
 * scale.
 */
export function drawForm(view: SpecView, rows: FormRows, context: ChartContext, extent?: number): Element {
  const {spec, table, id} = view;
  switch (spec.form) {
    case "bar": {
      if (isChange(view)) return drawChange(rows.shown, slopeColumns(view, rows.shown, context), context);
      if (table.compare === "own-base") return drawBasedBars(rows.shown, basedColumns(view), context);
      return drawBars(
        {
          chart: id,
          mark: "bar",
          bars: barsOf(view, rows.shown, context),
          whole: wholeBehind(view, rows.kept, context),
          extent
        },
        context
      );
    }
    case "dot":
      return drawBars({chart: id, mark: "dot", bars: barsOf(view, rows.shown, context), extent}, context);
    case "column":
      return drawColumns({chart: id, ...columnsOf(view, rows.shown, context), extent}, context);
    case "stacked":
      return drawStackOf(view, rows, context);
    case "slope":
      return drawSlope(rows.shown, {...slopeColumns(view, rows.shown, context), extent}, context);
    case "line":
      return drawLine(rows.shown, {...slopeColumns(view, rows.shown, context), extent}, context);
    case "cards":
      return drawCards(rows.shown, cardTexts(view, context), context);
    case "table":
      return drawTable(view, rows.shown, context);
  }
}

/** The columns for drawing shares with different bases. */
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
  const time =
    spec.form === "bar"
      ? (table.columns.find((column) => column.kind === "key" && column.dimension === "period")?.name ?? "year")
      : spec.x!;
  const series = spec.colour ?? (spec.form === "bar" && spec.x !== time ? spec.x : undefined);
  const plain = series === undefined || !rows.some((row) => series in row);
  return {
    value: spec.y!,
    change: spec.y!,
    time,
    highlight: spec.highlight,
    ...(plain
      ? {name: words.series ?? quantityName(table, spec.y)}
      : {series, label: (key) => valueLabel(view, series, key, context)})
  };
}

/** The rows of a specification as columns in groups. */
export function columnsOf(
  view: SpecView,
  rows: readonly Row[],
  context: Said
): Pick<Parameters<typeof drawColumns>[0], "columns"> {
  const {spec, table} = view;
  const keys = [...new Set(rows.map((row) => String(row[spec.colour ?? ""] ?? "")))];
  return {
    columns: rows.flatMap((row) => {
      const number = numberText(row, spec.y!, context);
      if (number === undefined) return [];
      const [x, series] = [String(row[spec.x!] ?? ""), String(row[spec.colour ?? ""] ?? "")];
      const [group, label] = [
        `${valueLabel(view, spec.x!, x, context)}${flagWords(row)}`,
        spec.colour === undefined ? "" : valueLabel(view, spec.colour, series, context)
      ];
      const itemised = x !== NOT_ITEMISED && series !== NOT_ITEMISED;
      const own = SERIES_COLORS[Math.max(0, keys.indexOf(series))] ?? COLORS.context;
      const looked = spec.highlight === undefined || spec.highlight === x || spec.highlight === series;
      const about = [
        keyLabel(table, spec.x!, x, context),
        ...(spec.colour === undefined ? [] : [keyLabel(table, spec.colour, series, context)])
      ].join(", ");
      return [
        {
          ...number,
          group,
          label,
          fill: itemised ? (looked ? own : COLORS.context) : "hatch",
          name: `${about}: ${number.text}`
        }
      ];
    })
  };
}

function drawStackOf(view: SpecView, {shown, kept}: FormRows, context: ChartContext): Element {
  const options = partsOf(view, kept, context);
  return drawStack(stackOf(ordered(shown, view.spec.colour!), options, context), context);
}

/**
 * The rows of a specification as bars: the highlighted one, or the first of a ranking, in the accent colour, or each
 * series in its own colour.
 */
export function barsOf(view: SpecView, rows: readonly Row[], context: Said): readonly Bar[] {
  const {spec, table} = view;
  const [x, colour] = [spec.x!, spec.colour];
  const series = [...new Set(rows.map((row) => String(row[colour ?? ""] ?? "")))];
  const shown = rows.filter((row) => "value" in shownCell(row, spec.y!));
  return shown.flatMap((row) => {
    const number = numberText(row, spec.y!, context);
    if (number === undefined) return [];
    const keys = [x, ...(colour === undefined || colour === x ? [] : [colour])].map((column) => ({
      column,
      value: String(row[column] ?? "")
    }));
    const looked =
      spec.highlight === undefined
        ? colour !== undefined || spec.sort !== "descending" || row === shown[0]
        : keys.some(({value}) => value === spec.highlight);
    const own =
      colour === undefined
        ? COLORS.first
        : (SERIES_COLORS[series.indexOf(String(row[colour] ?? ""))] ?? COLORS.context);
    return [
      {
        ...number,
        label:
          (isWithin(row) ? "of these: " : "") +
          keys.map(({column, value}) => valueLabel(view, column, value, context)).join(", ") +
          flagWords(row),
        name: `${keys.map(({column, value}) => keyLabel(table, column, value, context)).join(", ")}: ${number.text}`,
        fill: keys.some(({value}) => value === NOT_ITEMISED) ? "hatch" : looked ? own : COLORS.context
      }
    ];
  });
}

/** The whole to draw behind ranked bars, if the bars are counts and the table names their whole; else undefined. */
export function wholeBehind(view: SpecView, kept: readonly Row[], context: Said): Bars["whole"] {
  const whole = wholeOfBars(view, kept);
  if (!whole) return undefined;
  const text = whole.expression === null ? untiedText(whole.amount) : context.format(whole.expression);
  return {value: whole.value, expression: whole.expression, text: `${view.words.all ?? "all"}: ${text}`};
}

/** The whole of ranked bars. */
interface WholeOfBars {
  /** The end of the scale with the whole, in the bars' unit. */
  readonly value: number;
  /** The size of the whole; differs from `value` if the bars are in percent. */
  readonly amount: number;
  readonly expression: string | null;
}

/** The whole that the table names for ranked bars; undefined if it names none, or the bars are not levels. */
export function wholeOfBars(
  {spec, table}: Pick<SpecView, "spec" | "table">,
  kept: readonly Row[]
): WholeOfBars | undefined {
  if (spec.measure !== undefined && spec.measure !== "level") return undefined;
  if (quantityOf(table, spec.y)?.unit !== "percent") {
    const cell = wholeOfRows(kept, spec.y!, table)?.cell;
    return cell === undefined || cell.value === null
      ? undefined
      : {value: cell.value, amount: cell.value, expression: cell.expression()};
  }
  const column = quantityColumns(table).find(({wholeOf}) => wholeOf !== undefined)?.name;
  const named =
    column === undefined ? undefined : kept.map((row) => shownCell(row, column)).find((cell) => "value" in cell);
  return named && {value: 100, amount: named.value, expression: named.expression};
}

/**
 * The options for drawing a specification's rows as parts of a bar; `kept` are the table's rows, from which the whole
 * is found.
 */
export function partsOf(view: SpecView, kept: readonly Row[], context: Pick<ChartContext, "label">): PartsOptions {
  const {id, spec, table, words} = view;
  const [key, count] = [spec.colour!, spec.y!];
  const column = quantityOf(table, count);
  const shares = spec.measure === "share" || column?.unit === "percent";
  const named = columnWords(table, count);
  const keys = [...new Set(kept.map((row) => String(row[key])))];
  return {
    chart: id,
    key,
    count,
    share: count,
    show: shares ? "share" : "count",
    base: words.base ?? `of ${wholeWords(view, kept)}`,
    whole: words.whole ?? named,
    fill: fillOf(view, keys, kept),
    within: isWithin,
    label: (name) => valueLabel(view, key, name, context),
    sum: shares ? undefined : wholeOfRows(kept, count, table)?.cell.expression()
  };
}

/**
 * A part’s colour: its own or the next of the palette; hatched if not itemised, grey if another part is highlighted,
 * its parent’s shade if it is within a part.
 */
function fillOf(
  {spec: {highlight}, words}: SpecView,
  keys: readonly string[],
  kept: readonly Row[]
): PartsOptions["fill"] {
  const parents = new Map(kept.filter(isWithin).map((row) => [String(row[keysOf(row, keys)]), String(row["within"])]));
  const plain = keys.filter((key) => key !== "not-itemised");
  return (name) => {
    const own =
      name === "not-itemised"
        ? "hatch"
        : words.colours
          ? roleColor(words.colours[name])
          : (SERIES_COLORS[plain.indexOf(name)] ?? COLORS.context);
    if (highlight === undefined || own === "hatch" || name === highlight) return own;
    const parent = parents.get(name);
    if (parent !== undefined) return parent === highlight ? own : COLORS.muted;
    return COLORS.context;
  };
}

function keysOf(row: Row, keys: readonly string[]): string {
  return Object.keys(row).find((column) => column !== "within" && keys.includes(String(row[column]))) ?? "";
}

/** The rows in their order, each followed by the rows that are within it. */
export function ordered(rows: readonly Row[], key: string): readonly Row[] {
  return rows
    .filter((row) => !isWithin(row))
    .flatMap((row) => [row, ...rows.filter((inner) => inner["within"] === row[key])]);
}
