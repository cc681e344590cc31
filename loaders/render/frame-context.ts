import {chartFence} from "../../src/charts/fence.js";
import type {FrameContext, Tick} from "../../src/charts/frame-context.js";
import {rowsShown} from "../../src/core/chart.js";
import type {Chart, OptionValues, Row} from "../../src/core/chart.js";
import {citeWork} from "../../src/core/citation.js";
import type {EvidenceFact} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import {proseHtml, proseText} from "../../src/views/prose-html.js";
import {sourcePlace} from "../../src/views/trace-links.js";
import {groupBySource} from "../group.js";
import {factsOfRows} from "../tables/sources.js";
import {drawingDocument} from "./document.js";
import {builtTraceHref} from "./links.js";
import {rowLabel} from "./row-labels.js";
import type {Site} from "./site.js";

/** What a chart's frame is drawn with at build. */
export function frameContext(site: Site, chart: Chart, options: OptionValues, page: string, instance: string): FrameContext {
  const index = indexEvidence(site.evidence);
  const {table, rows: all, about} = site.tables.get(chart.table)!;
  const rows = rowsShown(chart, all, options);
  const facts = factsOfRows(table, rows).flatMap((id) => index.fact(id) ?? []);
  const prose = {facts: index.facts, traceHref: builtTraceHref};
  return {
    document: drawingDocument(), width: 0, instance,
    format: (expression, format) => formatQuantity(evaluate(expression, index.facts), format, index.facts),
    label: (column, value) => rowLabel(site, column, value) ?? index.term(value),
    traceHref: builtTraceHref,
    rowHref: (source, id) => sourcePlace({source, id}),
    prose: (text) => proseHtml(text, prose),
    plain: (text) => proseText(text, index.facts),
    caveatTexts: [...caveatsOf(chart, facts, index), ...(table.comparison === undefined ? [] : [table.comparison])],
    source: facts.length > 0 ? sourcesOf(facts, index) : sourcesOfRows(rows, index),
    tick: facts.length > 0 ? tickOf(facts, index) : tickOfRows(rows, index),
    fileHref: (id, ending) => `/tables/${id}.${ending}`,
    citation: citeWork({...about, title: table.title, name: `chart ${chart.id} of table ${table.id}`}),
    pageHref: `${page}#chart-${chart.id}`,
    fence: chartFence(chart, options)
  };
}

function caveatsOf(chart: Chart, facts: readonly EvidenceFact[], index: EvidenceIndex): readonly string[] {
  const texts = chart.caveats.map((id) => {
    const caveat = index.evidence.caveats.find((other) => other.id === id);
    if (!caveat) throw new Error(`chart ${chart.id}: unknown caveat ${id}`);
    return caveat.text;
  });
  return [...new Set([...texts, ...facts.flatMap((fact) => index.caveats(fact))])];
}

function sourcesOf(facts: readonly EvidenceFact[], index: EvidenceIndex): FrameContext["source"] {
  return [...groupBySource(facts)].map(([id, group]) => {
    const source = index.source(id)!;
    const locators = [...new Set(group.map(({locator}) => locator))].join("; ");
    return {label: `${source.publisher}, ${source.symbol || source.title} (${source.date.slice(0, 4)}), ${locators}`, href: sourcePlace(group[0]!)};
  });
}

/** The documents in which the rows of a list stand. */
function sourcesOfRows(rows: readonly Row[], index: EvidenceIndex): FrameContext["source"] {
  return [...new Set(rows.map((row) => String(row.source)))].flatMap((id) => {
    const source = index.source(id);
    return source ? [{label: `${source.publisher}, ${source.symbol || source.title} (${source.date.slice(0, 4)})`, href: `/sources/${id}`}] : [];
  });
}

/** Rows that don't stand in their documents are no rows of a site that builds; what remains is whether the documents are there. */
function tickOfRows(rows: readonly Row[], index: EvidenceIndex): Tick {
  const source = [...new Set(rows.map((row) => String(row.source)))];
  if (source.some((id) => index.source(id)?.present !== true)) return {state: "unchecked", label: "not checked here: the document is absent", href: "/sources/"};
  return {state: "tied", label: "tied to its source", href: source.length === 1 ? `/sources/${source[0]}` : "/sources/"};
}

function tickOf(facts: readonly EvidenceFact[], index: EvidenceIndex): Tick {
  const ids = new Set(facts.map(({id}) => id));
  const open = index.evidence.checks.find((check) => check.status === "discrepancy" && check.facts.some((id) => ids.has(id)));
  if (open) return {state: "open", label: "tied, with an open point", href: `/open-points#check-${open.id}`};
  if (facts.some(({status_in_text: status}) => status !== "exact")) {
    return {state: "unchecked", label: "not checked here: the document is absent", href: "/trace/"};
  }
  return {state: "tied", label: "tied to its source", href: builtTraceHref(facts[0]!.id)};
}
