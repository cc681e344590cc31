import type {DocumentLine, DocumentPlace, DocumentText, ExplainedBy, LineMark} from "../core/document.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {dressTerms} from "../core/terms/dress.js";
import {hasTerms} from "../core/terms/wording.js";
import {factCard, factUsesText} from "./fact-card.js";
import {contentNote, sourceAbout} from "./source-list.js";
import type {TraceLinks} from "./trace-links.js";
import {traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

type RegisteredSource = Evidence["sources"][number];

/** What the page of a source is made of, besides the evidence. */
interface SourcePage {
  readonly source: string;
  /** Undefined where it is absent. */
  readonly text: DocumentText | undefined;
  readonly places?: readonly DocumentPlace[];
  /** A note shown before the text, as HTML. */
  readonly note?: string | undefined;
}

/**
 * A source as a page: its text with every number marked where it is present, otherwise its facts by place. The page's
 * heading is not part of it. Throws an Error that names the known sources.
 */
export function documentView(
  evidence: Evidence,
  {source: id, text, places = [], note}: SourcePage,
  document: Document,
  links: TraceLinks
): HTMLElement {
  const context = traceContext(evidence, document, links, {inList: true});
  const {make} = context;
  const source = context.index.source(id);
  if (!source) throw new Error(`unknown source ${id}; known: ${evidence.sources.map((known) => known.id).join(", ")}`);
  return make(
    "div",
    {class: "tm-document-page", "data-source": id},
    contentNote(note, make),
    sourceAbout(source, make, make("a", {href: context.links.siteHref("/sources/")}, "All sources")),
    source.note === "" ? undefined : make("p", {class: "tm-note"}, source.note),
    ...(text ? textParts(source, text, places, context) : absentParts(source, places, context))
  );
}

function textParts(
  {id, title, language}: RegisteredSource,
  text: DocumentText,
  places: readonly DocumentPlace[],
  context: TraceContext
): readonly HTMLElement[] {
  const facts = context.index.evidence.facts.filter(({source}) => source === id).length;
  return [
    documentLegend(text, facts, context),
    context.make(
      "article",
      {class: "tm-document", "aria-label": `Text of: ${title}`, lang: language || undefined},
      ...documentLines(text, places, context)
    )
  ];
}

function absentParts(
  {id, file}: RegisteredSource,
  places: readonly DocumentPlace[],
  context: TraceContext
): readonly HTMLElement[] {
  const {make, index} = context;
  if (file === "")
    return [
      make("p", {class: "tm-absent"}, "This document is registered without its text; no figure is taken from it.")
    ];
  const facts = index.evidence.facts.filter(({source}) => source === id);
  return [
    make(
      "p",
      {class: "tm-absent"},
      "The text of this document is not present in this copy, so its figures could not be checked against it here. They are listed by their place in it."
    ),
    make("h2", {id: "figures"}, `Figures taken from it: ${facts.length}`),
    make("ol", {class: "tm-facts"}, ...facts.map((fact) => make("li", {id: fact.id}, factCard(fact, context)))),
    ...(places.length === 0
      ? []
      : [
          make("h2", {id: "listed"}, `Listed from it: ${places.length}`),
          make(
            "ul",
            {class: "tm-places"},
            ...places.map((place) => make("li", {id: place.id}, `${place.locator}: ${place.label}`))
          )
        ])
  ];
}

/**
 * The legend of a document's marks, with counts; explained numbers are counted by reason, so that none are hidden in a
 * total.
 */
function documentLegend({counts, lines}: DocumentText, facts: number, context: TraceContext): HTMLElement {
  const {make} = context;
  const reasons = (by: ExplainedBy): HTMLElement | undefined =>
    reasonList(
      lines.flatMap(({number, marks}) => marks.map((mark) => ({mark, line: number}))),
      by,
      context
    );
  const item = (
    id: string,
    kind: string,
    by: string | undefined,
    words: string,
    ...more: readonly Child[]
  ): HTMLElement =>
    make(
      "li",
      {id},
      make(
        "span",
        {class: "tm-token", "data-kind": kind, "data-by": by, "aria-hidden": "true"},
        kind === "open" ? "?" : "n"
      ),
      ` ${words}`,
      ...more
    );
  return make(
    "section",
    {class: "tm-legend", "aria-labelledby": "accounts"},
    make("h2", {id: "accounts"}, `Numbers in this text: ${counts.tokens}`),
    make(
      "ul",
      {},
      item(
        "figures",
        "fact",
        undefined,
        `Figures: ${facts} (${counts.facts} of these numbers). Each leads to its trace.`
      ),
      item("by-rule", "explained", "rule", `Explained by a rule as no figure: ${counts.byRule}`, reasons("rule")),
      item("by-row", "explained", "row", `Explained one by one as no figure: ${counts.byRow}`, reasons("row")),
      item(
        "open",
        "open",
        undefined,
        counts.open === 0 ? "Open: none" : `Open, nobody has said what it is: ${counts.open}`
      )
    ),
    jumps(counts.open, context)
  );
}

function jumps(open: number, {make}: TraceContext): HTMLElement {
  const button = (kind: string, step: string, key: string, words: string): HTMLElement =>
    make(
      "button",
      {type: "button", "data-jump": kind, "data-step": step, "aria-keyshortcuts": key, "data-js": "", hidden: ""},
      words
    );
  return make(
    "div",
    {class: "tm-jumps", role: "group", "aria-label": "Jump in the text"},
    button("fact", "1", "n", "Next figure"),
    button("fact", "-1", "p", "Previous figure"),
    ...(open === 0 ? [] : [button("open", "1", "o", "Next open number")]),
    make(
      "p",
      {"data-js": "", hidden: ""},
      "While a number of the text has the focus: n for the next figure, p for the one before",
      open === 0 ? "." : ", o for the next open number."
    )
  );
}

function reasonList(
  marks: readonly {readonly mark: LineMark; readonly line: number}[],
  by: ExplainedBy,
  {make}: TraceContext
): HTMLElement | undefined {
  const byReason = new Map<string, number[]>();
  for (const {mark, line} of marks) {
    if (mark.kind === "explained" && mark.by === by)
      byReason.set(mark.reason, [...(byReason.get(mark.reason) ?? []), line]);
  }
  if (byReason.size === 0) return undefined;
  const ordered = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  return make(
    "details",
    {class: "tm-reasons"},
    make("summary", {}, "Reasons"),
    make(
      "ul",
      {},
      ...ordered.map(([reason, lines]) =>
        make("li", {}, make("a", {href: `#line-${lines[0]!}`}, reason), `: ${lines.length}`)
      )
    )
  );
}

/**
 * The lines of a document that aren't blank, each `id="line-<n>"`; numbers are marked, what stands between them is
 * plain text. Rows of lists are anchored at the start of their lines.
 */
function documentLines(
  {lines}: DocumentText,
  places: readonly DocumentPlace[],
  context: TraceContext
): readonly HTMLElement[] {
  const placesOf = groupByLine(places);
  const made: HTMLElement[] = [];
  let fold: {readonly reason: string; readonly element: HTMLElement} | undefined;
  for (const line of lines) {
    const element = lineElement(line, placesOf.get(line.number) ?? [], context);
    if (line.withheld === undefined) {
      fold = undefined;
      made.push(element);
      continue;
    }
    if (fold?.reason !== line.withheld)
      made.push((fold = {reason: line.withheld, element: withheld(line, context)}).element);
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
function withheld({withheld: reason = "", text}: DocumentLine, {make}: TraceContext): HTMLElement {
  const number = /^(\d+)\.\t/.exec(text)?.[1];
  const named = number === undefined ? "This passage" : `Paragraph ${number}`;
  return make(
    "details",
    {class: "tm-withheld", "data-nosnippet": ""},
    make("summary", {}, `${named} is withheld: it ${reason}`)
  );
}

function lineElement(
  {number, text, marks, heading}: DocumentLine,
  places: readonly DocumentPlace[],
  context: TraceContext
): HTMLElement {
  const children: Child[] = places.map(({id}) => context.make("span", {class: "tm-anchor", id}));
  let at = 0;
  for (const mark of marks) {
    children.push(text.slice(at, mark.start), token(mark, text.slice(mark.start, mark.end), context));
    at = mark.end;
  }
  children.push(text.slice(at));
  return context.make(
    "p",
    {
      id: `line-${number}`,
      class: "tm-line",
      role: heading === undefined ? undefined : "heading",
      "aria-level": heading?.toString(),
      lang: /\p{Script=Cyrillic}/u.test(text) ? "ru" : undefined
    },
    ...children.filter((child) => child !== "")
  );
}

function token(mark: LineMark, text: string, context: TraceContext): HTMLElement {
  if (mark.kind === "fact") return factToken(mark.id, text, context);
  const {make} = context;
  const hint = mark.kind === "open" ? "Open: nobody has said what this number is" : `No figure: ${mark.reason}`;
  return make(
    "span",
    {
      class: "tm-token",
      "data-kind": mark.kind,
      "data-by": mark.kind === "open" ? undefined : mark.by,
      "data-hint": hint,
      tabindex: "0"
    },
    text,
    aside(hint, context)
  );
}

function factToken(id: string, text: string, context: TraceContext): HTMLElement {
  const {make, index, links} = context;
  const fact = index.fact(id);
  const named = fact ? index.label("measures", fact.measure) : id;
  const uses = factUsesText(index.evidence.uses[id]);
  const hint = `Figure: ${named}${uses === "" ? "" : `. ${uses}`}`;
  const token = make(
    "a",
    {class: "tm-token", "data-kind": "fact", id, "data-trace": id, href: links.traceHref(id), "data-hint": hint},
    text,
    aside(hint, context)
  );
  return hasTerms(hint) ? dressTerms(token, index.evidence.terms ?? []) : token;
}

/** A hint as text for screen readers only. */
function aside(hint: string, {make}: TraceContext): HTMLElement {
  return make("span", {class: "tm-hidden"}, ` (${hint})`);
}

/** The download formats of decks and briefings, in the order of the menu, with their button labels. */
const DOWNLOADS = {
  deck: [
    ["pptx", "PowerPoint"],
    ["html", "One HTML file, with notes"],
    ["html-without-notes", "One HTML file, without notes"],
    ["md", "Markdown"],
    ["svg", "Charts as SVG (zip)"],
    ["print", "PDF, by printing"]
  ],
  briefing: [
    ["docx", "Word"],
    ["md", "Markdown"],
    ["svg", "Charts as SVG (zip)"],
    ["print", "PDF, by printing"]
  ]
} as const;

/** The download menu of a deck or briefing; hidden until a script, which makes the files, hydrates it. */
export function documentMenu(kind: keyof typeof DOWNLOADS, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "details",
    {class: "tm-menu tm-downloads", "data-js": "", hidden: ""},
    make("summary", {}, "Download"),
    make(
      "div",
      {class: "tm-menu-body"},
      make(
        "ul",
        {},
        ...DOWNLOADS[kind].map(([format, label]) =>
          make("li", {}, make("button", {type: "button", "data-download": format}, label))
        )
      ),
      make("p", {class: "tm-status", role: "status", "aria-live": "polite"})
    )
  );
}
