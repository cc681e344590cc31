import {parse} from "yaml";
import {frameChart} from "../../src/charts/frame.js";
import {SHOWN_DIGITS} from "../../src/core/citation.js";
import type {Evidence} from "../../src/core/evidence.js";
import type {PageControl} from "../../src/core/page-control.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import {briefingElement, briefingList} from "../../src/views/briefing-view.js";
import {deckList} from "../../src/views/deck-view.js";
import {documentMenu} from "../../src/views/document-view.js";
import {rowList} from "../../src/views/term-list.js";
import {sourcePlace} from "../../src/views/trace-links.js";
import {readRowsFence} from "../lists/list.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {readControlFence} from "../prose/controls.js";
import {readChartFence} from "../prose/fence.js";
import type {ChartFence} from "../prose/fence.js";
import {renderEvidence} from "./evidence-fence.js";
import type {PageParams} from "./evidence-fence.js";
import {controlHtml, followingChart, optionsFollowed} from "./follow-controls.js";
import {addPrintedParts, frameContext} from "./frame-context.js";
import {deckPage} from "./deck-page.js";
import {knownCharts} from "./known-charts.js";
import {drawingDocument} from "./light-document.js";
import {builtTraceHref, rowLabel, siteLibrary} from "./site.js";
import type {Site} from "./site.js";

/** Framework's render environment of a page, to which we add the count of each chart and the page's controls. */
export interface FencePage {
  path?: string;
  params?: PageParams;
  tickmarkCharts?: Map<string, number>;
  tickmarkControls?: readonly PageControl[];
}

/** A fence to draw, with everything that its drawing depends on besides the site. */
interface Fence {
  readonly kind: keyof typeof KINDS;
  readonly content: string;
  readonly params?: PageParams | undefined;
  /** Of the page, for a chart. */
  readonly path?: string;
  /** The suffix that tells a chart from an earlier occurrence on the page. */
  readonly instance?: string;
  /** Options that the page's controls set, so that the chart has no buttons for them. */
  readonly followed?: readonly string[];
}

const KINDS = {
  chart: ({content, path = "/", instance = "", followed = []}: Fence, site: Site) =>
    chartHtml(content, site, {path, instance, followed}),
  control: ({content}: Fence, site: Site) => renderControl(content, site),
  evidence: ({content, params}: Fence, site: Site) => renderEvidence(content, site, params),
  deck: ({content, params}: Fence, site: Site) => renderDeck(content, site, params),
  briefing: ({content, params}: Fence, site: Site) => renderBriefing(content, site, params),
  rows: ({content}: Fence, site: Site) => renderRows(content, site)
} as const;

/** The most drawings that are cached per site. */
const MOST = 256;

/** Whether a fence of this kind is drawn. */
export function isDrawn(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind);
}

/**
 * Makes a function that draws the fences of a site's pages, with a cache, because a preview renders a page repeatedly.
 * The function throws an Error that says what is wrong with a fence.
 */
export function fenceDrawer(site: Site): (kind: keyof typeof KINDS, content: string, page: FencePage) => string {
  const draw = memoizeByText((asked) => {
    const fence = JSON.parse(asked) as Fence;
    return KINDS[fence.kind](fence, site);
  }, MOST);
  return (kind, content, page) => {
    if (kind !== "chart") return draw(JSON.stringify({kind, content, params: page.params} satisfies Fence));
    let place: Pick<Fence, "path" | "instance"> | undefined;
    const followed = optionsFollowed(content);
    return followingChart(content, page.tickmarkControls ?? [], (text) => {
      place ??= placeOfChart(text, site, page);
      return draw(
        JSON.stringify({kind, content: text, ...place, ...(followed.length === 0 ? {} : {followed})} satisfies Fence)
      );
    });
  };
}

function renderControl(content: string, {evidence}: Site): string {
  const {control, diagnostics} = readControlFence(content);
  if (!control) throw new Error(diagnostics.map(({message}) => `control: ${message}`).join("; "));
  return controlHtml(control, evidence);
}

/** Counts a chart on its page and gives its page and instance suffix. */
function placeOfChart(content: string, site: Site, page: FencePage): Pick<Fence, "path" | "instance"> {
  const {chart} = readChartFence(content, siteLibrary(site));
  page.tickmarkCharts ??= new Map();
  const before = page.tickmarkCharts.get(chart.id) ?? 0;
  page.tickmarkCharts.set(chart.id, before + 1);
  return {path: page.path ?? "/", instance: before === 0 ? "" : String(before + 1)};
}

type ChartPlacing = Required<Pick<Fence, "path" | "instance" | "followed">>;

/** A chart in its frame; one that is drawn from what it was drawn from before names the digest of today alone anew. */
function chartHtml(content: string, site: Site, placing: ChartPlacing): string {
  const fence = readChartFence(content, siteLibrary(site));
  const {drawnFrom, framed} = knownCharts(site);
  const {digest} = site.evidence;
  const key = JSON.stringify([content, drawnFrom(fence.chart), placing]);
  const drawn = framed(key, () => ({html: drawChart(fence, site, placing), digest}));
  return drawn.digest === digest
    ? drawn.html
    : drawn.html.replaceAll(drawn.digest.slice(0, SHOWN_DIGITS), digest.slice(0, SHOWN_DIGITS));
}

function drawChart({chart, options}: ChartFence, site: Site, {path, instance, followed}: ChartPlacing): string {
  const figure = frameChart(
    chart,
    site.tables.get(chart.table)!.rows,
    options,
    frameContext(site, chart, options, path, instance)
  );
  for (const option of followed) figure.querySelector(`.tm-controls fieldset[data-option="${option}"]`)?.remove();
  if (figure.querySelector(".tm-controls fieldset") === null) figure.querySelector(".tm-controls")?.remove();
  return addPrintedParts(figure).outerHTML;
}

/** Draws a `rows` fence; throws an Error that says what is unknown. */
export function renderRows(text: string, site: Site): string {
  const {table, columns} = readRowsFence(text, site.lists);
  const list = site.tables.get(table)!;
  return dressTerms(
    rowList(list.table, list.rows, drawingDocument(), {
      columns,
      label: (column, value) => rowLabel(site, table, column, value) ?? value,
      rowHref: (source, id) => sourcePlace({source, id})
    }),
    site.evidence.terms ?? []
  ).outerHTML;
}

/**
 * Draws a `briefing` fence: `show: text` the briefing that the page's parameter names, `show: list` all of them; throws
 * an Error that says which there are.
 */
export function renderBriefing(
  text: string,
  {briefings, evidence: {terms = []} = {}}: Pick<Site, "briefings"> & {readonly evidence?: Pick<Evidence, "terms">},
  params: PageParams = {}
): string {
  const {show} = (parse(text, {schema: "failsafe"}) ?? {}) as {show?: string};
  const document = drawingDocument();
  if (show === "list") return dressTerms(briefingList([...briefings.values()], document), terms).outerHTML;
  if (show !== "text") throw new Error(`briefing: show: ${show ?? "(nothing)"}: expected one of text, list`);
  const briefing = briefings.get(params.briefing ?? "");
  if (!briefing)
    throw new Error(
      `briefing: ${params.briefing ?? "(none)"}: no such briefing; there are ${[...briefings.keys()].join(", ") || "none"}`
    );
  const view = briefingElement(briefing, {document, href: (path) => path, traceHref: builtTraceHref, titled: false});
  view.querySelector(".tm-briefing-head")!.after(documentMenu("briefing", document));
  return dressTerms(view, terms).outerHTML;
}

/**
 * Draws a `deck` fence: `show: slides` the deck that the page's parameter names, `show: list` all of them; throws an
 * Error that says which there are.
 */
export function renderDeck(
  text: string,
  {decks, evidence: {terms = []} = {}}: Pick<Site, "decks"> & {readonly evidence?: Pick<Evidence, "terms">},
  params: PageParams = {}
): string {
  const {show} = (parse(text, {schema: "failsafe"}) ?? {}) as {show?: string};
  const document = drawingDocument();
  if (show === "list") return dressTerms(deckList([...decks.values()], document), terms).outerHTML;
  if (show !== "slides") throw new Error(`deck: show: ${show ?? "(nothing)"}: expected one of slides, list`);
  const deck = decks.get(params.deck ?? "");
  if (!deck)
    throw new Error(
      `deck: ${params.deck ?? "(none)"}: no such deck; there are ${[...decks.keys()].join(", ") || "none"}`
    );
  return deckPage(deck, terms);
}
