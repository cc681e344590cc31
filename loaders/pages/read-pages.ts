import {basename, join} from "node:path";
import {printChartSpec, printSpecFence} from "../../src/core/chart-spec/print.js";
import type {ChartSpec} from "../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Chart} from "../../src/core/chart.js";
import {proposedSpec} from "../../src/core/explore/offers.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import {plainName, sqlName} from "../../src/core/query/names.js";
import type {Content} from "../content.js";
import type {FactRow} from "../facts/facts-csv.js";
import type {ChartLibrary} from "../prose/chart-library.js";
import type {ProseReport} from "../prose/check-text.js";
import {filesBelow} from "../read-text.js";
import {refusedList} from "../tables/refused-list.js";
import type {Workspace} from "../workspace.js";
import {listed} from "../yaml.js";
import {readNotebooks} from "./notebooks.js";
import type {NotebookEntry} from "./notebooks.js";
import {readOwnPages} from "./own-pages.js";
import type {OwnPage, PageState} from "./own-pages.js";

/** What the site's own pages are made from. */
export interface PageSources {
  readonly content: Content;
  readonly charts: readonly Chart[];
  readonly library: ChartLibrary;
}

/**
 * Reads the notebooks of a workspace and fills in the site's own pages; problems are added to the report. Also checks
 * the texts that are on no page.
 */
export async function readPages(
  workspace: Workspace,
  sources: PageSources,
  report: ProseReport
): Promise<{readonly notebooks: readonly NotebookEntry[]; readonly own: readonly OwnPage[]}> {
  const {
    content: {own: said, facts},
    charts,
    library
  } = sources;
  const notebooks = await readNotebooks(workspace, said, report.diagnostics, ({meta}) => {
    const {expression, format} = meta as NumberMeta;
    try {
      return formatQuantity(evaluate(expression, facts), format, facts);
    } catch {
      return undefined; // told of where the heading itself is checked
    }
  });
  for (const {id, chart} of said.notebooks) {
    if (chart && !charts.some((known) => known.id === chart.id) && library.broken?.has(chart.id) !== true)
      report.diagnostic(
        said.file,
        chart.line,
        `notebooks.${id}.chart: ${chart.id}: no such chart; there are: ${listed(charts.map((known) => known.id))}`
      );
  }
  for (const prose of [said.note.documents, said.footer, ...said.notebooks.map(({label}) => label)])
    if (prose) report.prose(said.file, prose.line, withoutAddresses(prose.text));
  const [decks, briefings] = [await namesIn(workspace, "decks"), await namesIn(workspace, "briefings")];
  const state = {
    own: said,
    notebooks,
    has: whatThereIs(sources, {notebooks, decks, briefings}),
    examples: examplesOf(sources, {deck: decks[0], briefing: briefings[0]})
  };
  const own = await readOwnPages(workspace, state, report.diagnostics);
  return {notebooks, own};
}

const withoutAddresses = (markdown: string): string => markdown.replace(/\]\([^)]*\)/g, "]");

function whatThereIs(
  {content, charts, library}: PageSources,
  {notebooks, decks, briefings}: Readonly<Record<"notebooks" | "decks" | "briefings", readonly unknown[]>>
): PageState["has"] {
  const {sources, verified, checks, terms, vocabulary} = content;
  return {
    sources: sources.length > 0,
    facts: verified.some(({facts}) => facts > 0),
    checks: checks.length > 0,
    asked: checks.some(({asked}) => !/^(?:no\b|$)/i.test(asked)),
    terms: terms.length > 0,
    tables: library.tables.size > 0,
    charts: charts.length > 0,
    refusals: refusedList(vocabulary.together, (id) => id).length > 0,
    notebooks: notebooks.length > 0,
    decks: decks.length > 0,
    briefings: briefings.length > 0
  };
}

/** The names of the decks or briefings of a workspace. */
async function namesIn(workspace: Workspace, folder: string): Promise<readonly string[]> {
  return (await filesBelow(join(workspace.folder, folder), (path) => path.endsWith(".md"))).map((path) =>
    basename(path, ".md")
  );
}

/** The functions for which an example is sought, each with a neutral example if there is none. */
const FUNCTIONS: readonly (readonly [call: string, example: string, gives: string])[] = [
  ["share(", "share(source.part, source.whole)", "the part, in per cent of its whole"],
  ["change(", "change(source.earlier, source.later)", "the change, in per cent of the earlier number"],
  ["remainder(", "remainder(source.whole, source.part, source.other-part)", "what the parts leave of their whole"],
  [
    "implied(",
    "implied(source.part, source.share-of-part)",
    "the whole, not printed, that a count and its share imply"
  ],
  ["count(", "count(list, column=value)", "how many entries of a list"]
];

/** Examples from the workspace, each looked up when a page uses it. */
function examplesOf(
  {content, library}: PageSources,
  {
    deck = "<deck>",
    briefing = "<briefing>"
  }: {readonly deck?: string | undefined; readonly briefing?: string | undefined}
): PageState["examples"] {
  const table = (): TableInfo | undefined => [...library.tables.values()][0];
  const specification = (): ChartSpec => proposedSpec(table()!, content.facts);
  const fact = (): FactRow | undefined => content.rows[0];
  return {
    deck: () => deck,
    briefing: () => briefing,
    fact: () => fact()?.id ?? "source.fact",
    source: () => fact()?.source ?? "<source>",
    printed: () => fact()?.printed ?? "<number as printed>",
    table: () => sqlName(plainName(table()?.id ?? "") ?? table()?.id ?? "a_table"),
    specification: () => printChartSpec(specification()),
    chart: () => printSpecFence(specification()),
    expressions: () => FUNCTIONS.map((wanted) => expressionRow(wanted, library)).join("\n")
  };
}

/**
 * A row of a table of example expressions: one from a table's cell, with its number and the table's title, or else a
 * neutral one.
 */
function expressionRow([call, example, gives]: (typeof FUNCTIONS)[number], {tables}: ChartLibrary): string {
  for (const {title, columns, rows = []} of tables.values()) {
    for (const {name, kind} of columns) {
      const cell =
        kind === "quantity"
          ? rows.map((row) => expressionOf(row, name)).find((text) => text?.startsWith(call))
          : undefined;
      if (cell) return `| \`${cell}\` | {{ ${cell} }}, in the table “${title.replaceAll("|", "\\|")}” |`;
    }
  }
  return `| \`${example}\` | ${gives} |`;
}
