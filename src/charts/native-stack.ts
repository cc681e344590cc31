import type {Row} from "../core/chart.js";
import type {NativeChart, NativePoint, NativeSeries} from "../core/native-chart.js";
import {cellOf} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {nativePoint, roleOf} from "./native.js";
import type {NativeContext} from "./native.js";
import type {PartsOptions} from "./parts.js";

interface NativePart {
  readonly name: string;
  readonly inner: boolean;
  readonly fill: string;
  readonly point: NativePoint;
}

/** A bar of parts, each a series; what lies within a part gets a bar of its own below, so that nothing is counted twice. */
export function nativeStack(rows: readonly Row[], options: PartsOptions, context: NativeContext): NativeChart {
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

function partOf(row: Row, {key, count, share, show, fill, within, label: labelFor}: PartsOptions, context: NativeContext): readonly NativePart[] {
  const point = show === "share" ? nativePoint(row, share, context, ".0%") : nativePoint(row, count, context);
  if (point === null || "missing" in cellOf(row, count)) return [];
  const name = String(row[key]);
  const inner = within?.(row) ?? false;
  const label = name === "not-itemised" ? MISSING_REASONS[name] : labelFor?.(name) ?? context.label(key, name);
  return [{name: `${inner ? "of these: " : ""}${label}${flagWords(row)}`, inner, fill: fill(name), point}];
}

function seriesOf(part: NativePart, inner: readonly NativePart[]): NativeSeries {
  const place = part.inner ? 1 + inner.indexOf(part) : 0;
  return {
    name: part.name, color: roleOf(part.fill), ...(part.fill === "hatch" ? {hatched: true} : {}),
    points: Array.from({length: 1 + inner.length}, (_, i) => (i === place ? part.point : null))
  };
}
