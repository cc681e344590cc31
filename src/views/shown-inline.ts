import type {ShownInline} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {SlideContext} from "./slide-context.js";

const TAGS = {strong: "strong", emphasis: "em", strike: "s"} as const;

/** Text with its numbers as links to their traces, as nodes of a document. */
export function shownInline(parts: readonly ShownInline[], context: SlideContext): readonly Child[] {
  const make = elementMaker(context.document);
  return parts.map((part): Child => {
    switch (part.type) {
      case "text": return part.text;
      case "number": {
        const {expression, text} = part.number;
        return make("a", {class: "tm-number", "data-trace": expression, href: context.traceHref(expression)}, text);
      }
      case "code": return make("code", {}, part.text);
      case "break": return make("br");
      case "link": {
        const href = safeAddress(part.href, context);
        const children = shownInline(part.children, context);
        return href === undefined ? make("span", {}, ...children) : make("a", {href}, ...children);
      }
      default: return make(TAGS[part.type], {}, ...shownInline(part.children, context));
    }
  });
}

/** Text without its numbers' links, for names. */
export function shownText(parts: readonly ShownInline[]): string {
  return parts.map((part): string => {
    if (part.type === "number") return part.number.text;
    if (part.type === "break") return " ";
    return "children" in part ? shownText(part.children) : part.text;
  }).join("");
}

/** An address that a deck may lead to: of this site, of this document, or of the web; undefined for any other. */
export function safeAddress(address: string, {href}: Pick<SlideContext, "href">): string | undefined {
  if (/^\/(?![/\\])/.test(address)) return href(address);
  return /^(?:https?:|mailto:|#)/i.test(address) ? address : undefined;
}
