import {join, sep} from "node:path";
import {rowsShown} from "../../src/core/chart.js";
import {findUntied} from "../../src/core/prose.js";
import {claimProblems} from "../../src/core/explore/prose-problems.js";
import {MARKER} from "../choose-workspace.js";
import type {List} from "../lists/list.js";
import {once} from "../../src/core/memoize.js";
import {filesBelow, readTextIfPresent} from "../read-text.js";
import type {SourceText} from "../sources/text.js";
import {factsOfRows} from "../tables/select.js";
import type {TableDefinition} from "../tables/table.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {labelsOfCsv, labelsOfYaml} from "./chart-library.js";
import type {ChartLibrary} from "./chart-library.js";
import {rowsOfTitle} from "./check-of-rows.js";
import type {ProseReport} from "./check-text.js";
import {fenceDiagnostics, readChartFence, reasonInWords} from "./fence.js";
import type {ChartFence} from "./fence.js";
import {whyFilterUnsaid} from "./filter-said.js";

/**
 * Checks the words for readers in a workspace’s data: labels, definitions, caveats, explanations, reasons. Lists are
 * checked where they are read; the notes of facts are left to a test, for speed. A number in the label of a part is no
 * figure where a document names a line or a cell by that label.
 */
export async function checkDataProse(
  workspace: Workspace,
  texts: ReadonlyMap<string, SourceText>,
  report: ProseReport
): Promise<void> {
  const dimensions = join(workspace.folder, "vocabulary", "dimensions.yaml");
  const named = once(() => namesOfLines([...texts.values()]));
  const elsewhere = [
    ...["facts", "lists", "tables", "charts", "themes"].map((name) => join(workspace.folder, name) + sep),
    join(workspace.folder, MARKER)
  ];
  for (const path of await filesBelow(
    workspace.folder,
    (file) =>
      isWritten(workspace, file) &&
      !elsewhere.some((folder) => file.startsWith(folder)) &&
      /\.(?:csv|ya?ml)$/.test(file)
  )) {
    const file = shownPath(workspace, path);
    // A file that can't be read has been reported by the reader of its content.
    const text = (await readTextIfPresent(path, file, [])) ?? "";
    if (isTheme(text)) continue;
    for (const label of path.endsWith(".csv") ? labelsOfCsv(text) : labelsOfYaml(text)) {
      const isPart = path === dimensions && label.key === "label";
      if (isPart && findUntied(label.text, report.nouns).length > 0 && named().has(label.text)) continue;
      report.prose(
        file,
        label.line,
        label.text,
        path === join(workspace.folder, "checks.yaml")
          ? {headings: [], related: new Set(report.factsOfCheck(label.id)), others: "none"}
          : undefined
      );
    }
  }
}

/** What stands in a cell or begins a line of texts; where a text is absent, anything may. */
function namesOfLines(texts: readonly SourceText[]): Pick<ReadonlySet<string>, "has"> {
  const found = texts.filter(({state}) => state === "match").map(({text}) => text.text);
  if (found.length < texts.length) return {has: () => true};
  const lines = found.flatMap((text) => text.split("\n").map((line) => line.replace(/[^\S\t]+/g, " ")));
  return {
    has: (label) =>
      lines.some((line) => line.split("\t").includes(label) || `${line.replaceAll("\t", " ")} `.startsWith(`${label} `))
  };
}

/** Whether a file is the theme of a deck, which may stand anywhere and has no words for readers. */
const isTheme = (text: string): boolean => /^colours:/m.test(text);

/**
 * Reads a `chart` fence that opens on this line, records its chart as shown and checks the texts of an inline
 * specification. Returns the chart's id, or undefined if the fence has a diagnostic.
 */
export function checkChartFence(
  text: string,
  {file, line}: {readonly file: string; readonly line: number},
  library: ChartLibrary,
  report: ProseReport
): string | undefined {
  let fence: ChartFence;
  try {
    fence = readChartFence(text, library);
  } catch (error) {
    for (const diagnostic of fenceDiagnostics(error, line))
      report.diagnostic(file, diagnostic.line, diagnostic.message);
    return undefined;
  }
  report.page(file).charts.push(fence);
  if (fence.chart.inline) checkInlineProse(fence, {file, line}, library, report);
  return fence.chart.id;
}

/**
 * Checks the texts of an inline chart: the author’s words against their numbers, derived texts only for untied numbers.
 */
function checkInlineProse(
  {chart, options}: ChartFence,
  {file, line}: {readonly file: string; readonly line: number},
  {tables, terms}: ChartLibrary,
  report: ProseReport
): void {
  const table = tables.get(chart.table)!;
  const rows = table.rows ?? [];
  const related = new Set(factsOfRows(table, rowsShown(chart, rows, options)));
  report.chartFacts.set(chart.id, [...related]);
  const spec = chart.spec!(options);
  for (const {message} of claimProblems(spec, report)) report.diagnostic(file, line, `chart: ${message}`);
  const {headline, annotate = {}} = spec;
  const title = chart.title(options);
  const unsaid = whyFilterUnsaid(spec, table, {headline: chart.headline(options), title, notes: chart.notes(options)});
  if (unsaid !== undefined) report.diagnostic(file, line, `chart: filter: ${reasonInWords(unsaid, terms)}`);
  report.prose(
    file,
    line,
    chart.headline(options),
    headline === undefined ? undefined : {headings: [title], related, others: "none", claimsTold: true}
  );
  for (const note of Object.values(annotate))
    report.prose(file, line, note, {headings: [title], related, others: "same-place", claimsTold: true});
  report.ofRows(file, line, "chart: title", title, rowsOfTitle(spec, table, rowsShown(chart, rows, options)));
  for (const text of [
    title,
    chart.describe(rows, options),
    ...chart.notes(options).filter((note) => !Object.values(annotate).some((own) => note.endsWith(own)))
  ])
    report.prose(file, line, text);
}

/** Checks the texts of a table's definition. */
export function checkTableProse(
  {file, lines, title, description, comparison = "", columns, rows, labels = {}}: TableDefinition,
  report: ProseReport
): void {
  report.prose(file, lines["title"] ?? 1, title);
  report.prose(file, lines["description"] ?? 1, description);
  report.prose(file, lines["comparison"] ?? 1, comparison);
  for (const {
    line,
    column: {label}
  } of columns)
    report.prose(file, line, label);
  for (const {line, as} of rows)
    for (const text of Object.values(as)) if (text.includes(" ")) report.prose(file, line, text);
  for (const [column, texts] of Object.entries(labels))
    for (const text of Object.values(texts)) report.prose(file, lines[`columns.${column}`] ?? 1, text);
}

/** Checks all that readers see of lists. */
export function checkListProse(lists: readonly Pick<List, "texts">[], report: ProseReport): void {
  for (const {file, line, text} of lists.flatMap(({texts}) => texts)) report.prose(file, line, text);
}
