import {siteLink} from "../site-links.js";
import type {DeckPage} from "./deck-page.js";
import {overflowOf, overflowText} from "./overflow.js";

/** Slides narrower than this are laid out as a text is, and can't be measured. */
const NARROW = 640;

/** Whether the author looks at the page: in the preview, or with `?check`. */
export function isChecked(document: Document, search: string): boolean {
  return new URLSearchParams(search).has("check") || (siteLink(document, "tables")?.includes("/_file/") ?? false);
}

/** Marks each slide whose content doesn't fit, in words, and unmarks those that do. */
export function markFaults({items}: Pick<DeckPage, "items">, document: Document): void {
  for (const {section} of items) {
    section.querySelector(".tm-slide-fault")?.remove();
    const {width} = section.getBoundingClientRect();
    const text = width < NARROW ? "" : overflowText(overflowOf(section));
    if (text === "") continue;
    const badge = document.createElement("p");
    badge.className = "tm-slide-fault";
    badge.textContent = `Does not fit: ${text}`;
    section.append(badge);
  }
}
