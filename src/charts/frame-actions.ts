import {rowsShown} from "../core/chart.js";
import type {Chart, OptionValues, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {parseProse} from "../core/prose.js";
import {expressionOf} from "../core/quantity-columns.js";
import type {FrameContext} from "./frame-context.js";
import {citeMenu, downloadMenu} from "./frame-menus.js";

/** What a reader can do with a chart: links and menus work anywhere, buttons are hidden until a script enlivens them. */
export function frameActions(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext, id: string): HTMLElement {
  const {document, fence, pageHref} = context;
  const make = elementMaker(document);
  const main = mainExpression(chart, rows, options);
  const link = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement => make("a", attributes, label);
  const button = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement =>
    make("button", {type: "button", hidden: "", ...attributes}, label);
  return make("div", {class: "tm-actions"},
    ...(main === undefined ? [] : [link("Trace", {href: context.traceHref(main), "data-trace": main})]),
    link("Table", {href: `#${id}-twin`, "data-action": "table"}),
    ...(chart.spec && context.exploreHref ? [link("Explore this chart", {href: context.exploreHref(chart.spec(options)), "data-explore": ""})] : []),
    button("Copy with source", {"data-action": "copy-chart"}),
    button("Copy as fence", {"data-action": "copy-fence", "data-fence": fence}),
    button("Copy link", {"data-action": "copy-link", "data-href": `${pageHref.split("#")[0]}#${id}`}),
    ...citeMenu(context),
    downloadMenu(chart.table, context)
  );
}

/** The first number of the headline; where that has none, the chart’s own first. */
function mainExpression(chart: Chart, rows: readonly Row[], options: OptionValues): string | undefined {
  const named = parseProse(chart.headline(options)).find((part) => part.type === "number");
  if (named?.type === "number") return named.expression;
  const columns = chart.twin(options).filter(({quantity}) => quantity).map(({column}) => column);
  return rowsShown(chart, rows, options).flatMap((row) => columns.map((name) => expressionOf(row, name))).find((expression) => expression !== null);
}
