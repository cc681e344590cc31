import {quantityOf} from "../core/chart-spec/table-info.js";
import type {ChartContext, NativeColor, NativeChart, NativePoint, NativeSeries, Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {cellOf, shownCell} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {wordedRow} from "./chart-terms.js";
import {COLORS} from "./marks.js";
import type {SlopeColumns} from "./slope.js";
import {formRows} from "./spec-drawing.js";
import {isChange, ordered, partsOf, slopeColumns, wholeOfBars} from "./spec-forms.js";
import {CHANGE_SHOWN, keyLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import type {PartsOptions} from "./stack.js";

/** The chart as Office can draw it; null for small multiples, lines, dots, cards, tables, and untied numbers. */
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
    case "stacked":
      return spec.x === undefined
        ? nativeStack(ordered(shown, spec.colour!), partsOf(view, kept, context), context)
        : null;
    case "bar":
    case "column": {
      if (isChange(view)) return nativeChange(shown, slopeColumns(view, shown, context), axis, context);
      const own = table.compare === "own-base";
      return nativeBars(
        shown,
        {
          column: spec.y!,
          name: words.series ?? quantityOf(table, spec.y)?.label ?? "",
          axis,
          max: own
            ? 100
            : ((spec.form === "bar" ? wholeOfBars(view, kept)?.value : undefined) ??
              Math.max(...shown.map((row) => Number(row[spec.y!])))),
          category: (row) =>
            own
              ? basedCategory(wordedRow(row, context), spec.x!)
              : [spec.x!, ...(spec.colour === undefined ? [] : [spec.colour])]
                  .map((column) => keyLabel(table, column, String(row[column] ?? ""), context))
                  .join(", ") + flagWords(row),
          firstOnly: spec.sort === "descending" && spec.highlight === undefined && spec.colour === undefined
        },
        context
      );
    }
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

/** Which numbers a chart of lying bars shows, and how. */
interface NativeBars {
  readonly column: string;
  /** The name of the series. */
  readonly name: string;
  readonly axis: string;
  /** The end of the value axis. */
  readonly max: number;
  readonly category: (row: Row) => string;
  /** Whether only the first bar is highlighted and the others are grey. */
  readonly firstOnly?: boolean;
}

/** Lying bars in the order of the rows; rows without the number are left out, as in the drawing. */
function nativeBars(
  rows: readonly Row[],
  {column, name, axis, max, category, firstOnly = false}: NativeBars,
  context: NativeContext
): NativeChart {
  const shown = rows.flatMap((row) => {
    const point = nativePoint(row, column, context);
    return point === null ? [] : [{row, point}];
  });
  return {
    form: "bar",
    axis,
    max,
    categories: shown.map(({row}) => category(row)),
    series: [
      {
        name,
        color: "series-1",
        points: shown.map(({point}, i): NativePoint => (firstOnly && i > 0 ? {...point, color: "context"} : point))
      }
    ]
  };
}

/** Two printed years as lines from one to the other, as they are drawn; other numbers of years as groups of columns. */
function nativeSlope(rows: readonly Row[], columns: SlopeColumns, axis: string, context: NativeContext): NativeChart {
  const time = columns.time ?? "year";
  const years = [...new Set(rows.map((row) => String(row[time])))].sort();
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

/**
 * A bar of parts, each a series; what lies within a part gets a bar of its own below, so that nothing is counted twice.
 */
function nativeStack(rows: readonly Row[], options: PartsOptions, context: NativeContext): NativeChart {
  const parts = rows.flatMap((row) => partOf(row, options, context));
  const inner = parts.filter((part) => part.inner);
  const shares = options.show === "share";
  return {
    form: "stacked",
    axis: shares ? `percent ${options.base}` : `number of ${options.whole}`,
    max: shares ? 100 : parts.reduce((sum, part) => sum + (part.inner ? 0 : part.point.value), 0),
    categories: [options.whole, ...inner.map(({name}) => name)],
    series: parts.map((part) => seriesOf(part, inner))
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

function seriesOf(part: NativePart, inner: readonly NativePart[]): NativeSeries {
  const place = part.inner ? 1 + inner.indexOf(part) : 0;
  return {
    name: part.name,
    color: roleOf(part.fill),
    ...(part.fill === "hatch" ? {hatched: true} : {}),
    points: Array.from({length: 1 + inner.length}, (_, i) => (i === place ? part.point : null))
  };
}
