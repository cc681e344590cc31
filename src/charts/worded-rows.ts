import type {Chart, ChartContext, OptionValues, Row} from "../core/chart.js";

type Texts = Pick<ChartContext, "text">;

/** A row with its texts in the words of a context; ids and numbers stay. */
export function wordedRow(row: Row, {text}: Texts): Row {
  if (text === undefined) return row;
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === "string" && value.includes(" ") ? text(value) : value]));
}

/** What a chart tells a reader who doesn't see it, in the words of a context; a specification's chart has the table's labels and says its texts by them. */
export function describeIn(chart: Chart, rows: readonly Row[], options: OptionValues, context: Texts): string {
  return chart.describe(chart.inline ? rows : rows.map((row) => wordedRow(row, context)), options);
}
