import type {DocumentPlace, DocumentText} from "../core/document.js";
import type {Evidence} from "../core/evidence.js";
import {contentNote} from "./content-note.js";
import {documentLegend} from "./document-legend.js";
import {documentLines} from "./document-lines.js";
import {factCard} from "./fact-card.js";
import {sourceAbout} from "./source-about.js";
import {traceContext} from "./trace-context.js";
import type {TraceContext} from "./trace-context.js";
import type {TraceLinks} from "./trace-links.js";

type RegisteredSource = Evidence["sources"][number];

/** What the page of a source is made of, besides the evidence. */
export interface SourcePage {
  readonly source: string;
  /** Undefined where it is absent. */
  readonly text: DocumentText | undefined;
  readonly places?: readonly DocumentPlace[];
  /** What is said before it, as HTML. */
  readonly note?: string | undefined;
}

/**
 * A source as a page: its text with every number marked where it is present, otherwise its facts by place. The page's heading is not part of
 * it. Throws an Error that names the known sources.
 */
export function documentView(evidence: Evidence, {source: id, text, places = [], note}: SourcePage, document: Document, links: TraceLinks): HTMLElement {
  const context = traceContext(evidence, document, links, {inList: true});
  const {make} = context;
  const source = context.index.source(id);
  if (!source) throw new Error(`unknown source ${id}; known: ${evidence.sources.map((known) => known.id).join(", ")}`);
  return make("div", {class: "tm-document-page", "data-source": id},
    contentNote(note, make),
    sourceAbout(source, make, make("a", {href: context.links.siteHref("/sources/")}, "All sources")),
    source.note === "" ? undefined : make("p", {class: "tm-note"}, source.note),
    ...(text ? textParts(source, text, places, context) : absentParts(source, places, context)));
}

function textParts({id, title, language}: RegisteredSource, text: DocumentText, places: readonly DocumentPlace[], context: TraceContext): readonly HTMLElement[] {
  const facts = context.index.evidence.facts.filter(({source}) => source === id).length;
  return [
    documentLegend(text, facts, context),
    context.make("article", {class: "tm-document", "aria-label": `Text of: ${title}`, lang: language || undefined}, ...documentLines(text, places, context))
  ];
}

function absentParts({id, file}: RegisteredSource, places: readonly DocumentPlace[], context: TraceContext): readonly HTMLElement[] {
  const {make, index} = context;
  if (file === "") return [make("p", {class: "tm-absent"}, "This document is registered without its text; no figure is taken from it.")];
  const facts = index.evidence.facts.filter(({source}) => source === id);
  return [
    make("p", {class: "tm-absent"}, "The text of this document is not present in this copy, so its figures could not be checked against it here. They are listed by their place in it."),
    make("h2", {id: "figures"}, `Figures taken from it: ${facts.length}`),
    make("ol", {class: "tm-facts"}, ...facts.map((fact) => make("li", {id: fact.id}, factCard(fact, context)))),
    ...(places.length === 0 ? [] : [
      make("h2", {id: "listed"}, `Listed from it: ${places.length}`),
      make("ul", {class: "tm-places"}, ...places.map((place) => make("li", {id: place.id}, `${place.locator}: ${place.label}`)))
    ])
  ];
}
