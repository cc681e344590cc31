import type {CompiledDeck} from "../../core/deck/compiled.js";
import {LAYOUTS, SMALLEST_TEXT} from "../../core/deck/layouts.js";
import type {AppendixSlide} from "./appendix.js";
import {slideLayouts} from "./layouts.js";
import {footOf} from "./slide-plan.js";
import type {SlidePlan} from "./slide-plan.js";
import {slideWidth} from "./geometry.js";

/** A slide of the appendix as a plan like that of any other. */
export function planAppendix({title, table, foot}: AppendixSlide, deck: CompiledDeck): SlidePlan {
  const width = slideWidth(deck);
  const layout = slideLayouts(width)[LAYOUTS.indexOf("table")]!;
  return {
    layout: LAYOUTS.indexOf("table"), title: [{type: "text", text: title}], titleSize: undefined, caveats: null, overflows: false,
    placed: [{item: {type: "table", table, title: "", description: `${title}: ${table.rows.length - 1} entries.`}, box: layout.content, size: SMALLEST_TEXT}],
    foot: footOf(foot.length > 0 ? foot : [{type: "text", text: `${deck.title}${deck.period === "" ? "" : ` · ${deck.period}`}`}], width)
  };
}
