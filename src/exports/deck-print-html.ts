import type {CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {slideEvidence, slideNotes} from "../views/deck-view.js";
import type {SlideContext} from "../views/shown-blocks.js";
import {slideElement} from "../views/slide-view.js";
import {evidenceList} from "./evidence-list.js";
import {evidencePlaces} from "./evidence-places.js";
import {dropMissingPictures, htmlPage, metaTags, outputLinks, unlinkMissing} from "./html-page.js";
import type {OutputLinks} from "./html-page.js";
import {printStyle} from "./print-style.js";
import type {PrintVariant} from "./print-style.js";

/** What printed slides are made with. */
interface PrintHtmlOptions {
  readonly variant: PrintVariant;
  readonly document: Document;
  /** The site's style sheet. */
  readonly style: string;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Called after each slide. */
  readonly progress?: ((slide: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Lines to write on beside a slide without notes. */
const LINES = 6;

interface Printing extends OutputLinks {
  readonly deck: CompiledDeck;
  readonly document: Document;
}

/** A deck as a page to be printed: its slides in one of the variants, and the evidence that its numbers lead to. */
export function deckToPrintHtml(deck: CompiledDeck, {variant, document, style, site, progress, signal}: PrintHtmlOptions): string {
  const make = elementMaker(document);
  const places = evidencePlaces(deck);
  const printing: Printing = {deck, document, ...outputLinks(places, site)};
  const main = make("main", {class: "tm-print", "data-variant": variant});
  for (const slide of deck.slides) {
    signal?.throwIfAborted();
    main.append(sheetOf(slide, variant, printing));
    progress?.(slide.number);
  }
  main.append(evidenceList(deck, {document, places, site}));
  unlinkMissing(main);
  dropMissingPictures(main);
  return htmlPage({
    lang: deck.lang, title: deck.title, head: metaTags(deck), style: `${style}\n${printStyle(deck, variant)}`, bodyClass: "tm-printed-page", body: main.outerHTML
  });
}

function sheetOf(slide: CompiledSlide, variant: PrintVariant, printing: Printing): HTMLElement {
  const make = elementMaker(printing.document);
  const shown = make("div", {class: "tm-sheet-slide"}, outlined(slideElement(slide, printing.deck, printing), slide, printing.document));
  if (variant === "slides") return make("div", {class: "tm-sheet"}, shown);
  const notes = notesBeside(slide, printing);
  if (variant === "handout") return make("div", {class: "tm-sheet"}, shown, notes ?? make("div", {class: "tm-sheet-lines"}, ...Array.from({length: LINES}, () => make("div"))));
  return make("div", {class: "tm-sheet"}, shown, notes, evidenceBeside(slide, printing.deck, printing));
}

/** Titles as the outline wants them: sections above their slides, and a name for a slide that has no title. */
function outlined(element: HTMLElement, {layout, titleText, number}: CompiledSlide, document: Document): HTMLElement {
  const title = element.querySelector("h2.tm-slide-title");
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
function notesBeside(slide: CompiledSlide, context: SlideContext): HTMLElement | undefined {
  const notes = slideNotes(slide, context);
  return notes && elementMaker(context.document)("section", {class: "tm-sheet-notes", "aria-label": `Notes of slide ${slide.number}`}, ...notes.childNodes);
}

/** The evidence of a slide as it stands below it in print; nothing where it shows no numbers. */
function evidenceBeside(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const evidence = slideEvidence(slide, deck, context);
  if (!evidence) return undefined;
  const make = elementMaker(context.document);
  return make("section", {class: "tm-sheet-evidence", "aria-label": `Evidence of slide ${slide.number}`}, make("p", {class: "tm-sheet-label"}, "Evidence"), evidence);
}
