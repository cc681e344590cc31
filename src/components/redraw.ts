import {tableFromIPC} from "@uwdata/flechette";
import {chartOf} from "../charts/defined-chart.js";
import {chartFence} from "../charts/frame-context.js";
import type {FrameContext} from "../charts/frame-context.js";
import {frameChart} from "../charts/frame.js";
import type {ChartDefinition} from "../core/chart-definition.js";
import {normalizeOptions} from "../core/chart.js";
import type {Chart, OptionValues, Row} from "../core/chart.js";
import type {Evidence} from "../core/evidence.js";
import {specSearch} from "../core/explore/link.js";
import {evaluate} from "../core/expression/evaluate.js";
import {formatQuantity} from "../core/format.js";
import {indexEvidence} from "../views/evidence-index.js";
import {proseHtml, proseText} from "../views/prose-html.js";
import {traceAddress} from "../views/trace-links.js";
import {replaceParts} from "./replace-parts.js";
import {siteLink, siteRoot, tableAddress} from "./site-links.js";

const loading = new Map<string, Promise<unknown>>();

/**
 * Draws a figure again with other options, by the code that drew it at build: drawings, headline, title, description, twin and
 * notes. Rejects, and leaves the figure as it is, where its definition or its table can't be had or the chart can't be drawn.
 */
export async function redraw(figure: HTMLElement, given: OptionValues, evidence: Evidence): Promise<void> {
  const {ownerDocument: document, dataset: {chart: id = "", table = ""}} = figure;
  const [definitions, rows] = await Promise.all([loadDefinitions(document), loadRows(document, table)]);
  const definition = definitions.find((known) => known.id === id);
  if (!definition) throw new Error(`unknown chart: ${id}`);
  const chart = chartOf(definition);
  const options = normalizeOptions(chart, given);
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

function loadDefinitions(document: Document): Promise<readonly ChartDefinition[]> {
  const url = siteLink(document, "charts");
  if (url === undefined) return Promise.reject(new Error("this page names no charts"));
  return once(url, "the charts could not be loaded", async () => (await (await fetchOf(url)).json()) as readonly ChartDefinition[]);
}

function loadRows(document: Document, table: string): Promise<readonly Row[]> {
  const url = tableAddress(document, table, "arrow");
  return once(url, `the table ${table} could not be loaded`, async () => tableFromIPC(await (await fetchOf(url)).arrayBuffer(), {useBigInt: false}).toArray() as readonly Row[]);
}

/** What an address holds, fetched once; a failed fetch is tried again. */
function once<T>(url: string, failure: string, load: () => Promise<T>): Promise<T> {
  const known = loading.get(url);
  if (known) return known as Promise<T>;
  const promise = load().catch((cause: unknown) => {
    loading.delete(url);
    throw new Error(failure, {cause});
  });
  loading.set(url, promise);
  return promise;
}

async function fetchOf(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}
