import type {CompiledBriefing} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {shownText} from "./shown-inline.js";

/** The briefings of a site, each with what it shows and the period of its figures. */
export function briefingList(briefings: readonly CompiledBriefing[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("ul", {class: "tm-briefing-list"}, ...briefings.map(({name, title, headline, period}) => make("li", {},
    make("h2", {}, make("a", {href: `/briefings/${name}`}, title)),
    make("p", {}, shownText(headline)),
    period === "" ? undefined : make("p", {class: "tm-briefing-period"}, period))));
}
