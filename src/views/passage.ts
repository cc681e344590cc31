import type {Child} from "../core/element.js";
import type {EvidenceFact} from "../core/evidence.js";
import {sourcePlace} from "./trace-links.js";
import type {TraceContext} from "./trace-parts.js";

const LONG = 900;
const AROUND = 200;

/** A range of a text, in UTF-16 units. */
interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The passage of a fact with its printed string marked. A long passage is cut to a range around the mark, and can be
 * opened in full except in a list. If the text is absent or doesn't contain the fact, a note says so.
 */
export function passageView(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index} = context;
  const view = make("div", {class: "tm-fact-passage"});
  const {place} = fact;
  if (fact.withheld !== undefined) {
    view.append(withheldNote(fact, context));
    return view;
  }
  const text = place === null ? undefined : index.evidence.passages[place.passage];
  if (fact.status_in_text === "orphan") view.append(orphanNote(fact, context));
  if (place === null || text === undefined) {
    if (fact.status_in_text !== "orphan") view.append(absentNote(fact, context));
    return view;
  }
  view.append(
    quote(excerpt(text, [place], context), context),
    make("p", {class: "tm-passage-place"}, citation(fact, context))
  );
  if (text.length > LONG && !context.inList)
    view.append(
      make(
        "details",
        {class: "tm-passage-whole"},
        make("summary", {}, "Whole passage"),
        quote(marked(text, 0, text.length, [place], context), context)
      )
    );
  return view;
}

/** A passage with ranges marked; a long one is cut to the text around them. */
export function excerpt(text: string, places: readonly TextRange[], context: TraceContext): readonly Child[] {
  const ordered = [...places].sort((a, b) => a.start - b.start);
  if (text.length <= LONG) return marked(text, 0, text.length, ordered, context);
  const from = wordStart(text, Math.min(...places.map(({start}) => start)) - AROUND);
  const to = wordEnd(text, Math.max(...places.map(({end}) => end)) + AROUND);
  return [from > 0 ? "… " : "", ...marked(text, from, to, ordered, context), to < text.length ? " …" : ""];
}

function marked(
  text: string,
  from: number,
  to: number,
  places: readonly TextRange[],
  {make}: TraceContext
): readonly Child[] {
  const children: Child[] = [];
  let at = from;
  for (const {start, end} of places) {
    children.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...children, text.slice(at, to)];
}

/** A quoted passage. */
export function quote(children: readonly Child[], {make}: TraceContext): HTMLElement {
  return make("blockquote", {class: "tm-passage"}, make("p", {}, ...children));
}

/** Where a fact stands, as a link to its place in the document. */
export function citation(fact: EvidenceFact, {make, index, links}: TraceContext): HTMLElement {
  const source = index.source(fact.source);
  const named = [fact.locator, source?.symbol, source?.title ?? fact.source].filter(
    (part) => part !== undefined && part !== ""
  );
  return make("a", {href: links.siteHref(sourcePlace(fact))}, named.join(", "));
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

/** The offset, moved if it would split a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** Says where to look for a fact whose document is absent. */
export function absentNote(fact: EvidenceFact, {make, index}: TraceContext): HTMLElement {
  const url = index.source(fact.source)?.url ?? "";
  return make(
    "p",
    {class: "tm-absent"},
    `The document’s text is not present in this copy; find it at ${fact.locator}`,
    ...(url === ""
      ? [" of the document."]
      : [" of the ", make("a", {href: url, rel: "external"}, "official document"), "."])
  );
}

/** Says why a fact's passage is not shown, and where it stands. */
export function withheldNote(fact: EvidenceFact, context: TraceContext): HTMLElement {
  return context.make(
    "p",
    {class: "tm-absent"},
    `The passage ${fact.withheld ?? ""} and is not shown here; it stands at `,
    citation(fact, context),
    "."
  );
}

function orphanNote(fact: EvidenceFact, {make}: TraceContext): HTMLElement {
  return make(
    "p",
    {class: "tm-orphan"},
    `The text at this place does not read “${fact.printed}”: this figure is not tied to its document.`
  );
}
