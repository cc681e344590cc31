import {tableFromIPC} from "@uwdata/flechette";
import {frameChart} from "../charts/frame.js";
import type {FrameContext} from "../charts/frame-context.js";
import {charts} from "../charts/registry.js";
import {normalizeOptions} from "../core/chart.js";
import type {Chart, OptionValues, Row} from "../core/chart.js";
import type {Evidence} from "../core/evidence.js";
import {specSearch} from "../core/explore/link.js";
import {evaluate} from "../core/expression/evaluate.js";
import {formatQuantity} from "../core/format.js";
import {chartFence} from "../charts/fence.js";
import {indexEvidence} from "../views/evidence-index.js";
import {proseHtml, proseText} from "../views/prose-html.js";
import {replaceParts} from "./replace-parts.js";
import {siteRoot, tableAddress} from "./site-links.js";
import {traceAddress} from "../views/trace-links.js";

const loading = new Map<string, Promise<readonly Row[]>>();

/**
 * Draws a figure again with other options, by the code that drew it at build: drawings, headline, title, description, twin and
 * notes. Rejects, and leaves the figure as it is, where the table can't be had or the chart can't be drawn.
 */
export async function redraw(figure: HTMLElement, given: OptionValues, evidence: Evidence): Promise<void> {
  const chart = charts.find(({id}) => id === figure.dataset.chart);
  if (!chart) throw new Error(`unknown chart: ${figure.dataset.chart}`);
  const options = normalizeOptions(chart, given);
  const rows = await loadRows(figure.ownerDocument, chart.table);
  const context = contextOf(figure, chart, options, evidence);
  const before = normalizeOptions(chart, JSON.parse(figure.dataset.options ?? "{}") as OptionValues);
  replaceParts(figure, frameChart(chart, rows, options, context), chart.notes(before).map((note) => context.plain(note)));
}

function contextOf(figure: HTMLElement, chart: Chart, options: OptionValues, evidence: Evidence): FrameContext {
  const document = figure.ownerDocument;
  const root = siteRoot(document);
  const index = indexEvidence(evidence);
  const traceHref = (expression: string): string => traceAddress(root, expression);
  return {
    document,
    width: 0,
    format: (expression, format) => formatQuantity(evaluate(expression, index.facts), format, index.facts),
    label: (_column, value) => index.markedTerm(value),
    text: index.markedTerm,
    traceHref,
    rowHref: (source, id) => `${root}sources/${source}#${id}`,
    prose: (text) => proseHtml(text, {facts: index.facts, traceHref}),
    plain: (text) => proseText(text, index.facts),
    caveatTexts: [],
    source: [],
    tick: {state: "unchecked", label: "", href: ""},
    fileHref: (table, ending) => tableAddress(document, table, ending),
    citation: {short: "", full: ""},
    pageHref: "",
    exploreHref: (spec) => `${root}explore${specSearch(spec)}`,
    fence: chartFence(chart, options),
    ...(evidence.terms === undefined ? {} : {terms: evidence.terms}),
    instance: figure.id.slice(`chart-${chart.id}-`.length)
  };
}

function loadRows(document: Document, table: string): Promise<readonly Row[]> {
  const url = tableAddress(document, table, "arrow");
  const known = loading.get(url);
  if (known) return known;
  const promise = fetchRows(url).catch((cause: unknown) => {
    loading.delete(url);
    throw new Error(`the table ${table} could not be loaded`, {cause});
  });
  loading.set(url, promise);
  return promise;
}

async function fetchRows(url: string): Promise<readonly Row[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return tableFromIPC(await response.arrayBuffer(), {useBigInt: false}).toArray();
}
