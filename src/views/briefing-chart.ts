import {noteLinks} from "../core/briefing/annotate.js";
import {expressionsOfChart} from "../core/briefing/notes.js";
import type {Notes} from "../core/briefing/notes.js";
import type {CompiledChart, OpenPoint} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {shownInline} from "./shown-inline.js";
import {drawing} from "./slide-chart.js";
import type {SlideContext} from "./slide-context.js";

/** A chart of a briefing: its headline with the marks of its notes, what it measures, the drawing, and all that must be said with it. */
export function briefingChart(chart: CompiledChart, instance: string, notes: Notes, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const {id, headline, title, description, inSources, openPoints} = chart;
  const drawnIn = ({full, half}: Pick<CompiledChart, "full" | "half">) => (full.drawing ? [["full", full], ["half", half]] as const : [["text", full]] as const);
  const boxes = (drawn: Pick<CompiledChart, "full" | "half">, terms: "guidelines" | "sources" | undefined): readonly HTMLElement[] => drawnIn(drawn).map(([size, {html}]) =>
    make("div", {class: "tm-briefing-drawing", "data-size": size, "data-in-terms": terms}, drawing(html, `${instance}-${size}${terms === "sources" ? "-sources" : ""}`, context)));
  return make("figure", {class: "tm-briefing-figure", id: `chart-${instance}`, "data-chart": id, "aria-label": description},
    make("figcaption", {},
      make("p", {class: "tm-headline"}, ...shownInline([...headline, ...noteLinks(expressionsOfChart(chart), notes)], context)),
      make("p", {class: "tm-title"}, title)),
    ...boxes(chart, inSources && "guidelines"), ...(inSources ? boxes(inSources, "sources") : []),
    make("ul", {class: "tm-notes"},
      ...openPoints.map((point) => openPointItem(point, context)),
      ...chart.notes.map((note) => make("li", {}, ...shownInline(note, context)))));
}

function openPointItem({label, path}: OpenPoint, {document, href}: SlideContext): HTMLElement {
  const make = elementMaker(document);
  return make("li", {class: "tm-briefing-open"}, make("a", {href: href(path)}, make("span", {"aria-hidden": "true"}, "≠ "), "Open point"), `: ${label}`);
}
