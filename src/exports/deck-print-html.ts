import type {CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {draftMark} from "../core/standing.js";
import {PLAIN} from "../core/themes/plain.js";
import {themeCss} from "../core/themes/theme-css.js";
import {slideEvidence, slideNotes} from "../views/deck-view.js";
import type {SlideContext} from "../views/shown-blocks.js";
import {slideElement} from "../views/slide-view.js";
import type {EvidenceLevel} from "./compact-evidence.js";
import {evidencePlaces} from "./evidence-list.js";
import {evidenceSection} from "./evidence-section.js";
import {htmlPage, metaTags, outputLinks, unlinkMissing} from "./html-page.js";
import type {OutputLinks} from "./html-page.js";
import {usedStyle} from "./used-style.js";

/** What printed slides are made with. */
interface PrintHtmlOptions {
  readonly variant: PrintVariant;
  /** How much evidence follows the slides, and stands beside those with notes; by default compact. */
  readonly level?: EvidenceLevel | undefined;
  readonly document: Document;
  /** The site's style sheet. */
  readonly style: string;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Called after each slide. */
  readonly progress?: ((slide: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const BODY_CLASS = "tm-printed-page";

/** The number of blank lines for handwriting beside a slide without notes. */
const LINES = 6;

interface Printing extends OutputLinks {
  readonly level: EvidenceLevel;
  readonly deck: CompiledDeck;
  readonly document: Document;
}

/**
 * A deck as a page to be printed: its slides in one of the variants, and the evidence that its numbers lead to. Other
 * work is let in after every few slides, so that it can be stopped, and that a browser can be started meanwhile.
 */
export async function deckToPrintHtml(
  deck: CompiledDeck,
  {variant, level = "compact", document, style, site, progress, signal}: PrintHtmlOptions
): Promise<string> {
  const make = elementMaker(document);
  const places = evidencePlaces(deck);
  const printing: Printing = {deck, level, document, ...outputLinks(places, site, {listed: level !== "none"})};
  const main = make("main", {class: "tm-print", "data-variant": variant});
  for (const slide of deck.slides) {
    signal?.throwIfAborted();
    main.append(sheetOf(slide, variant, printing));
    progress?.(slide.number);
    if (slide.number % 8 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  main.append(...[evidenceSection(deck, {level, document, places, site})].filter((one) => one !== undefined));
  unlinkMissing(main);
  const body = main.outerHTML;
  return htmlPage({
    lang: deck.lang,
    title: deck.title,
    head: metaTags(deck),
    style: usedStyle(`${style}\n${printStyle(deck, variant)}`, `${BODY_CLASS} ${body}`),
    bodyClass: BODY_CLASS,
    body
  });
}

function sheetOf(slide: CompiledSlide, variant: PrintVariant, printing: Printing): HTMLElement {
  const make = elementMaker(printing.document);
  const shown = make(
    "div",
    {class: "tm-sheet-slide"},
    outlined(slideElement(slide, printing.deck, printing), slide, printing.document)
  );
  if (variant === "slides") return make("div", {class: "tm-sheet"}, shown);
  const notes = notesBeside(slide, printing.deck, printing);
  if (variant === "handout")
    return make(
      "div",
      {class: "tm-sheet"},
      shown,
      notes ?? make("div", {class: "tm-sheet-lines"}, ...Array.from({length: LINES}, () => make("div")))
    );
  const evidence = printing.level === "none" ? undefined : evidenceBeside(slide, printing.deck, printing);
  return make("div", {class: "tm-sheet"}, shown, notes, evidence);
}

/**
 * Adapts a slide's headings for the PDF outline: sections above their slides, and a name for a slide without a title.
 */
function outlined(element: HTMLElement, {layout, titleText, number}: CompiledSlide, document: Document): HTMLElement {
  const title = [...element.getElementsByTagName("h2")].find(({classList}) => classList.contains("tm-slide-title"));
  if (!title) return element;
  title.removeAttribute("tabindex");
  if (titleText.trim() === "") {
    title.classList.add("tm-hidden");
    title.replaceChildren(`Slide ${number}`);
  }
  if (layout !== "title" && layout !== "section") return element;
  const heading = elementMaker(document)("h1", {class: title.className, id: title.id}, ...title.childNodes);
  title.replaceWith(heading);
  return element;
}

/** The notes of a slide as they stand beside it in print; nothing where there are none. */
function notesBeside(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const notes = slideNotes(slide, deck, context);
  return (
    notes &&
    elementMaker(context.document)(
      "section",
      {
        class: "tm-sheet-notes",
        "aria-label": `Notes of slide ${slide.number}`,
        dir: notes.getAttribute("dir") ?? undefined
      },
      ...notes.childNodes
    )
  );
}

/** The printed evidence of a slide; undefined if it shows no numbers. */
function evidenceBeside(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const evidence = slideEvidence(slide, deck, context);
  if (!evidence) return undefined;
  const make = elementMaker(context.document);
  return make(
    "section",
    {class: "tm-sheet-evidence", "aria-label": `Evidence of slide ${slide.number}`},
    make("p", {class: "tm-sheet-label"}, "Evidence"),
    evidence
  );
}

/**
 * `slides`: each a page; `notes`: each above its notes and evidence on a sheet of A4; `handout`: three with their notes
 * to a sheet of A4.
 */
export type PrintVariant = "slides" | "notes" | "handout";

/** The style of printed slides, after the site's own: the sizes of the sheets and what stands on them. */
function printStyle(deck: CompiledDeck, variant: PrintVariant): string {
  const {width, height, title, date, theme} = deck;
  const foot = cssString([draftMark(deck), title, date].filter((part) => part !== "").join(", "));
  const numbers = `@bottom-left {content: ${foot}; font: 8pt var(--tm-sans); color: ${PLAIN.colours.muted}} @bottom-right {content: counter(page); font: 8pt var(--tm-sans); color: ${PLAIN.colours.muted}}`;
  const sheet = `@page {size: A4 portrait; margin: 14mm 15mm 16mm; ${numbers}}`;
  const slides = `@page {size: ${width}px ${height}px; margin: 40px 56px 52px; ${numbers.replaceAll("8pt", "12px")}} @page slide {margin: 0; @bottom-left {content: none} @bottom-right {content: none}}`;
  return `${variant === "slides" ? slides : sheet}\n${COMMON}\n${VARIANTS[variant].replaceAll("WIDTH", `${width}px`).replaceAll("HEIGHT", `${height}px`)}\n${theme ? themeCss(theme, ".tm-slide") : ""}`;
}

/** Text as a string of CSS. */
export const cssString = (text: string): string =>
  `"${text.replace(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;

/** The style of evidence with a line for each number, on a page of its own: in two columns, as long as it is. */
export const COMPACT_STYLE = `
.tm-evidence.tm-evidence-compact h1 { margin: 0 0 0.2em; font-size: 1.8em; }
.tm-evidence.tm-evidence-compact h2 { margin: 0.6em 0 0.1em; font-size: 1.05em; column-span: none; }
.tm-evidence-compact p { margin: 0; }
.tm-evidence-columns { columns: 2; column-gap: 3em; margin-top: 0.4em; }
.tm-evidence-columns > section:first-child > h2 { margin-top: 0; }
.tm-evidence-compact .tm-evidence-entries { columns: auto; }
.tm-evidence-compact .tm-evidence-entries > li { margin: 0; padding-left: 1em; text-indent: -1em; }
.tm-evidence-notes { margin: 0; padding-left: 1.6em; }
.tm-evidence-notes > li { margin: 0; padding: 0; }
`;

const COMMON = `
:root { color-scheme: light; }
html { scroll-padding: 0; } /* else a slide that fills the window is never wholly in it, and cut off in its picture */
html, body { margin: 0; padding: 0; background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font-variant-ligatures: no-common-ligatures; }
.tm-print { display: block; max-width: none; margin: 0; padding: 0; }
.tm-sheet { position: relative; }
.tm-sheet-slide { position: relative; }
.tm-sheet-slide [data-step] { visibility: visible; }
.tm-sheet svg [fill="transparent"]:empty, .tm-sheet svg g[fill="transparent"] { display: none; } /* what widens a mark for a pointer would be drawn, tagged and written all the same */
.tm-sheet-notes, .tm-sheet-evidence, .tm-evidence { font-family: var(--tm-sans); color: var(--tm-ink); }
.tm-evidence { break-before: page; font-size: 8.5pt; line-height: 1.35; }
body .tm-evidence :is(h1, h2) { line-height: 1.5; } /* as high as its letters, else a heading at the top of a page is begun on the page before */
.tm-evidence h1 { margin: 0 0 0.4em; font-size: 18pt; }
.tm-evidence h2 { margin: 1.4em 0 0.4em; font-size: 11pt; break-after: avoid; column-span: all; }
.tm-evidence p { margin: 0 0 0.2em; }
.tm-evidence-entries { margin: 0; padding: 0; list-style: none; }
.tm-evidence-entries > li { margin: 0 0 0.7em; padding: 0; break-inside: avoid; }
.tm-evidence-entries ul { margin: 0.15em 0 0; padding-left: 1.2em; }
.tm-evidence-entries code { font-size: 0.92em; overflow-wrap: anywhere; }
.tm-evidence-rows > li { margin-bottom: 0.2em; }
.tm-evidence-caveat, .tm-evidence-about { color: var(--tm-muted); }
.tm-evidence a, .tm-sheet-evidence a { color: var(--tm-accent); }
${COMPACT_STYLE}`;

const NOTES = `
.tm-sheet-notes { font-size: 10pt; line-height: 1.45; }
.tm-sheet-notes :is(p, ul, ol, blockquote) { margin: 0 0 0.6em; }
.tm-sheet-slide { border: 0.5pt solid var(--tm-context); }
`;

const VARIANTS: Readonly<Record<PrintVariant, string>> = {
  slides: `
.tm-sheet { page: slide; width: WIDTH; height: HEIGHT; break-after: page; contain: strict; } /* laid out by itself, and not again for each way to break pages */
.tm-sheet-slide, .tm-sheet-slide > .tm-slide { width: WIDTH; min-height: HEIGHT; }
.tm-evidence { font-size: 13px; }
.tm-evidence-compact { font-size: 12px; line-height: 1.3; }
.tm-evidence h1 { font-size: 30px; }
.tm-evidence h2 { font-size: 18px; }
.tm-evidence-entries { columns: 2; column-gap: 48px; }`,
  notes: `${NOTES}
.tm-sheet { break-after: page; }
.tm-sheet-notes { margin-top: 7mm; }
.tm-sheet-evidence { margin-top: 6mm; padding-top: 2mm; border-top: 0.5pt solid var(--tm-context); font-size: 8pt; line-height: 1.35; }
.tm-sheet-label { margin: 0 0 0.3em; font-weight: 600; }
.tm-sheet .tm-slide-evidence { max-width: none; margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 8mm; font-size: inherit; line-height: inherit; }
.tm-sheet .tm-slide-evidence a.tm-number { display: inline; }
.tm-slide-evidence li { break-inside: avoid; margin: 0 0 0.3em; overflow-wrap: anywhere; }
.tm-slide-evidence ul { margin: 0; padding-left: 1.2em; }
.tm-sheet .tm-evidence-ids { display: none; }`,
  handout: `${NOTES}
.tm-sheet { display: grid; grid-template-columns: 98mm minmax(0, 1fr); gap: 7mm; align-items: start; min-height: 84mm; padding-bottom: 5mm; break-inside: avoid; }
.tm-sheet-notes { font-size: 8.5pt; line-height: 1.38; }
.tm-sheet-lines { height: 52mm; }
.tm-sheet-lines > div { height: 8mm; border-bottom: 0.5pt solid var(--tm-context); }`
};
