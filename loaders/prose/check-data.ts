import {readFile} from "node:fs/promises";
import {join, sep} from "node:path";
import {rowsShown} from "../../src/core/chart.js";
import type {Chart, OptionValues, Row} from "../../src/core/chart.js";
import {claimProblems} from "../../src/core/explore/prose-problems.js";
import type {TableDescription} from "../../src/core/table.js";
import {filesBelow} from "../digest.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import type {BuiltTable} from "../tables/build.js";
import {factsOfRows} from "../tables/sources.js";
import type {ChartLibrary} from "./chart-library.js";
import type {ProseReport} from "./check-text.js";
import {fenceFaults, readChartFence} from "./fence.js";
import type {ChartFence} from "./fence.js";
import type {Surroundings} from "./fit/sentence.js";
import {labelsOfCsv, labelsOfYaml} from "./labels.js";

/** Checks the words for readers in a workspace’s data: labels, definitions, caveats, explanations, reasons. The notes of facts are left to a test, for speed. */
export async function checkDataProse(workspace: Workspace, report: ProseReport): Promise<void> {
  const elsewhere = ["facts", "tables", "charts"].map((name) => join(workspace.folder, name) + sep);
  for (const path of await filesBelow(workspace.folder, (file) => isWritten(workspace, file) && !elsewhere.some((folder) => file.startsWith(folder)) && /\.(?:csv|ya?ml)$/.test(file))) {
    const text = await readFile(path, "utf8");
    const file = shownPath(workspace, path);
    for (const label of path.endsWith(".csv") ? labelsOfCsv(text) : labelsOfYaml(text)) {
      report.prose(file, label.line, label.text, path === join(workspace.folder, "checks.yaml") ? {headings: [], related: new Set(report.factsOfCheck(label.id)), others: "none"} : undefined);
    }
  }
}

/** Checks the texts of a chart for every combination of its options. */
export function checkChartProse(chart: Chart, table: TableDescription, rows: readonly Row[], report: ProseReport): void {
  const file = `src/charts/${chart.id}.ts`;
  const related = new Set(factsOfRows(table, rows));
  report.chartFacts.set(chart.id, [...related]);
  const seen = new Set<string>();
  const check = (text: string, surroundings?: Surroundings): void => {
    if (!seen.has(text)) report.prose(file, 1, text, surroundings);
    seen.add(text);
  };
  for (const options of combinations(chart)) {
    const title = chart.title(options);
    check(chart.headline(options), {headings: [title], related, others: "none"});
    for (const note of chart.notes(options)) check(note, {headings: [title], related, others: "same-place"});
    for (const text of [title, chart.describe(rows, options), ...chart.twin(options).map(({label}) => label)]) check(text);
  }
}

/** Reads a `chart` fence whose first backticks stand on this line, notes its chart as shown and checks the texts of a specification; its id, or undefined where it is at fault. */
export function checkChartFence(text: string, {file, line}: {readonly file: string; readonly line: number}, library: ChartLibrary, report: ProseReport): string | undefined {
  let fence: ChartFence;
  try {
    fence = readChartFence(text, library);
  } catch (error) {
    for (const fault of fenceFaults(error, line)) report.fault(file, fault.line, fault.message);
    return undefined;
  }
  report.page(file).charts.push(fence);
  if (fence.chart.inline) checkInlineProse(fence, {file, line}, library, report);
  return fence.chart.id;
}

/** The author’s own words are held against their numbers; what is made of the table’s description is only looked through for untied ones. */
function checkInlineProse({chart, options}: ChartFence, {file, line}: {readonly file: string; readonly line: number}, {tables}: ChartLibrary, report: ProseReport): void {
  const table = tables.get(chart.table)!;
  const rows = table.rows ?? [];
  const related = new Set(factsOfRows(table, rowsShown(chart, rows, options)));
  report.chartFacts.set(chart.id, [...related]);
  const spec = chart.spec!(options);
  for (const {message} of claimProblems(spec, report.nouns)) report.fault(file, line, `chart: ${message}`);
  const {headline, annotate = {}} = spec;
  const title = chart.title(options);
  report.prose(file, line, chart.headline(options), headline === undefined ? undefined : {headings: [title], related, others: "none"});
  for (const note of Object.values(annotate)) report.prose(file, line, note, {headings: [title], related, others: "same-place"});
  for (const text of [title, chart.describe(rows, options), ...chart.notes(options).filter((note) => !Object.values(annotate).some((own) => note.endsWith(own)))]) report.prose(file, line, text);
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
