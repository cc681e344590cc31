import {NOTE_ANCHOR, annotateBlocks, annotateInline, noteLinks} from "../core/briefing/annotate.js";
import {briefingNotes, expressionsOfChart, unsaidCaveats} from "../core/briefing/notes.js";
import type {Note, Notes} from "../core/briefing/notes.js";
import type {CompiledBriefing, CompiledChart, OpenPoint, ShownBlock, ShownInline} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import {clearedWords, draftMark} from "../core/standing.js";
import {ageView} from "./age-view.js";
import {setDirection} from "./direction.js";
import {shownBlocks, shownInline, shownText} from "./shown-blocks.js";
import type {BlockContext, SlideContext} from "./shown-blocks.js";
import {drawing} from "./slide-view.js";

/** What a briefing's element needs besides the briefing. */
interface BriefingContext extends SlideContext {
  /** Whether the title is included; a page may show it as its own heading. */
  readonly titled: boolean;
}

/** A section of a briefing: a heading and the blocks below it; the first section has no heading. */
interface Section {
  readonly heading: readonly ShownInline[] | undefined;
  readonly blocks: readonly ShownBlock[];
}

/**
 * A briefing from its title to its notes, for screen and print: each sentence with numbers, and each chart, has marks
 * of the numbered notes that say where the numbers are printed.
 */
export function briefingElement(briefing: CompiledBriefing, page: BriefingContext): HTMLElement {
  const make = elementMaker(page.document);
  const context = {...page, footnoteHref: (mark: string) => `#${FOOTNOTE_ANCHOR}${mark}`};
  const notes = briefingNotes(briefing);
  const [lead, ...rest] = sectionsOf(annotateBlocks(briefing.blocks, notes));
  const shown = blockContext(notes, {...context, room: briefing.sheet ? SHEET_ROOM : ROOM});
  const article = make(
    "article",
    {
      class: "tm-briefing",
      "data-briefing": briefing.name,
      "data-sheet": briefing.sheet ? "" : undefined,
      lang: briefing.lang
    },
    head(briefing, notes, context),
    lead && lead.blocks.length > 0
      ? make("div", {class: "tm-briefing-lead"}, ...shownBlocks(lead.blocks, shown))
      : undefined,
    make(
      "div",
      {class: "tm-briefing-body"},
      ...rest.map(({heading, blocks}) =>
        make("section", {}, make("h2", {}, ...shownInline(heading ?? [], context)), ...shownBlocks(blocks, shown))
      ),
      footnotes(briefing, notes, context),
      caveats(briefing, notes, context),
      sources(notes, briefing, context)
    )
  );
  raiseNoteLinks(article);
  setDirection(article, briefing.lang);
  return article;
}

/** The elements of a briefing's blocks in their order, that of the headline first. */
export function blockElements(article: Element): readonly Element[] {
  return [
    ...article.querySelectorAll(
      ":scope > header > .tm-briefing-headline, :scope > .tm-briefing-lead > *, :scope > .tm-briefing-body > section:not([class]) > *"
    )
  ];
}

function sectionsOf(blocks: readonly ShownBlock[]): readonly Section[] {
  const sections: {heading: readonly ShownInline[] | undefined; blocks: ShownBlock[]}[] = [
    {heading: undefined, blocks: []}
  ];
  for (const block of blocks) {
    if (block.type === "heading" && block.level <= 2) sections.push({heading: block.inline, blocks: []});
    else sections.at(-1)!.blocks.push(block);
  }
  return sections;
}

/** A column in print is 329 pixels wide with letters of 15, which a slide's tables have at 24. */
const ROOM = (329 * 24) / 15;
/** A sheet across, likewise. */
const SHEET_ROOM = (980 * 24) / 15;

function blockContext(notes: Notes, context: BriefingContext & {readonly room: number}): BlockContext {
  const shown = new Map<string, number>();
  return {
    ...context,
    headingLevel: 3,
    chart(chart) {
      const count = (shown.get(chart.id) ?? 0) + 1;
      shown.set(chart.id, count);
      return briefingChart(chart, count === 1 ? chart.id : `${chart.id}-${count}`, notes, context);
    }
  };
}

function head(briefing: CompiledBriefing, notes: Notes, context: BriefingContext): HTMLElement {
  const make = elementMaker(context.document);
  const {title, subtitle, period, headline} = briefing;
  const mark = draftMark(briefing);
  return make(
    "header",
    {class: "tm-briefing-head"},
    context.titled ? make("h1", {}, title) : undefined,
    mark === "" ? undefined : make("p", {class: "tm-draft"}, mark),
    subtitle === "" ? undefined : make("p", {class: "tm-briefing-subtitle"}, subtitle),
    period === "" ? undefined : make("p", {class: "tm-briefing-period"}, period),
    make("p", {class: "tm-briefing-headline"}, ...shownInline(annotateInline(headline, notes), context))
  );
}

/** The prefix of a footnote's anchor; its mark follows. */
const FOOTNOTE_ANCHOR = "footnote-";

function footnotes(
  {footnotes: list = []}: CompiledBriefing,
  notes: Notes,
  context: BriefingContext
): HTMLElement | undefined {
  if (list.length === 0) return undefined;
  const make = elementMaker(context.document);
  return make(
    "section",
    {class: "tm-briefing-footnotes"},
    make("h2", {}, "Footnotes"),
    make(
      "ul",
      {class: "tm-notes"},
      ...list.map(({mark, text}) =>
        make(
          "li",
          {id: `${FOOTNOTE_ANCHOR}${mark}`},
          make("sup", {}, mark),
          " ",
          ...shownInline(annotateInline(text, notes), context)
        )
      )
    )
  );
}

function caveats(briefing: CompiledBriefing, notes: Notes, context: BriefingContext): HTMLElement | undefined {
  const said = unsaidCaveats(briefing);
  if (said.length === 0) return undefined;
  const make = elementMaker(context.document);
  return make(
    "section",
    {class: "tm-briefing-caveats"},
    make("h2", {}, "To be said with the numbers in the text"),
    make(
      "ul",
      {class: "tm-notes"},
      ...said.map((caveat) => make("li", {}, ...shownInline(annotateInline(caveat, notes), context)))
    )
  );
}

function sources({list}: Notes, briefing: CompiledBriefing, context: BriefingContext): HTMLElement {
  const make = elementMaker(context.document);
  const {author, date, digest, version, age} = briefing;
  const about = [author, date, `data digest ${digest.slice(0, 12)}`, `Tickmark ${version}`, clearedWords(briefing)]
    .filter((part) => part !== "")
    .join(", ");
  return make(
    "section",
    {class: "tm-briefing-sources"},
    make("h2", {}, "Sources"),
    age && ageView(age, context),
    make("ol", {}, ...list.map((note) => noteItem(note, context))),
    make("p", {class: "tm-briefing-about"}, `${about}.`)
  );
}

function noteItem({number, label, path, url, facts}: Note, {document, href}: BriefingContext): HTMLElement {
  const make = elementMaker(document);
  const printed =
    facts.length === 0
      ? []
      : [make("span", {class: "tm-briefing-printed"}, ` Printed: ${facts.map(({shown}) => shown).join(", ")}.`)];
  return make(
    "li",
    {id: `${NOTE_ANCHOR}${number}`, value: String(number)},
    make("a", {href: href(path)}, label),
    ".",
    ...printed,
    ...(url === ""
      ? []
      : [
          " ",
          make("a", {href: url, "aria-label": `${shownAddress(url)}: official document, ${label}`}, shownAddress(url)),
          "."
        ])
  );
}

/** An address without `http://` or `https://`. */
const shownAddress = (url: string): string => url.replace(/^https?:\/\//, "");

/** A chart of a briefing: headline with note marks, title, drawing, notes and caveats. */
function briefingChart(chart: CompiledChart, instance: string, notes: Notes, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const {id, headline, title, description, inSources, openPoints} = chart;
  const drawnIn = ({full, half}: Pick<CompiledChart, "full" | "half">) =>
    full.drawing
      ? ([
          ["full", full],
          ["half", half]
        ] as const)
      : ([["text", full]] as const);
  const boxes = (
    drawn: Pick<CompiledChart, "full" | "half">,
    terms: "guidelines" | "sources" | undefined
  ): readonly HTMLElement[] =>
    drawnIn(drawn).map(([size, {html}]) =>
      make(
        "div",
        {class: "tm-briefing-drawing", "data-size": size, "data-in-terms": terms},
        drawing(html, `${instance}-${size}${terms === "sources" ? "-sources" : ""}`, context)
      )
    );
  return make(
    "figure",
    {class: "tm-briefing-figure", id: `chart-${instance}`, "data-chart": id, "aria-label": description},
    make(
      "figcaption",
      {},
      make(
        "p",
        {class: "tm-headline"},
        ...shownInline([...headline, ...noteLinks(expressionsOfChart(chart), notes)], context)
      ),
      make("p", {class: "tm-title"}, title)
    ),
    ...boxes(chart, inSources && "guidelines"),
    ...(inSources ? boxes(inSources, "sources") : []),
    make(
      "ul",
      {class: "tm-notes"},
      ...openPoints.map((point) => openPointItem(point, context)),
      ...chart.notes.map((note) => make("li", {}, ...shownInline(note, context)))
    )
  );
}

/** An open point; the numbers in its label lead to their traces, as all others do. */
function openPointItem({label, sides, path}: OpenPoint, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const parts: Child[] = [];
  let rest = label;
  for (const number of sides) {
    const at = rest.indexOf(number.text);
    parts.push(rest.slice(0, at), ...shownInline([{type: "number", number}], context));
    rest = rest.slice(at + number.text.length);
  }
  return make(
    "li",
    {class: "tm-briefing-open"},
    make("a", {href: context.href(path)}, make("span", {"aria-hidden": "true"}, "≠ "), "Open point"),
    ": ",
    ...parts,
    rest
  );
}

/** Sets the links to notes that stand in text as superscripts; neighbours share one. */
function raiseNoteLinks(root: Element): void {
  const make = elementMaker(root.ownerDocument);
  for (const link of root.querySelectorAll(`a[href^="#${NOTE_ANCHOR}"]:not([data-trace])`)) {
    link.setAttribute("aria-label", `Note ${link.textContent}`);
    const before = link.previousSibling;
    if (before instanceof root.ownerDocument.defaultView!.HTMLElement && before.classList.contains("tm-note-mark")) {
      before.append(", ", link);
    } else {
      const mark = make("sup", {class: "tm-note-mark"});
      link.replaceWith(mark);
      mark.append(link);
    }
  }
}

/** The briefings of a site, each with what it shows and the period of its figures. */
export function briefingList(briefings: readonly CompiledBriefing[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "ul",
    {class: "tm-briefing-list"},
    ...briefings.map(({name, title, headline, period, standing}) =>
      make(
        "li",
        {},
        make("h2", {}, make("a", {href: `/briefings/${name}`}, title)),
        ...(draftMark({standing}) === "" ? [] : [make("p", {class: "tm-draft"}, draftMark({standing}))]),
        make("p", {}, shownText(headline)),
        period === "" ? undefined : make("p", {class: "tm-briefing-period"}, period)
      )
    )
  );
}
