import {elementMaker} from "../core/element.js";
import {EvidenceLoadError} from "./evidence.js";
import {messageOf} from "./fault-message.js";

/** Why a trace can't be shown, with a plain link to the list of all printed figures. */
export function traceFault(error: unknown, expression: string, document: Document, listHref: string): HTMLElement {
  const make = elementMaker(document);
  const message = error instanceof EvidenceLoadError ? error.message : `“${expression}” can’t be traced: ${messageOf(error)}.`;
  return make("div", {class: "tm-error", role: "alert"},
    make("p", {}, message),
    make("p", {}, make("a", {href: listHref}, "See the list of all printed figures")));
}
