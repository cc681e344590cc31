import {quantityOf} from "../core/chart-spec/table-info.js";
import type {ChartSpec} from "../core/chart-spec/spec.js";
import type {ChartContext, NativeColor, NativeChart, NativePoint, NativeSeries, Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {cellOf, shownCell} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import type {Bar} from "./bars.js";
import {wordedRow} from "./chart-terms.js";
import {COLORS, numberText} from "./marks.js";
import type {SlopeColumns} from "./slope.js";
import {formRows} from "./spec-drawing.js";
import {barsOf, columnsOf, isChange, ordered, partsOf, slopeColumns, wholeBehind} from "./spec-forms.js";
import type {FormRows} from "./spec-forms.js";
import {CHANGE_SHOWN} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {stackOf} from "./stack.js";
import type {PartsOptions} from "./stack.js";

/** The chart as Office can draw it; null for small multiples, dots, cards, tables, and untied numbers. */
export function nativeSpec(view: SpecView, rows: readonly Row[], context: NativeContext): NativeChart | null {
  const {spec, table, words} = view;
  const {shown, kept} = formRows(view, rows);
  if (spec.facet !== undefined || shown.some((row) => untied(row, spec.y))) return null;
  const axis =
    words.axis ??
    (table.compare === "own-base"
      ? "percent of the base named with each bar"
      : (quantityOf(table, spec.y)?.label ?? ""));
  switch (spec.form) {
    case "slope":
      return nativeSlope(shown, slopeColumns(view, shown, context), axis, context);
    case "line":
      return nativeLine(shown, slopeColumns(view, shown, context), axis, context);
    case "stacked":
      return spec.x === undefined
        ? nativeStack(ordered(shown, spec.colour!), partsOf(view, kept, context), context)
        : null;
    case "bar":
      return isChange(view)
        ? nativeChange(shown, slopeColumns(view, shown, context), axis, context)
        : nativeBars(view, {shown, kept}, axis, context);
    case "column":
      return isChange(view)
        ? nativeChange(shown, slopeColumns(view, shown, context), axis, context)
        : nativeColumns(view, shown, axis, context);
    default:
      return null;
  }
}

const basedCategory = (row: Row, x: string): string => `${row[x]}, of ${row["base"]}${flagWords(row)}`;

function untied(row: Row, column: string | undefined): boolean {
  const cell = shownCell(row, column ?? "");
  return "value" in cell && cell.expression === null;
}

/** What a native chart is made with besides its rows. */
type NativeContext = Pick<ChartContext, "format" | "label" | "text">;

const ROLES: ReadonlyMap<string, NativeColor> = new Map([
  [COLORS.first, "series-1"],
  [COLORS.second, "series-2"],
  [COLORS.third, "series-3"],
  [COLORS.firstDeep, "series-4"],
  [COLORS.context, "context"],
  [COLORS.muted, "muted"],
  [COLORS.ink, "ink"]
]);

/** The colour role for a colour of the drawing. */
function roleOf(color: string): NativeColor {
  return ROLES.get(color) ?? "context";
}

/** A quantity of a row as a point, or null where the row has none. */
function nativePoint(
  row: Row,
  column: string,
  {format}: Pick<NativeContext, "format">,
  specifier?: string
): NativePoint | null {
  const cell = cellOf(row, column);
  return "missing" in cell
    ? null
    : {value: cell.value, text: format(cell.expression, specifier), expression: cell.expression};
}

/** A mark of the drawing as a point; null where it has no number that is tied. */
function pointOf({value, text, expression, fill}: Omit<Bar, "name" | "label">): NativePoint | null {
  if (expression === null) return null;
  return {value, text, expression, ...(fill === "hatch" ? {hatched: true} : {color: roleOf(fill)})};
}

/** Lying bars, in the order and colours of the drawing, with the whole behind them. */
function nativeBars(view: SpecView, {shown, kept}: FormRows, axis: string, context: NativeContext): NativeChart {
  const {spec, table, words} = view;
  const own = table.compare === "own-base";
  const bars = own ? basedBars(shown, spec, context) : barsOf(view, shown, context);
  const whole = own ? OWN_BASES : wholeBehind(view, kept, context);
  return {
    form: "bar",
    axis,
    max: whole?.value ?? Math.max(...bars.map(({value}) => value)),
    categories: bars.map(({label}) => label),
    series: [
      {name: words.series ?? quantityOf(table, spec.y)?.label ?? "", color: "series-1", points: bars.map(pointOf)}
    ],
    ...(whole === undefined ? {} : {whole: {name: words.all ?? "all", ...whole}})
  };
}

/** Each bar with the base that it is a share of. */
function basedBars(rows: readonly Row[], {x, y}: ChartSpec, context: NativeContext): readonly Omit<Bar, "name">[] {
  return rows.flatMap((row) => {
    const number = numberText(row, y!, context);
    return number === undefined
      ? []
      : [{...number, label: basedCategory(wordedRow(row, context), x!), fill: COLORS.first}];
  });
}

const OWN_BASES = {value: 100, name: "the base named with each bar", text: "", expression: null} as const;

/** Standing bars in groups, a series for each label within the groups. */
function nativeColumns(view: SpecView, rows: readonly Row[], axis: string, context: NativeContext): NativeChart {
  const {columns} = columnsOf(view, rows, context);
  const categories = [...new Set(columns.map(({group}) => group))];
  const name = view.words.series ?? quantityOf(view.table, view.spec.y)?.label ?? "";
  return {
    form: "column",
    axis,
    categories,
    series: [...new Set(columns.map(({label}) => label))].map((label) => {
      const own = columns.filter((column) => column.label === label);
      return {
        name: label === "" ? name : label,
        color: roleOf(own.find(({fill}) => fill !== "hatch")?.fill ?? COLORS.context),
        points: categories.map((category) => {
          const column = own.find(({group}) => group === category);
          return column === undefined ? null : pointOf(column);
        })
      };
    })
  };
}

/**
 * Printed years as lines through their points, on an axis with all years between the first and the last, so that they
 * stand apart as the time between them; null for other periods, which an axis of Office would set at equal distances.
 */
function nativeLine(
  rows: readonly Row[],
  columns: SlopeColumns,
  axis: string,
  context: NativeContext
): NativeChart | null {
  const time = columns.time ?? "year";
  const years = rows.map((row) => String(row[time])).sort();
  const [first, last] = [Number(years[0]), Number(years.at(-1))];
  if (years.some((year) => !/^\d{4}$/.test(year)) || last - first < 1 || last - first > MOST_YEARS) return null;
  const every = Array.from({length: last - first + 1}, (_, i) => String(first + i));
  return {...nativeSlope(rows, columns, axis, context, every), form: "line"};
}

/** The years that an axis has room for. */
const MOST_YEARS = 60;

/** Two printed years as lines from one to the other, as they are drawn; other numbers of years as groups of columns. */
function nativeSlope(
  rows: readonly Row[],
  columns: SlopeColumns,
  axis: string,
  context: NativeContext,
  years = [...new Set(rows.map((row) => String(row[columns.time ?? "year"])))].sort()
): NativeChart {
  const time = columns.time ?? "year";
  const keys = keysOf(rows, columns);
  return {
    form: years.length === 2 ? "line" : "column",
    axis,
    categories: years.map((year) => periodLabel(year)),
    series: keys.map((key) => ({
      name: nameOf(key, columns, context),
      color: colorOf(key, keys, columns.highlight),
      points: years.map((year) => {
        const row = rows.find((candidate) => String(candidate[time]) === year && keyOf(candidate, columns) === key);
        return row === undefined ? null : nativePoint(row, columns.value, context);
      })
    }))
  };
}

/** The change between the printed years as one lying bar for each series, on either side of zero. */
function nativeChange(rows: readonly Row[], columns: SlopeColumns, axis: string, context: NativeContext): NativeChart {
  const keys = keysOf(rows, columns);
  const points = rows.flatMap((row) => {
    const point = nativePoint(row, columns.change ?? "change", context, CHANGE_SHOWN);
    const key = keyOf(row, columns);
    return point === null ? [] : [{row, key, point: {...point, color: colorOf(key, keys, columns.highlight)}}];
  });
  const [first] = points;
  return {
    form: "bar",
    axis,
    categories: points.map(({key}) => nameOf(key, columns, context)),
    series: [
      {
        name:
          first === undefined
            ? "Change"
            : `Change, ${periodLabel(String(first.row["base"]))} to ${periodLabel(String(first.row[columns.time ?? "year"]))}`,
        color: "series-1",
        points: points.map(({point}) => point)
      }
    ]
  };
}

const keyOf = (row: Row, {series}: SlopeColumns): string => String(row[series ?? ""] ?? "");

const keysOf = (rows: readonly Row[], columns: SlopeColumns): readonly string[] => [
  ...new Set(rows.map((row) => keyOf(row, columns)))
];

const nameOf = (key: string, {series, name, label: own}: SlopeColumns, {label}: NativeContext): string =>
  series === undefined ? (name ?? "") : (own?.(key) ?? label(series, key));

function colorOf(key: string, keys: readonly string[], highlight = "none"): NativeColor {
  if (highlight !== "none" && highlight !== key) return "context";
  return (["series-1", "series-2", "series-3", "series-4"] as const)[keys.indexOf(key)] ?? "context";
}

interface NativePart {
  readonly name: string;
  readonly inner: boolean;
  readonly fill: string;
  readonly point: NativePoint;
}

interface NativePart {
  readonly name: string;
  readonly inner: boolean;
  readonly fill: string;
  readonly point: NativePoint;
}

/**
 * A bar of parts, each a series, then the series of what lies within a part. Null where several parts have parts of
 * their own, for which Office has no such bar.
 */
function nativeStack(rows: readonly Row[], options: PartsOptions, context: NativeContext): NativeChart | null {
  const parts = rows.flatMap((row) => partOf(row, options, context));
  const outer = parts.filter(({inner}) => !inner);
  const parentOf = (part: NativePart): NativePart | undefined =>
    parts.slice(0, parts.indexOf(part)).findLast(({inner}) => !inner);
  const inner = parts.filter((part) => part.inner);
  const [parent, ...others] = new Set(inner.map(parentOf));
  if (others.length > 0) return null;
  const shares = options.show === "share";
  const max = shares ? 100 : outer.reduce((sum, {point}) => sum + point.value, 0);
  const {whole} = stackOf(rows, options, context);
  return {
    form: "stacked",
    axis: shares ? `percent ${options.base}` : `number of ${options.whole}`,
    max,
    categories: [options.whole],
    series: [
      ...outer.map(seriesOf),
      ...inner.map((part) => ({...seriesOf(part), within: parent === undefined ? 0 : outer.indexOf(parent)}))
    ],
    ...(whole === undefined ? {} : {whole: {value: max, name: options.whole, ...whole}})
  };
}

function partOf(
  row: Row,
  {key, count, share, show, fill, within, label: labelFor}: PartsOptions,
  context: NativeContext
): readonly NativePart[] {
  const point = show === "share" ? nativePoint(row, share, context) : nativePoint(row, count, context);
  if (point === null || "missing" in cellOf(row, count)) return [];
  const name = String(row[key]);
  const inner = within?.(row) ?? false;
  const label = name === "not-itemised" ? MISSING_REASONS[name] : (labelFor?.(name) ?? context.label(key, name));
  return [{name: `${inner ? "of these: " : ""}${label}${flagWords(row)}`, inner, fill: fill(name), point}];
}

const seriesOf = ({name, fill, point}: NativePart): NativeSeries => ({
  name,
  color: roleOf(fill),
  ...(fill === "hatch" ? {hatched: true} : {}),
  points: [point]
});
