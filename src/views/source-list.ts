import type {DocumentText} from "../core/document.js";
import type {Child, ElementMaker} from "../core/element.js";
import type {Evidence, Source} from "../core/evidence.js";
import type {TraceLinks} from "./trace-links.js";
import {traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

type RegisteredSource = Evidence["sources"][number];

/** What the list of sources is made of, besides the evidence. */
interface SourceTexts {
  /** By source, for the texts that are present. */
  readonly texts: ReadonlyMap<string, DocumentText>;
  /** A note shown before the list, as HTML. */
  readonly note?: string | undefined;
}

/** Every registered source with what is known of it and how its numbers are accounted for. */
export function sourceList(
  evidence: Evidence,
  {texts, note}: SourceTexts,
  document: Document,
  links: TraceLinks
): HTMLElement {
  const context = traceContext(evidence, document, links);
  const {make} = context;
  return make(
    "div",
    {class: "tm-source-list"},
    contentNote(note, make),
    ...evidence.sources.map((source) => sourceSection(source, texts.get(source.id), context))
  );
}

function sourceSection(source: RegisteredSource, text: DocumentText | undefined, context: TraceContext): HTMLElement {
  const {make, links} = context;
  return make(
    "section",
    {"aria-labelledby": `source-${source.id}`},
    make("h2", {id: `source-${source.id}`}, source.title),
    sourceAbout(source, make),
    source.note === "" ? undefined : make("p", {class: "tm-note"}, source.note),
    make("p", {class: "tm-source-state"}, ...stateOf(source, text, context)),
    make(
      "p",
      {class: "tm-actions"},
      make(
        "a",
        {href: links.siteHref(`/sources/${source.id}`)},
        source.present ? "Read the document" : "Its page",
        make("span", {class: "tm-hidden"}, `: ${source.title}`)
      )
    )
  );
}

function stateOf(
  {id, file, present}: RegisteredSource,
  text: DocumentText | undefined,
  {make, links, index}: TraceContext
): readonly Child[] {
  const facts = index.evidence.facts.filter(({source}) => source === id).length;
  const link = (anchor: string, words: string): HTMLElement =>
    make("a", {href: links.siteHref(`/sources/${id}#${anchor}`)}, words);
  if (file === "") return ["Registered without its text; no figure is taken from it."];
  if (!present || !text) return ["Text not present in this copy. ", link("figures", `Figures taken from it: ${facts}`)];
  const {tokens, byRule, byRow, open} = text.counts;
  return [
    "Text present. ",
    link("figures", `Figures: ${facts}`),
    " · ",
    link("accounts", `numbers in the text: ${tokens}`),
    " · ",
    link("by-rule", `explained by a rule: ${byRule}`),
    " · ",
    link("by-row", `explained one by one: ${byRow}`),
    " · ",
    link("open", `open: ${open}`)
  ];
}

/** Publisher, date, symbol and official document of a source, in one line. */
export function sourceAbout(
  {publisher, date, symbol, url}: Source,
  make: ElementMaker,
  ...more: readonly HTMLElement[]
): HTMLElement {
  const parts: readonly Child[] = [
    `Publisher: ${publisher}`,
    date === "" ? "date not said" : `date: ${date}`,
    ...(symbol === "" ? [] : [symbol]),
    ...(url === "" ? [] : [make("a", {href: url, rel: "external"}, "Official document")]),
    ...more
  ];
  return make("p", {class: "tm-source-about"}, ...parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part])));
}

/** The workspace's note for readers of pages with documents, from HTML; undefined if it has none. */
export function contentNote(note: string | undefined, make: ElementMaker): HTMLElement | undefined {
  if (note === undefined) return undefined;
  const words = make("p", {});
  words.innerHTML = `<strong>About this content.</strong> ${note}`;
  return make("aside", {class: "tm-content-note", "aria-label": "About this content"}, words);
}
