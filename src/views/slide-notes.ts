import type {CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {shownBlocks} from "./shown-blocks.js";
import {slideChart} from "./slide-chart.js";
import type {SlideContext} from "./slide-context.js";

/** What the presenter means to say with a slide; nothing where no notes are written. */
export function slideNotes({id, notes}: Pick<CompiledSlide, "id" | "notes">, context: SlideContext): HTMLElement | undefined {
  if (notes.length === 0) return undefined;
  const shown = shownBlocks(notes, {...context, headingLevel: 3, chart: (chart) => slideChart(chart, {size: "half", instance: `${id}-notes`}, context)});
  return elementMaker(context.document)("div", {class: "tm-speaker-notes"}, ...shown);
}
