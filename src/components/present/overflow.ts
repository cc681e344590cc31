import {siteLink} from "../site-links.js";
import type {DeckPage} from "./deck-page.js";
import {isShown, splitStarts} from "./split-starts.js";
import type {SplitStarts} from "./split-starts.js";

/** Layout problems of a slide, in pixels of a slide 720 high; zeros and null if there are none. */
export interface Overflow {
  /** How far content reaches below the slide, and beyond its sides or those of its own place. */
  readonly below: number;
  readonly right: number;
  /** Whether a table has so many columns that its words are broken. */
  readonly crowded: boolean;
  /** How much blocks lie over each other. */
  readonly overlap: number;
  /** The size of the smallest letters, where they are below 18. */
  readonly small: number | null;
  /** Whether print makes all of it smaller, so that nothing is cut off. */
  readonly isShrunk: boolean;
  /** The first words of what would begin each further slide; none where all fits, or the first part is too high. */
  readonly starts: readonly string[];
  /** Of a table's rows that don't all fit: how many do, and how many there are. */
  readonly rows?: SplitStarts["rows"];
  /** The lines of the foot, where they are more than two; else 0. */
  readonly foot: number;
  /** The titles of charts that take more than one line. */
  readonly titles: readonly string[];
}

const WIDTH = 1280;
const SMALLEST = 18;
/** Rounding of the browser's layout, in pixels. */
const SLACK = 1;

/** Measures a slide that the browser has laid out at its aspect ratio; of use only where the slide is shown. */
export function overflowOf(section: HTMLElement): Overflow {
  const box = section.getBoundingClientRect();
  const scale = WIDTH / box.width;
  const height = heightOf(section, box.width);
  const shown = [...section.querySelectorAll("*")]
    .filter(isShown)
    .map((element) => ({element, rect: element.getBoundingClientRect()}))
    .filter(({rect}) => rect.width > 1 && rect.height > 1);
  const reach = (side: "bottom" | "right"): number =>
    Math.max(0, ...shown.filter(({element}) => side === "right" || !isInline(element)).map(({rect}) => rect[side]));
  const reachLeft = Math.min(box.left, ...shown.map(({rect}) => rect.left));
  const pixels = (value: number): number => (value <= SLACK ? 0 : Math.ceil(value));
  const below = pixels((reach("bottom") - box.top - height) * scale);
  const overlap = pixels(overlapOf(section) * scale);
  const split = below + overlap === 0 ? {starts: []} : furtherSlides(section);
  return {
    below,
    right: pixels(Math.max(reach("right") - box.right, box.left - reachLeft, ...shown.map(spillOf)) * scale),
    crowded: section.querySelector(".tm-crowded") !== null,
    overlap,
    small: smallestLetters(section, scale),
    isShrunk: isLarger(section),
    ...split,
    starts: split.starts.map(firstWords),
    foot: Math.max(0, ...[...section.querySelectorAll(".tm-slide-said")].map(linesOf).filter((lines) => lines > 2)),
    titles: [...section.querySelectorAll(".tm-slide-figure-title")]
      .filter((title) => linesOf(title) > 1)
      .map((title) => title.textContent.trim())
  };
}

/** Whether anything is wrong, in words with what to do; empty if nothing is. */
export function overflowText(overflow: Overflow): string {
  const {below, right, crowded, overlap, small, isShrunk, starts, rows, foot, titles} = overflow;
  return [
    below > 0 ? `${below} pixels too high` : "",
    right > 0 ? `${right} pixels too wide` : "",
    crowded ? "a table has no room for its words, which are broken; take a column out" : "",
    overlap > 0 ? `text overlaps by ${overlap} pixels` : "",
    isShrunk ? "PDF and pictures show all of it smaller than the other slides, so that nothing is cut off" : "",
    small === null ? "" : `letters of ${small} pixels, below ${SMALLEST}`,
    rows ? `${rows.fit} of its ${rows.all} rows fit` : "",
    starts.length === 0
      ? ""
      : `make ${countOfSlides(starts.length + 1)} of it, the second from “${starts[0]!}”${rows ? ", keep fewer rows, or show a chart of them" : ""}`,
    foot === 0 ? "" : `the foot takes ${foot} lines, more than 2; write its footnotes shorter`,
    ...titles.map((title) => `the title of a chart takes more than one line, write it shorter (short:): “${title}”`)
  ]
    .filter((text) => text !== "")
    .join("; ");
}

const countOfSlides = (count: number): string => `${count === 2 ? "two" : count} slides`;

/** The lines that a block of text takes. */
function linesOf(block: Element): number {
  const {lineHeight} = block.ownerDocument.defaultView!.getComputedStyle(block);
  return Math.round(block.getBoundingClientRect().height / parseFloat(lineHeight)) || 0;
}

const PLACES =
  "p, li, th, td, h2, h3, h4, h5, h6, pre, blockquote, .tm-slide-text, .tm-slide-figures, .tm-slide-columns > div";

/** How far text or a drawing reaches beyond the sides of the place that it has. */
function spillOf({element}: {readonly element: Element}): number {
  const {scrollWidth, clientWidth} = element;
  return element.matches(PLACES) && clientWidth > 0 ? scrollWidth - clientWidth : 0;
}

/** How far a row of the slide reaches into the one below it: head, body, caveats, foot. */
function overlapOf(section: HTMLElement): number {
  const rows = [...section.querySelectorAll<HTMLElement>(":scope > .tm-slide-box > *")];
  return Math.max(
    0,
    ...rows
      .slice(0, -1)
      .map(
        (row, i) =>
          Math.max(
            0,
            ...[...row.querySelectorAll("*")]
              .filter((element) => isShown(element) && !isInline(element))
              .map((element) => element.getBoundingClientRect().bottom)
          ) - rows[i + 1]!.getBoundingClientRect().top
      )
  );
}

const FIRST_WORDS = 40;

/** The beginning of a block, point or row. */
function firstWords(part: Element): string {
  const texts = part.matches("tr") ? [...part.children] : [part];
  const words = texts
    .map(({textContent}) => textContent)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).replace(/ \S*$/, "")} …` : words;
}

/** The parts of a slide with which further slides would begin. */
export function furtherSlides(section: HTMLElement): SplitStarts {
  const {top, width} = section.getBoundingClientRect();
  return splitStarts(section, top + heightOf(section, width));
}

/** Whether a slide's content is higher or wider than the slide, by more than rounding. */
function isLarger(section: HTMLElement): boolean {
  const room = heightOf(section, section.getBoundingClientRect().width);
  const box = section.querySelector(".tm-slide-box");
  const above = box ? box.getBoundingClientRect().height - room : 0;
  return Math.max(above, section.scrollWidth - section.clientWidth) > SLACK;
}

function heightOf(section: HTMLElement, width: number): number {
  const style = section.ownerDocument.defaultView!.getComputedStyle(section);
  const number = (name: string, otherwise: number): number => Number(style.getPropertyValue(name)) || otherwise;
  return (width * number("--tm-slide-height", 720)) / number("--tm-slide-width", WIDTH);
}

function smallestLetters(section: HTMLElement, scale: number): number | null {
  const {document, getComputedStyle} = {
    document: section.ownerDocument,
    getComputedStyle: section.ownerDocument.defaultView!.getComputedStyle
  };
  const walker = document.createTreeWalker(section, 4 /* NodeFilter.SHOW_TEXT */);
  let least = Infinity;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || node.textContent?.trim() === "" || !isShown(parent)) continue;
    // What is set lower or higher is as small as it must be.
    const lettered = parent.closest("math, sub, sup")?.parentElement ?? parent;
    least = Math.min(least, parseFloat(getComputedStyle(lettered).fontSize) * drawnScale(lettered) * scale);
  }
  return least < SMALLEST - 0.1 ? Math.round(least * 10) / 10 : null;
}

/** How much a drawing is scaled; 1 outside of drawings. */
function drawnScale(element: Element): number {
  const matrix = "getScreenCTM" in element ? (element as SVGGraphicsElement).getScreenCTM() : null;
  return matrix ? Math.hypot(matrix.a, matrix.b) : 1;
}

/**
 * The box of an inline element is as high as its font, whatever the line; the element around it says how high the line
 * is.
 */
function isInline(element: Element): boolean {
  return (
    !("getScreenCTM" in element) && element.ownerDocument.defaultView!.getComputedStyle(element).display === "inline"
  );
}

/** Slides narrower than this are laid out as a text is, and can't be measured. */
const NARROW = 640;

/** Whether the page is shown to its author: in the preview, or with `?check`. */
export function isChecked(document: Document, search: string): boolean {
  return new URLSearchParams(search).has("check") || (siteLink(document, "tables")?.includes("/_file/") ?? false);
}

/** Marks each slide whose content doesn't fit, in words, and unmarks those that do. */
export function markDiagnostics({items}: Pick<DeckPage, "items">, document: Document): void {
  for (const {section} of items) {
    section.querySelector(".tm-slide-diagnostic")?.remove();
    const {width} = section.getBoundingClientRect();
    const text = width < NARROW ? "" : overflowText(overflowOf(section));
    if (text === "") continue;
    const badge = document.createElement("p");
    badge.className = "tm-slide-diagnostic";
    badge.textContent = `Does not fit: ${text}`;
    section.append(badge);
  }
}
