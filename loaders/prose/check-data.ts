import type {Chart, OptionValues, Row} from "../../src/core/chart.js";
import type {Content} from "../read.js";
import type {BuiltTable} from "../tables/build.js";
import type {ProseReport} from "./check-text.js";

/** Checks the prose that stands in `data/`: caveats, definitions, explanations. */
export function checkDataProse({vocabulary, checks}: Content, report: ProseReport): void {
  for (const {text, file, line} of vocabulary.caveats.values()) report.prose(file, line, text);
  for (const {label, definition, file, line} of vocabulary.measures.values()) report.prose(file, line, `${label} ${definition}`);
  for (const {explanation, note} of checks) report.prose("data/checks.yaml", 1, `${explanation} ${note}`);
}

/** Checks the texts of a chart for every combination of its options. */
export function checkChartProse(chart: Chart, rows: readonly Row[], report: ProseReport): void {
  const file = `src/charts/${chart.id}.ts`;
  const texts = new Set(combinations(chart).flatMap((options) => [
    chart.headline(options), chart.title(options), ...chart.notes(options), chart.describe(rows, options), ...chart.twin(options).map(({label}) => label)
  ]));
  for (const text of texts) report.prose(file, 1, text);
}

/** Checks the titles and descriptions of a table. */
export function checkTableProse({id, title, description, comparison = "", columns}: BuiltTable, report: ProseReport): void {
  for (const text of [title, description, comparison, ...columns.map(({label}) => label)]) report.prose(`loaders/tables (${id})`, 1, text);
}

/** Every combination of a chart's option values. */
export function combinations(chart: Chart): readonly OptionValues[] {
  return Object.entries(chart.options).reduce<readonly OptionValues[]>(
    (sofar, [name, option]) => sofar.flatMap((values) => Object.keys(option.values).map((value) => ({...values, [name]: value}))),
    [{}]
  );
}
