import type {Row} from "../core/chart.js";
import type {NativeChart, NativePoint} from "../core/native-chart.js";
import {nativePoint} from "./native.js";
import type {NativeContext} from "./native.js";

/** Which numbers a chart of lying bars shows, and how. */
export interface NativeBars {
  readonly column: string;
  /** What the bars are of. */
  readonly name: string;
  readonly axis: string;
  /** Where the axis ends. */
  readonly max: number;
  readonly category: (row: Row) => string;
  /** Whether only the first bar is looked at, and the others are grey. */
  readonly firstOnly?: boolean;
}

/** Lying bars in the order of the rows; rows without the number are left out, as in the drawing. */
export function nativeBars(rows: readonly Row[], {column, name, axis, max, category, firstOnly = false}: NativeBars, context: NativeContext): NativeChart {
  const shown = rows.flatMap((row) => {
    const point = nativePoint(row, column, context);
    return point === null ? [] : [{row, point}];
  });
  return {
    form: "bar", axis, max,
    categories: shown.map(({row}) => category(row)),
    series: [{
      name, color: "series-1",
      points: shown.map(({point}, i): NativePoint => (firstOnly && i > 0 ? {...point, color: "context"} : point))
    }]
  };
}
