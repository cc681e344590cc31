import type {EvidenceFact} from "../core/evidence.js";
import type {Child} from "../core/element.js";
import type {TraceContext} from "./trace-context.js";

const LONG = 900;
const AROUND = 200;

/**
 * The passage in which a fact stands, its printed string marked. Of a long passage a stretch around the mark is shown and the
 * whole is folded away; a list leaves the whole to the trace. Where the text is absent, or doesn't hold the fact, that is said instead.
 */
export function passageView(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index} = context;
  const view = make("div", {class: "tm-fact-passage"});
  const {place} = fact;
  const text = place === null ? undefined : index.evidence.passages[place.passage];
  if (fact.status_in_text === "orphan") view.append(orphanNote(fact, context));
  if (place === null || text === undefined) {
    if (fact.status_in_text !== "orphan") view.append(absentNote(fact, context));
    return view;
  }
  const {start, end} = place;
  if (text.length <= LONG) {
    view.append(quote(marked(text, start, end, context), context), cited(fact, context));
    return view;
  }
  const [from, to] = [wordStart(text, start - AROUND), wordEnd(text, end + AROUND)];
  const excerpt = [from > 0 ? "… " : "", ...marked(text.slice(from, to), start - from, end - from, context), to < text.length ? " …" : ""];
  view.append(quote(excerpt, context), cited(fact, context));
  if (!context.inList) view.append(
    make("details", {class: "tm-passage-whole"}, make("summary", {}, "Whole passage"), quote(marked(text, start, end, context), context))
  );
  return view;
}

function marked(text: string, start: number, end: number, {make}: TraceContext): readonly Child[] {
  return [text.slice(0, start), make("mark", {}, text.slice(start, end)), text.slice(end)];
}

function quote(children: readonly Child[], {make}: TraceContext): HTMLElement {
  return make("blockquote", {class: "tm-passage"}, make("p", {}, ...children));
}

function cited(fact: EvidenceFact, {make, index}: TraceContext): HTMLElement {
  const source = index.source(fact.source);
  const named = [fact.locator, source?.symbol, source?.title ?? fact.source].filter((part) => part !== undefined && part !== "");
  return make("p", {class: "tm-passage-place"}, named.join(", "));
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + AROUND / 2 ? whole(text, at) : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(" ", at);
  return space < at - AROUND / 2 ? whole(text, at) : space;
}

/** A place that doesn't split a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function absentNote(fact: EvidenceFact, {make, index}: TraceContext): HTMLElement {
  const url = index.source(fact.source)?.url ?? "";
  return make("p", {class: "tm-absent"},
    `The document’s text is not present in this copy; find it at ${fact.locator}`,
    ...(url === "" ? [" of the document."] : [" of the ", make("a", {href: url, rel: "external"}, "official document"), "."]));
}

function orphanNote(fact: EvidenceFact, {make}: TraceContext): HTMLElement {
  return make("p", {class: "tm-orphan"}, `The text at this place does not read “${fact.printed}”: this figure is not tied to its document.`);
}
