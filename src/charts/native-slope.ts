import type {Row} from "../core/chart.js";
import type {ColorRole, NativeChart} from "../core/native-chart.js";
import {periodLabel} from "../core/period.js";
import {nativePoint} from "./native.js";
import type {NativeContext} from "./native.js";
import type {SlopeColumns} from "./slope.js";

/** The printed years as groups of columns, one column for each series: no line, since nothing is printed between them. */
export function nativeSlope(rows: readonly Row[], columns: SlopeColumns, axis: string, context: NativeContext): NativeChart {
  const time = columns.time ?? "year";
  const years = [...new Set(rows.map((row) => String(row[time])))].sort();
  const keys = keysOf(rows, columns);
  return {
    form: "column", axis,
    categories: years.map((year) => periodLabel(year)),
    series: keys.map((key) => ({
      name: nameOf(key, columns, context), color: colorOf(key, keys, columns.highlight),
      points: years.map((year) => {
        const row = rows.find((candidate) => String(candidate[time]) === year && keyOf(candidate, columns) === key);
        return row === undefined ? null : nativePoint(row, columns.value, context);
      })
    }))
  };
}

/** The change between the printed years as one lying bar for each series, on either side of zero. */
export function nativeChange(rows: readonly Row[], columns: SlopeColumns, axis: string, context: NativeContext): NativeChart {
  const keys = keysOf(rows, columns);
  const points = rows.flatMap((row) => {
    const point = nativePoint(row, columns.change ?? "change", context, "+.0%");
    const key = keyOf(row, columns);
    return point === null ? [] : [{row, key, point: {...point, color: colorOf(key, keys, columns.highlight)}}];
  });
  const [first] = points;
  return {
    form: "bar", axis,
    categories: points.map(({key}) => nameOf(key, columns, context)),
    series: [{
      name: first === undefined ? "Change" : `Change, ${periodLabel(String(first.row["base"]))} to ${periodLabel(String(first.row[columns.time ?? "year"]))}`,
      color: "series-1", points: points.map(({point}) => point)
    }]
  };
}

const keyOf = (row: Row, {series}: SlopeColumns): string => String(row[series ?? ""] ?? "");

const keysOf = (rows: readonly Row[], columns: SlopeColumns): readonly string[] => [...new Set(rows.map((row) => keyOf(row, columns)))];

const nameOf = (key: string, {series, name, label: own}: SlopeColumns, {label}: NativeContext): string => (series === undefined ? name ?? "" : own?.(key) ?? label(series, key));

function colorOf(key: string, keys: readonly string[], highlight = "none"): ColorRole {
  if (highlight !== "none" && highlight !== key) return "context";
  return (["series-1", "series-2", "series-3", "series-4"] as const)[keys.indexOf(key)] ?? "context";
}
