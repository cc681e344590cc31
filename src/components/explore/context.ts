import {chartFence} from "../../charts/frame-context.js";
import type {FrameContext} from "../../charts/frame-context.js";
import {rowsShown} from "../../core/chart.js";
import type {Chart, Row} from "../../core/chart.js";
import {citeWork} from "../../core/citation.js";
import {UNNAMED} from "../../core/collection.js";
import type {Evidence} from "../../core/evidence.js";
import {evaluate} from "../../core/expression/evaluate.js";
import {formatQuantity} from "../../core/format.js";
import type {ListedTable} from "../../core/listed-table.js";
import {caveatsOfFacts, factsOfRows, sourcesOfRows, tickOfRows} from "../../views/chart-evidence.js";
import {indexEvidence} from "../../views/evidence-index.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {proseHtml, proseText} from "../../views/prose-html.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {siteRoot, tableAddress} from "../site-links.js";

/** What a chart’s frame is drawn with in the page: as at build, of the rows that the chart shows. */
export function exploreContext(document: Document, evidence: Evidence, table: ListedTable, chart: Chart, all: readonly Row[]): FrameContext {
  const index = indexEvidence(evidence);
  const root = siteRoot(document);
  const {traceHref, siteHref} = siteTraceLinks(root);
  const rows = rowsShown(chart, all, {});
  const facts = factsOfRows(table, rows).flatMap((id) => index.fact(id) ?? []);
  const plain = (text: string): string => proseText(text, index.facts);
  const own = caveatsOfFacts(facts, index);
  const told = new Set([...own, table.comparison ?? ""].map(plain));
  const {expression, ...tick} = tickOfRows(facts, rows, index);
  const locators = [...new Map(facts.map((fact) => [fact.source, facts.filter((other) => other.source === fact.source).map(({locator}) => locator)]))];
  return {
    document, width: 0, instance: "", traceHref, plain,
    format: (text, format) => formatQuantity(evaluate(text, index.facts), format, index.facts),
    label: (column, value) => table.labels?.[column]?.[value] ?? (column === "source" ? shortTitle(index, value) : undefined) ?? index.markedTerm(value),
    text: index.markedTerm,
    rowHref: (id, row) => `${root}sources/${id}#${row}`,
    prose: (text) => proseHtml(text, {facts: index.facts, traceHref}),
    caveatTexts: [...own, ...(table.comparison === undefined ? [] : [table.comparison]), ...table.caveats.filter((text) => !told.has(text))],
    source: sourcesOfRows(facts, rows, index).map(({label, href}) => ({label, href: siteHref(href)})),
    tick: {...tick, href: expression === undefined ? siteHref(tick.href) : traceHref(expression)},
    fileHref: (id, ending) => tableAddress(document, id, ending),
    citation: citeWork({
      collection: evidence.name ?? UNNAMED, title: table.title, name: `chart ${chart.id} of table ${table.id}`, version: evidence.version, digest: evidence.digest,
      sources: locators.flatMap(([id, places]) => (index.source(id) ? [{source: index.source(id)!, locators: [...new Set(places)]}] : []))
    }),
    pageHref: "", fence: chartFence(chart, {}), ...(evidence.terms === undefined ? {} : {terms: evidence.terms})
  };
}

/** What a document is called in short; undefined where the value names none. */
function shortTitle(index: EvidenceIndex, id: string): string | undefined {
  const source = index.source(id);
  return source && (source.symbol || source.title);
}
