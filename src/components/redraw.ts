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
import {siteLink, siteRoot, tableAddress} from "./site-links.js";

const loading = new Map<string, Promise<unknown>>();

/**
 * Redraws a figure with other options, by the code that drew it at build: drawings, headline, title, description, data
 * table and notes. Rejects and leaves the figure unchanged if its definition or table can't be loaded or the chart
 * can't be drawn.
 */
export async function redraw(figure: HTMLElement, given: OptionValues, evidence: Evidence): Promise<void> {
  const {
    ownerDocument: document,
    dataset: {chart: id = "", table = ""}
  } = figure;
  const [definitions, rows] = await Promise.all([loadDefinitions(document), loadRows(document, table)]);
  const definition = definitions.find((known) => known.id === id);
  if (!definition) throw new Error(`unknown chart: ${id}`);
  const chart = chartOf(definition);
  const options = normalizeOptions(chart, given);
  const context = contextOf(figure, chart, options, evidence);
  const before = normalizeOptions(chart, JSON.parse(figure.dataset.options ?? "{}") as OptionValues);
  replaceParts(
    figure,
    frameChart(chart, rows, options, context),
    chart.notes(before).map((note) => context.plain(note))
  );
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
  return once(
    url,
    "the charts could not be loaded",
    async () => (await (await fetchOf(url)).json()) as readonly ChartDefinition[]
  );
}

function loadRows(document: Document, table: string): Promise<readonly Row[]> {
  const url = tableAddress(document, table, "arrow");
  return once(
    url,
    `the table ${table} could not be loaded`,
    async () => tableFromIPC(await (await fetchOf(url)).arrayBuffer(), {useBigInt: false}).toArray() as readonly Row[]
  );
}

/** Loads an address once and caches the result; a failed load is retried at the next call. */
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

const PARTS = [".tm-headline", ".tm-title", ".tm-drawing", ".tm-hidden", ".tm-data-table"];

/**
 * Replaces a figure's parts with those of a newly framed chart. Controls, caveats, source line and actions stay, which
 * keeps the focus; notes with a text in `notesBefore` are replaced with the new ones.
 */
export function replaceParts(figure: HTMLElement, fresh: HTMLElement, notesBefore: readonly string[]): void {
  const open = figure.querySelector<HTMLDetailsElement>(":scope > .tm-data-table")?.open ?? false;
  const notes = joinNotes(figure, fresh, notesBefore);
  for (const selector of PARTS) {
    const [old, made] = [figure.querySelector(`:scope > ${selector}`), fresh.querySelector(`:scope > ${selector}`)];
    if (old && made) old.replaceWith(made);
  }
  const dataTable = figure.querySelector<HTMLDetailsElement>(":scope > .tm-data-table");
  if (dataTable) dataTable.open = open;
  replaceNotes(figure, notes);
  copyActions(figure, fresh);
  figure.dataset.options = fresh.dataset.options ?? "{}";
}

function joinNotes(figure: HTMLElement, fresh: HTMLElement, notesBefore: readonly string[]): readonly Element[] {
  const caveats = [...figure.querySelectorAll(":scope > .tm-notes > li")].filter(
    (note) => !notesBefore.includes(note.textContent)
  );
  const texts = new Set(caveats.map((caveat) => caveat.textContent));
  return [
    ...caveats,
    ...[...fresh.querySelectorAll(":scope > .tm-notes > li")].filter((note) => !texts.has(note.textContent))
  ];
}

function replaceNotes(figure: HTMLElement, notes: readonly Element[]): void {
  const old = figure.querySelector(":scope > .tm-notes");
  if (notes.length === 0) return old?.remove();
  const list = old ?? figure.ownerDocument.createElement("ul");
  list.className = "tm-notes";
  list.replaceChildren(...notes);
  if (!old) figure.querySelector(":scope > .tm-hidden")?.after(list);
}

/** The fence to copy, the main number's trace and the specification to explore follow the options. */
function copyActions(figure: HTMLElement, fresh: HTMLElement): void {
  const pairs = [
    ["[data-action=copy-fence]", "data-fence"],
    ["[data-trace]", "data-trace"],
    ["[data-trace]", "href"],
    ["[data-explore]", "href"]
  ] as const;
  for (const [selector, attribute] of pairs) {
    const value = fresh.querySelector(`:scope > .tm-actions ${selector}`)?.getAttribute(attribute);
    if (value) figure.querySelector(`:scope > .tm-actions ${selector}`)?.setAttribute(attribute, value);
  }
}
