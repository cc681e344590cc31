import type {CompiledSlide, OpenPoint, ShownInline, SourceLine} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import {shownInline} from "./shown-inline.js";
import type {SlideContext} from "./slide-context.js";

/** What must be said beside the numbers of a slide, its open points first; nothing where there is nothing to say. */
export function slideCaveats({caveats, openPoints}: Pick<CompiledSlide, "caveats" | "openPoints">, context: SlideContext): HTMLElement | undefined {
  if (caveats.length + openPoints.length === 0) return undefined;
  return elementMaker(context.document)("ul", {class: "tm-slide-caveats"},
    ...openPoints.map((point) => openPointItem(point, context)), ...caveats.map((caveat) => caveatItem(caveat, context)));
}

/** The foot of a slide: where its numbers are printed, and which slide it is. */
export function slideFoot({sources, number}: Pick<CompiledSlide, "sources" | "number">, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const links = sources.flatMap((source, i): readonly Child[] => [...(i > 0 ? ["; "] : []), ...sourceLinks(source, context)]);
  return make("footer", {class: "tm-slide-foot"},
    sources.length === 0 ? undefined : make("p", {class: "tm-slide-source"}, make("span", {}, sources.length > 1 ? "Sources: " : "Source: "), ...links),
    make("p", {class: "tm-slide-number"}, make("span", {class: "tm-hidden"}, "Slide "), String(number)));
}

/** A document as a link to its page here, and one to the official document where its address is known. */
export function sourceLinks({label, path, url}: SourceLine, {document, href}: SlideContext): readonly Child[] {
  const make = elementMaker(document);
  return [make("a", {href: href(path)}, label), ...(url === "" ? [] : [" (", make("a", {href: url, "aria-label": `original of ${label}`}, "original"), ")"])];
}

function openPointItem({label, path}: OpenPoint, {document, href}: SlideContext): HTMLElement {
  const make = elementMaker(document);
  return make("li", {class: "tm-slide-open"}, make("a", {href: href(path)}, make("span", {"aria-hidden": "true"}, "≠ "), "Open point"), `: ${label}`);
}

function caveatItem(caveat: readonly ShownInline[], context: SlideContext): HTMLElement {
  return elementMaker(context.document)("li", {}, ...shownInline(caveat, context));
}
