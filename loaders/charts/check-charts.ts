import {specOf} from "../../src/charts/defined-chart.js";
import {matrixCounts} from "../../src/charts/matrix-form.js";
import {combinations} from "../../src/core/chart.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {OptionValues, Row} from "../../src/core/chart.js";
import {faceOf} from "../../src/core/chart-definition.js";
import type {ChartFace} from "../../src/core/chart-definition.js";
import {isListForm} from "../../src/core/chart-form.js";
import {whyRefused} from "../../src/core/chart-spec/refuse.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import {FormatError, formatQuantity} from "../../src/core/format.js";
import type {ChartLibrary} from "../prose/chart-library.js";
import {reasonInWords} from "../prose/fence.js";
import {eachOnce} from "./check-faces.js";
import type {ReadChart} from "./chart-setting.js";

/** What would mislead in charts, or can't be worked out, for every choice of their options. */
export function chartFaults(charts: readonly ReadChart[], {tables, facts, terms}: Pick<ChartLibrary, "tables" | "facts" | "terms">): readonly Fault[] {
  return charts.flatMap(({definition, chart, file, lineOf}) => {
    const table = tables.get(chart.table);
    if (!table) return [];
    const rows = table.rows ?? [];
    return eachOnce(combinations(chart).flatMap((options: OptionValues): readonly Fault[] => {
      const face = faceOf(definition, options);
      const fault = (path: string, message: string): Fault => ({file, line: lineOf(path, options), message: `${path}: ${message}`});
      const whyNot = (expression: string, format?: string): readonly string[] => whyNotShown(expression, format, facts);
      if (isListForm(face.form)) return countsOf(face, table.id, rows).flatMap((expression) => whyNot(expression)).map((why) => fault("matrix", why));
      const why = whyRefused(specOf(face, table.id), table, facts);
      const formats = chart.twin(options).flatMap(({column, format}) =>
        (format === undefined ? [] : expressionsOf(rows, column).flatMap((expression) => whyNot(expression, format)).slice(0, 1).map((message) => fault(`columns.${column}`, message))));
      return [...(why === undefined ? [] : [fault("form", `${face.form} is refused: ${reasonInWords(why, terms)}`)]), ...formats];
    }));
  });
}

const countsOf = ({matrix}: ChartFace, list: string, rows: readonly Row[]): readonly string[] => (matrix ? matrixCounts(list, matrix, rows) : []);

const expressionsOf = (rows: readonly Row[], column: string): readonly string[] => rows.map((row) => expressionOf(row, column)).filter((expression) => expression !== null);

function whyNotShown(expression: string, format: string | undefined, facts: Facts): readonly string[] {
  try {
    formatQuantity(evaluate(expression, facts), format, facts);
    return [];
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof FormatError) return [`${expression}${format === undefined ? "" : ` | ${format}`}: ${error.message}`];
    throw error;
  }
}
