import type {CompiledChart} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {SlideContext} from "./shown-blocks.js";

/** Which drawing of a chart a slide shows, and what sets its ids apart from those of other slides. */
export interface SlideChartOptions {
  readonly size: "full" | "half";
  readonly instance: string;
  readonly step?: number | undefined;
  /** The id by which other pages lead to the chart. */
  readonly anchor?: string | undefined;
}

/** A chart of a slide: the drawing, and above it measure, unit, area and period. Its notes stand at the foot of the slide. */
export function slideChart(chart: CompiledChart, {size, instance, step, anchor}: SlideChartOptions, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const figure = make("figure", {class: "tm-slide-figure", id: anchor, "data-slide-chart": chart.id, "data-step": step?.toString(), "aria-label": chart.description},
    make("figcaption", {class: "tm-slide-figure-title"}, chart.title),
    ...drawingBoxes(chart, size, size, instance, context));
  if (size === "full" && context.narrow && chart.full.drawing) figure.append(...drawingBoxes(chart, "half", "narrow", `${instance}-narrow`, context));
  return figure;
}

/** One box for each vocabulary in which the chart is drawn; of two the page shows one. */
function drawingBoxes(chart: CompiledChart, drawn: "full" | "half", size: string, instance: string, context: SlideContext): readonly HTMLElement[] {
  const box = drawingBox(chart[drawn], size, instance, context);
  if (!chart.inSources) return [box];
  const inSources = drawingBox(chart.inSources[drawn], size, `${instance}-sources`, context);
  box.setAttribute("data-in-terms", "guidelines");
  inSources.setAttribute("data-in-terms", "sources");
  return [box, inSources];
}

/** The box tells deck.css how wide and high its drawing is, below which its letters would be too small. */
function drawingBox({html, drawing: picture}: CompiledChart["full"], size: string, instance: string, context: SlideContext): HTMLElement {
  const style = picture ? `--tm-drawing-width: ${picture.width}; --tm-drawing-height: ${picture.height}` : undefined;
  return elementMaker(context.document)("div", {class: "tm-slide-drawing", "data-size": size, "data-drawn": picture ? "" : undefined, style}, drawing(html, instance, context));
}

/** The markup of a drawing as a node of its own: ids that occur once in the output, links as this output has them. */
export function drawing(html: string, instance: string, {document, href, traceHref}: SlideContext): DocumentFragment {
  const {content} = Object.assign(document.createElement("template"), {innerHTML: html});
  const ids = [...content.querySelectorAll("[id]")].map((element) => element.id);
  for (const element of content.querySelectorAll("*")) {
    for (const {name, value} of [...element.attributes]) {
      const renamed = ids.reduce((text, id) => (text === id && name === "id" ? `${id}-${instance}` : text.replaceAll(`url(#${id})`, `url(#${id}-${instance})`)), value);
      if (renamed !== value) element.setAttribute(name, renamed);
    }
    const expression = element.getAttribute("data-trace");
    const address = element.getAttribute("href");
    if (address === null || element.localName !== "a") continue;
    element.setAttribute("href", expression === null ? siteAddress(address, href) : traceHref(expression));
  }
  if (content.firstElementChild?.localName === "svg") content.firstElementChild.setAttribute("preserveAspectRatio", "xMinYMid meet");
  return content;
}

const siteAddress = (address: string, href: SlideContext["href"]): string => (address.startsWith("/") ? href(address) : address);
