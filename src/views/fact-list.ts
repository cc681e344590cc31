import type {Evidence, EvidenceFact} from "../core/evidence.js";
import {factCard} from "./fact-card.js";
import {sourceAbout} from "./source-list.js";
import {countAnchor} from "./trace-links.js";
import type {TraceLinks} from "./trace-links.js";
import {rowParts, traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

/** Every fact, grouped by source, each `<li id="<fact id>">`: what the trace page is without JavaScript. */
export function factList(evidence: Evidence, document: Document, links: TraceLinks = {factHref: (id) => `#${id}`}): HTMLElement {
  const context = traceContext(evidence, document, links, {inList: true});
  return context.make("div", {class: "tm-fact-list"}, ...evidence.sources.map((source) => {
    const facts = evidence.facts.filter((fact) => fact.source === source.id);
    return sourceSection(source, facts, context);
  }), ...countedLists(evidence, context));
}

/** The lists whose rows are counted, each `<li id="count-<list>">`: where a count leads without JavaScript. */
function countedLists({structure = []}: Evidence, context: TraceContext): readonly HTMLElement[] {
  const {make} = context;
  if (structure.length === 0) return [];
  return [make("section", {class: "tm-source-facts", "aria-labelledby": "counted-lists"},
    make("h2", {id: "counted-lists"}, "Lists whose rows are counted"),
    make("ul", {class: "tm-facts"}, ...structure.map(({id, title, rows}) => make("li", {id: countAnchor(id)},
      make("h3", {}, title),
      make("ol", {class: "tm-counted"}, ...rows.map((row) => make("li", {}, ...rowParts(row, context))))))))];
}

function sourceSection(source: Evidence["sources"][number], facts: readonly EvidenceFact[], context: TraceContext): HTMLElement {
  const {make} = context;
  return make("section", {class: "tm-source-facts", "aria-labelledby": `source-${source.id}`},
    make("h2", {id: `source-${source.id}`}, source.title),
    sourceAbout(source, make, make("a", {href: context.links.siteHref(`/sources/${source.id}`)}, "The document’s page")),
    source.present ? undefined : make("p", {class: "tm-absent"}, "The text of this document is not present in this copy."),
    make("ol", {class: "tm-facts"}, ...facts.map((fact) => make("li", {id: fact.id}, factCard(fact, context)))));
}
