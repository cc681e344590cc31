import type {Chart, OptionValues, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {frameActions} from "./frame-actions.js";
import {DRAW_WIDTHS} from "./frame-context.js";
import type {FrameContext} from "./frame-context.js";
import {frameControls} from "./frame-controls.js";
import {frameTwin} from "./frame-twin.js";
import {nameAsShown} from "./marks.js";

/** The id of a chart's frame in its page; what stands in the frame has it as prefix. */
export function frameId(chart: Chart, instance: string): string {
  return `chart-${chart.id}${instance === "" ? "" : `-${instance}`}`;
}

/** A chart from headline to table twin, complete without JavaScript; what needs it is `hidden`. */
export function frameChart(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext): HTMLElement {
  const make = elementMaker(context.document);
  const id = frameId(chart, context.instance);
  return make("figure", {
    class: "tm-figure", id, "data-chart": chart.id, "data-table": chart.table, "data-options": JSON.stringify(options),
    "aria-labelledby": `${id}-headline`, "aria-describedby": `${id}-description`
  },
    prose(context, "p", {class: "tm-headline", id: `${id}-headline`}, chart.headline(options)),
    prose(context, "p", {class: "tm-title"}, chart.title(options)),
    ...frameControls(chart, options, id, context.document),
    frameDrawings(chart, rows, options, context),
    make("p", {class: "tm-hidden", id: `${id}-description`}, context.plain(chart.describe(rows, options))),
    ...frameNotes(chart, options, context),
    frameSource(context),
    frameActions(chart, options, context, id),
    frameTwin(chart, rows, options, context, id)
  );
}

/** The drawings of a chart at both widths; an HTML drawing adapts by itself and stands once. */
export function frameDrawings(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext): HTMLElement {
  const make = elementMaker(context.document);
  const wide = chart.draw(rows, options, {...context, width: DRAW_WIDTHS.wide});
  if (wide.localName !== "svg") return make("div", {class: "tm-drawing"}, wide);
  const narrow = chart.draw(rows, options, {...context, width: DRAW_WIDTHS.narrow});
  return make("div", {class: "tm-drawing"},
    make("div", {class: "tm-wide"}, finishFramed(wide, context.instance)),
    make("div", {class: "tm-narrow"}, finishFramed(narrow, context.instance))
  );
}

/** Names the links of a drawing by what they show, and sets its ids apart from those of another instance in the page. */
function finishFramed(drawing: Element, instance: string): Element {
  drawing.querySelectorAll("a").forEach(nameAsShown);
  if (instance === "") return drawing;
  for (const definition of drawing.querySelectorAll("[id]")) {
    const id = definition.id;
    definition.id = `${id}-${instance}`;
    drawing.querySelectorAll(`[fill="url(#${id})"]`).forEach((mark) => mark.setAttribute("fill", `url(#${definition.id})`));
  }
  return drawing;
}

function frameNotes(chart: Chart, options: OptionValues, context: FrameContext): readonly HTMLElement[] {
  const notes = [...new Set([...context.caveatTexts, ...chart.notes(options)])];
  if (notes.length === 0) return [];
  return [elementMaker(context.document)("ul", {class: "tm-notes"}, ...notes.map((note) => prose(context, "li", {}, note)))];
}

function frameSource({document, source, tick}: FrameContext): HTMLElement {
  const make = elementMaker(document);
  const links = source.flatMap(({label, href}, i) => [...(i > 0 ? ["; "] : []), make("a", {href}, label)]);
  return make("p", {class: "tm-source"},
    make("span", {class: "tm-source-label"}, source.length > 1 ? "Sources: " : "Source: "),
    ...links, " ",
    make("a", {class: "tm-tick", href: tick.href, "data-state": tick.state},
      make("span", {"aria-hidden": "true"}, tick.state === "tied" ? "✓ " : tick.state === "open" ? "≠ " : "○ "), tick.label)
  );
}

function prose(context: FrameContext, name: "p" | "li", attributes: Readonly<Record<string, string>>, text: string): HTMLElement {
  const made = elementMaker(context.document)(name, attributes);
  made.innerHTML = context.prose(text);
  return made;
}
