import {hasRightToLeft, isRightToLeft} from "../core/direction.js";

/** What is in the words of the site, or is a number, within text of another language: it keeps an order of its own. */
const APART =
  ".tm-slide-caveats > span, .tm-slide-source, .tm-slide-figure-title, .tm-headline, .tm-title, .tm-notes > li";
const NUMBERS = ".tm-number, .tm-slide-number, .tm-note-mark";
/** What is drawn and written from left to right in any language. */
const LEFT_TO_RIGHT = "code, pre, .tm-slide-drawing, .tm-briefing-drawing, .tm-briefing-sources";

/**
 * Lays an element out from right to left where its language is read so. Numbers and what the site says within it are
 * set apart, so that signs and punctuation stay where they are read; charts and code stay as they are.
 */
export function setDirection(element: HTMLElement, lang: string): void {
  if (!isRightToLeft(lang)) return;
  element.setAttribute("dir", "rtl");
  for (const part of element.querySelectorAll(LEFT_TO_RIGHT)) part.setAttribute("dir", "ltr");
  for (const number of element.querySelectorAll(NUMBERS))
    number.setAttribute("dir", hasRightToLeft(number.textContent) ? "rtl" : "ltr");
  for (const part of element.querySelectorAll(APART)) {
    const apart = element.ownerDocument.createElement("bdi");
    apart.append(...part.childNodes);
    part.append(apart);
  }
}
