import type {ChartContext} from "../core/chart.js";
import type {ColourRole} from "../core/chart-definition.js";

/** Colours of the drawings: the page's custom properties, with the light values for files that leave the page. */
export const COLORS = {
  ink: "var(--tm-ink, #1b2127)",
  muted: "var(--tm-muted, #56606b)",
  rule: "var(--tm-rule, #c3cad2)",
  whole: "var(--tm-whole, #dde2e7)",
  context: "var(--tm-context, #87919c)",
  first: "var(--tm-first, #1d5f99)",
  firstDeep: "var(--tm-first-deep, #123e66)",
  second: "var(--tm-second, #7d4e79)",
  third: "var(--tm-third, #1f726c)"
} as const;

const ROLE_COLORS: Readonly<Record<ColourRole, string>> = {
  first: COLORS.first, "first-deep": COLORS.firstDeep, second: COLORS.second, third: COLORS.third, context: COLORS.context, muted: COLORS.muted
};

/** The colour of a role; that of the context for what has none. */
export function roleColor(role: ColourRole = "context"): string {
  return ROLE_COLORS[role];
}

/** Pixels, at which drawings are lettered. */
export const FONT_SIZE = 14;
export const LINE_HEIGHT = 18;

/** Below this width in pixels a chart is drawn for a telephone. */
export const NARROW = 500;

/** What all plots share: where they are made, how wide, and a class that doesn't depend on the process. */
export function plotFrame({document, width}: ChartContext): {document: Document; width: number; className: string} {
  return {document, width, className: "tm-plot"};
}

/** An `href` channel that {@link finishDrawing} turns into links, and their names. */
export interface Linked {
  /** Null for a number that is untied: its mark is no link. */
  readonly expression: string | null;
  /** What the number is, and the number. */
  readonly name: string;
}

/** The channels of a mark that shows a number. */
export const linked = {href: (d: Linked): string | null => d.expression, ariaLabel: (d: Linked): string => d.name};

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/** Makes Plot's output ours: one focusable `<a data-trace>` per expression around all its marks, a group, no styles of its own. */
export function finishDrawing(plot: Element, context: ChartContext): Element {
  plot.querySelectorAll("style").forEach((style) => style.remove());
  joinLinks(plot, context);
  plot.querySelectorAll("text[aria-label]").forEach((text) => text.removeAttribute("aria-label"));
  plot.querySelectorAll(":not(a):not(g)[aria-label]").forEach((mark) => mark.setAttribute("role", "img"));
  plot.querySelectorAll("g[aria-label], g[aria-description]").forEach((group) => {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  });
  plot.setAttribute("class", "tm-plot");
  plot.setAttribute("role", "group");
  plot.setAttribute("font-size", String(FONT_SIZE));
  plot.setAttribute("fill", COLORS.ink);
  return plot;
}

function joinLinks(plot: Element, context: ChartContext): void {
  const links = new Map<string, Element>();
  for (const anchor of [...plot.querySelectorAll("a")]) {
    const expression = anchor.getAttributeNS(XLINK, "href") ?? "";
    const group = anchor.parentElement;
    const mark = anchor.firstElementChild;
    if (!group || !mark) continue;
    const link = links.get(expression) ?? createLink(expression, mark.getAttribute("aria-label") ?? "", context);
    links.set(expression, link);
    mark.removeAttribute("aria-label");
    const wrapper = group.cloneNode(false) as Element;
    wrapper.append(mark);
    link.append(wrapper);
    anchor.remove();
    if (group.childElementCount === 0) group.remove();
  }
  for (const link of links.values()) nameAsShown(link);
  plot.append(...links.values());
}

/** A link is named by the text that it shows, in its order, and by what else is to be said: so one can ask for it by what one sees. */
export function nameAsShown(link: Element): void {
  const shown = [...link.querySelectorAll("text")].map((text) => textOf(text)).filter((text) => text !== "").join(" ");
  const name = link.getAttribute("aria-label") ?? "";
  const said = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.toLowerCase()).sort().join(" ");
  if (name !== "" && !name.includes(shown)) link.setAttribute("aria-label", said(shown) === said(name) ? shown : `${shown} (${name})`);
  [...link.children].slice(1).forEach((child) => child.before(" "));
  link.querySelectorAll("text").forEach(setLinesApart);
}

/** Keeps the words of two lines apart for whoever reads the text; at the side of the line that is not aligned, where it shifts nothing. */
function setLinesApart(text: Element): void {
  const atEnd = text.closest("[text-anchor]")?.getAttribute("text-anchor") === "end";
  for (const line of [...text.children].slice(1)) {
    if (atEnd && !line.textContent.startsWith(" ")) line.prepend(" ");
    else if (!atEnd) line.before(" ");
  }
}

function textOf(text: Element): string {
  const lines = [...text.children].map((line) => line.textContent.trim());
  return (lines.length > 0 ? lines.join(" ") : text.textContent).trim();
}

function createLink(expression: string, name: string, context: ChartContext): Element {
  const link = context.document.createElementNS(SVG, "a");
  link.setAttribute("href", context.traceHref(expression));
  link.setAttribute("data-trace", expression);
  link.setAttribute("aria-label", name);
  return link;
}

/** The id of the hatching of a drawing: of the chart and the width alone, so that renders repeat. */
export function hatchId(chart: string, {width}: ChartContext): string {
  return `tm-hatch-${chart}-${width}`;
}

/** A mark that defines the hatching for what a source does not itemise. */
export function hatchMark(id: string, {document}: ChartContext): () => SVGElement {
  return () => {
    const definitions = document.createElementNS(SVG, "defs");
    const pattern = append(definitions, "pattern", {id, width: "7", height: "7", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"});
    append(pattern, "rect", {width: "7", height: "7", fill: COLORS.whole});
    append(pattern, "rect", {width: "2", height: "7", fill: COLORS.context});
    return definitions;
  };
}

function append(parent: Element, name: string, attributes: Readonly<Record<string, string>>): Element {
  const element = parent.ownerDocument.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}
