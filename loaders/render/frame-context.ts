import {chartFence} from "../../src/charts/frame-context.js";
import type {FrameContext} from "../../src/charts/frame-context.js";
import {rowsShown} from "../../src/core/chart.js";
import type {Chart, OptionValues} from "../../src/core/chart.js";
import {citeWork} from "../../src/core/citation.js";
import type {EvidenceFact} from "../../src/core/evidence.js";
import {specSearch} from "../../src/core/explore/link.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {caveatsOfFacts, factsOfRows, sourcesOfRows, tickOfRows} from "../../src/views/chart-evidence.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import {proseHtml, proseText} from "../../src/views/prose-html.js";
import {sourcePlace} from "../../src/views/trace-links.js";
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
  const {expression, ...tick} = tickOfRows(facts, rows, index);
  const prose = {facts: index.facts, traceHref: builtTraceHref};
  return {
    document: drawingDocument(), width: 0, instance,
    format: (expression, format) => formatQuantity(evaluate(expression, index.facts), format, index.facts),
    label: (column, value) => rowLabel(site, chart.table, column, value) ?? index.markedTerm(value),
    text: index.markedTerm,
    traceHref: builtTraceHref,
    rowHref: (source, id) => sourcePlace({source, id}),
    prose: (text) => proseHtml(text, prose),
    plain: (text) => proseText(text, index.facts),
    caveatTexts: [...caveatsOf(chart, facts, index), ...(table.comparison === undefined ? [] : [table.comparison])],
    source: sourcesOfRows(facts, rows, index),
    tick: {...tick, href: expression === undefined ? tick.href : builtTraceHref(expression)},
    fileHref: (id, ending) => `/tables/${id}.${ending}`,
    citation: citeWork({...about, collection: about.collection.name, title: table.title, name: `chart ${chart.id} of table ${table.id}`}),
    exploreHref: (spec) => `/explore${specSearch(spec)}`,
    pageHref: `${page}#chart-${chart.id}`,
    fence: chartFence(chart, options),
    ...(site.evidence.terms === undefined ? {} : {terms: site.evidence.terms})
  };
}

function caveatsOf(chart: Chart, facts: readonly EvidenceFact[], index: EvidenceIndex): readonly string[] {
  const texts = chart.caveats.map((id) => {
    const caveat = index.evidence.caveats.find((other) => other.id === id);
    if (!caveat) throw new Error(`chart ${chart.id}: unknown caveat ${id}`);
    return caveat.text;
  });
  return [...new Set([...texts, ...caveatsOfFacts(facts, index)])];
}
