import type {SourceLine} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {SlideContext} from "./shown-blocks.js";

/** A document as a link to its page here, and one to the official document where its address is known. */
export function sourceLinks({label, path, url}: SourceLine, {document, href}: SlideContext): readonly Child[] {
  const make = elementMaker(document);
  return [
    make("a", {href: href(path)}, label),
    ...(url === "" ? [] : [" (", make("a", {href: url, "aria-label": `original of ${label}`}, "original"), ")"])
  ];
}
