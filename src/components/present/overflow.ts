import {siteLink} from "../site-links.js";
import type {DeckPage} from "./deck-page.js";

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
  /** The first words of what would begin a second slide; empty where all fits, or where the first block is too high. */
  readonly second: string;
  /** The lines of the foot, where they are more than two; else 0. */
  readonly foot: number;
  /** The titles of charts that take more than one line. */
  readonly titles: readonly string[];
}

const WIDTH = 1280;
const SMALLEST = 18;
/** Rounding of the browser's layout. */
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
  return {
    below,
    right: pixels(Math.max(reach("right") - box.right, box.left - reachLeft, ...shown.map(spillOf)) * scale),
    crowded: section.querySelector(".tm-crowded") !== null,
    overlap,
    small: smallestLetters(section, scale),
    second: below + overlap === 0 ? "" : secondFrom(section, box.top + height),
    foot: Math.max(0, ...[...section.querySelectorAll(".tm-slide-said")].map(linesOf).filter((lines) => lines > 2)),
    titles: [...section.querySelectorAll(".tm-slide-figure-title")]
      .filter((title) => linesOf(title) > 1)
      .map((title) => title.textContent.trim())
  };
}

/** Whether anything is wrong, in words; empty if nothing is. */
export function overflowText({below, right, crowded, overlap, small, second, foot, titles}: Overflow): string {
  return [
    below > 0 ? `${below} pixels too high` : "",
    right > 0 ? `${right} pixels too wide` : "",
    crowded ? "a table has no room for its words, which are broken; take a column out" : "",
    overlap > 0 ? `text overlaps by ${overlap} pixels` : "",
    small === null ? "" : `letters of ${small} pixels, below ${SMALLEST}`,
    second === "" ? "" : `make two slides of it, the second from “${second}”`,
    foot === 0 ? "" : `the foot takes ${foot} lines, more than 2; write its footnotes shorter`,
    ...titles.map((title) => `the title of a chart takes more than one line, write it shorter (short:): “${title}”`)
  ]
    .filter((text) => text !== "")
    .join("; ");
}

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

const BLOCKS = ".tm-slide-body > *, .tm-slide-text > *, .tm-slide-figures > *";
const FIRST_WORDS = 40;

/** The beginning of the first block, point or row that reaches into the foot, unless it is the first of all. */
function secondFrom(section: HTMLElement, end: number): string {
  const part = secondPart(section, end);
  if (!part) return "";
  const texts = part.matches("tr") ? [...part.children] : [part];
  const words = texts
    .map(({textContent}) => textContent)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).replace(/ \S*$/, "")} …` : words;
}

/**
 * The first block, point or row of a slide that reaches into the foot, with which a second slide would begin; undefined
 * where all fits, and where the first of all does. `end` is where the slide ends.
 */
export function secondPart(section: HTMLElement, end = endOf(section)): Element | undefined {
  const foot = footRoom(section);
  const parts = [...section.querySelectorAll(BLOCKS)]
    .flatMap((block) =>
      block.matches("ul, ol")
        ? [...block.children]
        : block.matches("table")
          ? [...block.querySelectorAll("tbody > tr")]
          : [block]
    )
    .filter((part) => isShown(part) && !part.matches(".tm-slide-text, .tm-slide-figures"));
  const at = parts.findIndex((part) => part.getBoundingClientRect().bottom > end - foot + SLACK);
  return at <= 0 ? undefined : parts[at];
}

/** What the foot of a slide takes, with the distance above it and the margin below. */
function footRoom(section: HTMLElement): number {
  const foot = section.querySelector(".tm-slide-foot, footer");
  if (!foot) return 0;
  const style = section.ownerDocument.defaultView!.getComputedStyle(foot.parentElement!);
  const margins = [style.rowGap, style.paddingBottom].map((length) => parseFloat(length) || 0);
  return margins.reduce((sum, length) => sum + length, foot.getBoundingClientRect().height);
}

/** Where a slide of its own height would end. */
function endOf(section: HTMLElement): number {
  const {top, width} = section.getBoundingClientRect();
  return top + heightOf(section, width);
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

/** Whether an element takes room; text for screen readers only does not. */
function isShown(element: Element): boolean {
  return element.closest(".tm-hidden, .tm-slide-diagnostic") === null && element.checkVisibility();
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
