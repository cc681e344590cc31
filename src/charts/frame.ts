import type {Chart, OptionValues, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {dressTerms} from "../core/terms/dress.js";
import {TICK_SIGNS} from "../core/tick.js";
import {frameActions} from "./frame-actions.js";
import {DRAW_WIDTHS} from "./frame-context.js";
import type {FrameContext} from "./frame-context.js";
import {frameControls} from "./frame-controls.js";
import {frameTwin} from "./frame-twin.js";
import {nameAsShown} from "./marks.js";
import {drawInTerms} from "./term-labels.js";
import {describeIn} from "./worded-rows.js";

/** The id of a chart's frame in its page; what stands in the frame has it as prefix. */
export function frameId(chart: Chart, instance: string): string {
  return `chart-${chart.id}${instance === "" ? "" : `-${instance}`}`;
}

/** A chart from headline to table twin, complete without JavaScript; what needs it is `hidden`. */
export function frameChart(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext): HTMLElement {
  const make = elementMaker(context.document);
  const id = frameId(chart, context.instance);
  const figure = make("figure", {
    class: "tm-figure", id, "data-chart": chart.id, "data-table": chart.table, "data-options": JSON.stringify(options),
    "aria-labelledby": `${id}-headline`, "aria-describedby": `${id}-description`
  },
    prose(context, "p", {class: "tm-headline", id: `${id}-headline`}, chart.headline(options)),
    prose(context, "p", {class: "tm-title"}, chart.title(options)),
    ...frameControls(chart, options, id, context.document),
    frameDrawings(chart, rows, options, context),
    make("p", {class: "tm-hidden", id: `${id}-description`}, context.plain(describeIn(chart, rows, options, context))),
    ...frameNotes(chart, options, context),
    frameSource(context),
    frameActions(chart, rows, options, context, id),
    frameTwin(chart, rows, options, context, id)
  );
  return dressTerms(figure, context.terms ?? []);
}

/** The drawings of a chart at both widths; an HTML drawing adapts by itself and stands once. */
export function frameDrawings(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext): HTMLElement {
  const make = elementMaker(context.document);
  const drawn = (width: number): Drawn => drawInTerms(context.terms ?? [], context, (own) => chart.draw(rows, options, {...own, width}));
  const boxes = ([first, inSources]: Drawn, name: string | undefined): readonly HTMLElement[] => [
    make("div", {class: name, "data-in-terms": inSources && "guidelines"}, finishFramed(first, context.instance)),
    ...(inSources ? [make("div", {class: name, "data-in-terms": "sources"}, finishFramed(inSources, `${context.instance}-sources`.replace(/^-/, "")))] : [])
  ];
  const wide = drawn(DRAW_WIDTHS.wide);
  if (wide[0].localName !== "svg") return make("div", {class: "tm-drawing"}, ...(wide[1] ? boxes(wide, undefined) : [wide[0]]));
  return make("div", {class: "tm-drawing"}, ...boxes(wide, "tm-wide"), ...boxes(drawn(DRAW_WIDTHS.narrow), "tm-narrow"));
}

type Drawn = readonly [Element, Element?];

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

/** What must be said with a chart: its caveats and its own notes, each once. */
export function frameNotes(chart: Chart, options: OptionValues, context: FrameContext): readonly HTMLElement[] {
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
      make("span", {"aria-hidden": "true"}, `${TICK_SIGNS[tick.state]} `), tick.label)
  );
}

function prose(context: FrameContext, name: "p" | "li", attributes: Readonly<Record<string, string>>, text: string): HTMLElement {
  const made = elementMaker(context.document)(name, attributes);
  made.innerHTML = context.prose(text);
  return made;
}
