import type {ElementMaker} from "../core/element.js";

/** The place in the Basic Plan that names both lines. */
const PRINTED_AT = "/sources/plan#plan.m4-ii";

/** What a reader is told before a page that holds a document or speaks of it. */
export function contentNote(make: ElementMaker): HTMLElement {
  return make("aside", {class: "tm-content-note", "aria-label": "About this content"},
    make("p", {}, make("strong", {}, "About this content."),
      " These documents are about the sexual exploitation and abuse of children, in the words of their publishers and of their day. Figures are "
      + "aggregate; passages that print search terms are folded away. In Japan, the child abuse hotline connected to child guidance centres (",
      make("a", {href: PRINTED_AT}, "dial 189"), ") and the police consultation line (", make("a", {href: PRINTED_AT}, "dial #9110"), ") are there for whoever is worried about a child."));
}
