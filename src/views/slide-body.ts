import type {CompiledChart, CompiledDeck, CompiledSlide, ShownBlock} from "../core/deck/compiled.js";
import {partsOf} from "../core/deck/walk.js";
import type {Layout} from "../core/deck/layouts.js";
import {elementMaker} from "../core/element.js";
import {shownBlocks} from "./shown-blocks.js";
import type {BlockContext} from "./shown-blocks.js";
import {slideChart} from "./slide-chart.js";
import type {SlideContext} from "./slide-context.js";
import {slideCaveats, sourceLinks} from "./slide-foot.js";

/** Layouts that set text beside a chart. */
const BESIDE: readonly Layout[] = ["figure-left", "figure-right"];

/**
 * The blocks of a slide arranged by its layout, with what must be said beside its numbers. In layouts that set text beside a chart all that
 * is no chart is the text, the caveats too; the order of reading is the order on the slide.
 */
export function slideBody(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): readonly HTMLElement[] {
  const make = elementMaker(context.document);
  const {layout, blocks} = slide;
  const caveats = slideCaveats(slide, context);
  const shown = blockContext(slide, deck, context);
  if (layout === "sources") return [make("div", {class: "tm-slide-body"}, ...shownBlocks(blocks, shown), ...(listsSomething(blocks) ? [] : [sourceList(deck, context)]), caveats)];
  if (!BESIDE.includes(layout) && layout !== "two-figures") return [make("div", {class: "tm-slide-body"}, ...shownBlocks(blocks, shown)), ...(caveats ? [caveats] : [])];
  const charts = shownBlocks(blocks.filter(isFigure), shown);
  const words = shownBlocks(blocks.filter((block) => !isFigure(block)), shown);
  const figures = make("div", {class: "tm-slide-figures"}, ...charts);
  if (layout === "two-figures") {
    return [make("div", {class: "tm-slide-body"}, figures, ...(words.length > 0 ? [make("div", {class: "tm-slide-text"}, ...words)] : [])), ...(caveats ? [caveats] : [])];
  }
  const text = make("div", {class: "tm-slide-text"}, ...words, caveats);
  return [make("div", {class: "tm-slide-body"}, ...(layout === "figure-left" ? [figures, text] : [text, figures]))];
}

const isFigure = ({type}: ShownBlock): boolean => type === "chart" || type === "image";

const listsSomething = (blocks: readonly ShownBlock[]): boolean => blocks.some(({type}) => type === "list" || type === "table");

function blockContext({id, layout, number}: CompiledSlide, {slides}: CompiledDeck, context: SlideContext): BlockContext {
  const seen = slides.filter((slide) => slide.number < number).flatMap(({blocks, notes}) => chartsOf([...blocks, ...notes]));
  const size = layout === "figure" ? "full" : "half";
  let charts = 0;
  const chart = (compiled: CompiledChart, step: number | undefined): HTMLElement => {
    charts += 1;
    const nth = seen.push(compiled.id) && seen.filter((other) => other === compiled.id).length;
    const anchor = `chart-${compiled.id}${nth === 1 ? "" : `-${nth}`}`;
    return slideChart(compiled, {size, instance: charts === 1 ? id : `${id}-${charts}`, step, anchor}, context);
  };
  return {...context, chart, headingLevel: 3};
}

const chartsOf = (blocks: readonly ShownBlock[]): readonly string[] => [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart.id] : []));

function sourceList({sources}: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  return make("ul", {}, ...sources.map((source) => make("li", {}, ...sourceLinks(source, context))));
}
