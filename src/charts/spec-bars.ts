import type {ChartContext, Row} from "../core/chart.js";
import {NOT_ITEMISED} from "../core/chart-spec/shape.js";
import {quantityColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {isWithin, wholeOfRows} from "../core/chart-spec/wholes.js";
import {shownCell} from "../core/quantity-columns.js";
import type {Bar, Bars} from "./bars.js";
import {flagWords} from "./cards.js";
import {COLORS} from "./marks.js";
import {numberText, untiedText} from "./number-text.js";
import {SERIES_COLORS} from "./slope.js";
import {keyLabel, valueLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The rows of a specification as bars: what is looked at in the accent, or the first of a ranking, or each series in its colour. */
export function barsOf(view: SpecView, rows: readonly Row[], context: ChartContext): readonly Bar[] {
  const {spec, table} = view;
  const [x, colour] = [spec.x!, spec.colour];
  const series = [...new Set(rows.map((row) => String(row[colour ?? ""] ?? "")))];
  const shown = rows.filter((row) => "value" in shownCell(row, spec.y!));
  return shown.flatMap((row) => {
    const number = numberText(row, spec.y!, context);
    if (number === undefined) return [];
    const keys = [x, ...(colour === undefined || colour === x ? [] : [colour])].map((column) => ({column, value: String(row[column] ?? "")}));
    const looked = spec.highlight === undefined ? colour !== undefined || spec.sort !== "descending" || row === shown[0] : keys.some(({value}) => value === spec.highlight);
    const own = colour === undefined ? COLORS.first : SERIES_COLORS[series.indexOf(String(row[colour] ?? ""))] ?? COLORS.context;
    return [{
      ...number, label: (isWithin(row) ? "of these: " : "") + keys.map(({column, value}) => valueLabel(view, column, value, context)).join(", ") + flagWords(row),
      name: `${keys.map(({column, value}) => keyLabel(table, column, value, context)).join(", ")}: ${number.text}`,
      fill: keys.some(({value}) => value === NOT_ITEMISED) ? "hatch" : looked ? own : COLORS.context
    }];
  });
}

/** What ranked bars are set against: the whole that the table names, where the bars are counts that it holds. */
export function wholeBehind(view: SpecView, kept: readonly Row[], context: ChartContext): Bars["whole"] {
  const whole = wholeOfBars(view, kept);
  if (!whole) return undefined;
  const text = whole.expression === null ? untiedText(whole.amount) : context.format(whole.expression);
  return {value: whole.value, expression: whole.expression, text: `${view.words.all ?? "all"}: ${text}`};
}

/** What ranked bars are set against. */
interface WholeOfBars {
  /** Where their scale ends with it. */
  readonly value: number;
  /** How much it is; another than that where they are in percent. */
  readonly amount: number;
  readonly expression: string | null;
}

/** The whole that the table names for ranked bars. */
export function wholeOfBars({spec, table}: Pick<SpecView, "spec" | "table">, kept: readonly Row[]): WholeOfBars | undefined {
  if (spec.measure !== undefined && spec.measure !== "level") return undefined;
  if (quantityOf(table, spec.y)?.unit !== "percent") {
    const cell = wholeOfRows(kept, spec.y!, table)?.cell;
    return cell === undefined || cell.value === null ? undefined : {value: cell.value, amount: cell.value, expression: cell.expression()};
  }
  const column = quantityColumns(table).find(({wholeOf}) => wholeOf !== undefined)?.name;
  const named = column === undefined ? undefined : kept.map((row) => shownCell(row, column)).find((cell) => "value" in cell);
  return named && {value: 100, amount: named.value, expression: named.expression};
}
