import type {FrameContext} from "../../charts/frame-context.js";
import {chartOfSpec} from "../../charts/spec-chart.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import type {TableInfo} from "../../core/chart-spec/table-info.js";
import type {Chart} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import {dressTerms} from "../../core/terms/dress.js";

/** Whose words something is: `Headline by the author of this specification, not by Tickmark`. */
export const byAuthor = (what: string): string => `${what} by the author of this specification, not by Tickmark`;

const hasNotes = ({annotate = {}}: ChartSpec): boolean => Object.keys(annotate).length > 0;

/** A chart that says of the notes beside its marks whose they are. */
export function notedByAuthor(chart: Chart, spec: ChartSpec): Chart {
  return hasNotes(spec) ? {...chart, notes: (options) => [...chart.notes(options), `${byAuthor("Notes beside marks are")}.`]} : chart;
}

/** A context whose tick is of the numbers alone where the specification brings words of its own. */
export function tickedApart<C extends Pick<FrameContext, "tick">>(context: C, spec: ChartSpec): C {
  const isOwn = spec.headline !== undefined || spec.title !== undefined || hasNotes(spec);
  return isOwn ? {...context, tick: {...context.tick, label: `${context.tick.label} (the numbers, not the author’s words)`}} : context;
}

/** Says within a headline and a title whose words they are, so that it is copied and saved with them; below an own title stands what the chart is of. */
export function markAuthor(figure: HTMLElement, {headline, title, ...rest}: ChartSpec, table: TableInfo, {prose, terms = []}: Pick<FrameContext, "prose" | "terms">): HTMLElement {
  const make = elementMaker(figure.ownerDocument);
  const mark = (selector: string, what: string): Element | null => {
    const element = figure.querySelector(`:scope > ${selector}`);
    element?.append(" ", make("span", {class: "tm-by-author"}, `(${byAuthor(what)})`));
    return element;
  };
  if (headline !== undefined) mark(".tm-headline", "Headline");
  if (title === undefined) return figure;
  const generated = make("span", {class: "tm-generated-title"});
  generated.innerHTML = prose(chartOfSpec(rest, table).title({}));
  mark(".tm-title", "Title")?.append(" ", generated);
  return dressTerms(figure, terms);
}
