import type {ChartContext, Row} from "../core/chart.js";
import type {ColorRole, NativePoint} from "../core/native-chart.js";
import {cellOf} from "../core/quantity-columns.js";
import {COLORS} from "./marks.js";

/** What a native chart is made with besides its rows. */
export type NativeContext = Pick<ChartContext, "format" | "label" | "text">;

const ROLES: ReadonlyMap<string, ColorRole> = new Map([
  [COLORS.first, "series-1"], [COLORS.second, "series-2"], [COLORS.third, "series-3"], [COLORS.firstDeep, "series-4"],
  [COLORS.context, "context"], [COLORS.muted, "muted"], [COLORS.ink, "ink"]
]);

/** What a colour of a drawing stands for. */
export function roleOf(color: string): ColorRole {
  return ROLES.get(color) ?? "context";
}

/** A quantity of a row as a point, or null where the row has none. */
export function nativePoint(row: Row, column: string, {format}: Pick<NativeContext, "format">, specifier?: string): NativePoint | null {
  const cell = cellOf(row, column);
  return "missing" in cell ? null : {value: cell.value, text: format(cell.expression, specifier), expression: cell.expression};
}
