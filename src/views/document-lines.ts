import type {DocumentLine, DocumentPlace, DocumentText, LineMark} from "../core/document.js";
import type {Child} from "../core/element.js";
import {dressTerms} from "../core/terms/dress.js";
import {hasTerms} from "../core/terms/marks.js";
import {factUsesText} from "./fact-uses.js";
import type {TraceContext} from "./trace-context.js";

/**
 * The lines of a document that aren't blank, each `id="line-<n>"`; numbers are marked, what stands between them is plain text. Rows of lists are
 * anchored at the start of their lines.
 */
export function documentLines({lines}: DocumentText, places: readonly DocumentPlace[], context: TraceContext): readonly HTMLElement[] {
  const placesOf = groupByLine(places);
  const made: HTMLElement[] = [];
  let fold: {readonly reason: string; readonly element: HTMLElement} | undefined;
  for (const line of lines) {
    const element = lineElement(line, placesOf.get(line.number) ?? [], context);
    if (line.folded === undefined) {
      fold = undefined;
      made.push(element);
      continue;
    }
    if (fold?.reason !== line.folded) made.push((fold = {reason: line.folded, element: folded(line, context)}).element);
    fold.element.append(element);
  }
  return made;
}

function groupByLine(places: readonly DocumentPlace[]): ReadonlyMap<number, readonly DocumentPlace[]> {
  const byLine = new Map<number, DocumentPlace[]>();
  for (const place of places) {
    if (place.line !== undefined) byLine.set(place.line, [...(byLine.get(place.line) ?? []), place]);
  }
  return byLine;
}

/** `data-nosnippet` keeps search engines from showing the passage. */
function folded({folded: reason = "", text}: DocumentLine, {make}: TraceContext): HTMLElement {
  const number = /^(\d+)\.\t/.exec(text)?.[1];
  const named = number === undefined ? "This passage" : `Paragraph ${number}`;
  return make("details", {class: "tm-folded", "data-nosnippet": ""}, make("summary", {}, `${named} is folded away: it ${reason}`));
}

function lineElement({number, text, marks, heading}: DocumentLine, places: readonly DocumentPlace[], context: TraceContext): HTMLElement {
  const children: Child[] = places.map(({id}) => context.make("span", {class: "tm-anchor", id}));
  let at = 0;
  for (const mark of marks) {
    children.push(text.slice(at, mark.start), token(mark, text.slice(mark.start, mark.end), context));
    at = mark.end;
  }
  children.push(text.slice(at));
  return context.make("p", {
    id: `line-${number}`, class: "tm-line", role: heading === undefined ? undefined : "heading", "aria-level": heading?.toString(),
    lang: /\p{Script=Cyrillic}/u.test(text) ? "ru" : undefined
  }, ...children.filter((child) => child !== ""));
}

function token(mark: LineMark, text: string, context: TraceContext): HTMLElement {
  if (mark.kind === "fact") return factToken(mark.id, text, context);
  const {make} = context;
  const hint = mark.kind === "open" ? "Open: nobody has said what this number is" : `No figure: ${mark.reason}`;
  return make("span", {class: "tm-token", "data-kind": mark.kind, "data-by": mark.kind === "open" ? undefined : mark.by, "data-hint": hint, tabindex: "0"},
    text, aside(hint, context));
}

function factToken(id: string, text: string, context: TraceContext): HTMLElement {
  const {make, index, links} = context;
  const fact = index.fact(id);
  const named = fact ? index.label("measures", fact.measure) : id;
  const uses = factUsesText(index.evidence.uses[id]);
  const hint = `Figure: ${named}${uses === "" ? "" : `. ${uses}`}`;
  const token = make("a", {class: "tm-token", "data-kind": "fact", id, "data-trace": id, href: links.traceHref(id), "data-hint": hint}, text, aside(hint, context));
  return hasTerms(hint) ? dressTerms(token, index.evidence.terms ?? []) : token;
}

/** For who doesn't see the hint. */
function aside(hint: string, {make}: TraceContext): HTMLElement {
  return make("span", {class: "tm-hidden"}, ` (${hint})`);
}
