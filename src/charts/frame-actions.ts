import type {Chart, OptionValues} from "../core/chart.js";
import {parseProse} from "../core/prose.js";
import {element} from "./element.js";
import type {FrameContext} from "./frame-context.js";

/** What a reader can do with a chart: links work anywhere, buttons are hidden until a script enlivens them. */
export function frameActions(chart: Chart, options: OptionValues, context: FrameContext, id: string): HTMLElement {
  const {document, csvHref, fence, pageHref, traceHref} = context;
  const main = parseProse(chart.headline(options)).find((part) => part.type === "number");
  const link = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement => element(document, "a", attributes, label);
  const button = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement =>
    element(document, "button", {type: "button", hidden: true, ...attributes}, label);
  const actions = [
    ...(main?.type === "number" ? [link("Trace", {href: traceHref(main.expression), "data-trace": main.expression})] : []),
    link("Table", {href: `#${id}-twin`, "data-action": "table"}),
    button("Copy as fence", {"data-action": "copy-fence", "data-fence": fence}),
    button("Copy link", {"data-action": "copy-link", "data-href": `${pageHref}#${id}`}),
    button("SVG", {"data-action": "svg"}),
    link("CSV", {href: csvHref, "data-action": "csv"})
  ];
  return element(document, "div", {class: "tm-actions"}, ...actions);
}
