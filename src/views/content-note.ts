import type {ElementMaker} from "../core/element.js";

/** What a reader is told before a page that holds a document or speaks of it, in the workspace's words as HTML; nothing where it says none. */
export function contentNote(note: string | undefined, make: ElementMaker): HTMLElement | undefined {
  if (note === undefined) return undefined;
  const words = make("p", {});
  words.innerHTML = `<strong>About this content.</strong> ${note}`;
  return make("aside", {class: "tm-content-note", "aria-label": "About this content"}, words);
}
