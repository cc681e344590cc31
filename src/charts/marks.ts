import {textWidth as widthOfLetters} from "../core/letter-widths.js";
import {format as d3Format} from "d3-format";
import type {ColourRole} from "../core/chart-definition.js";
import type {ChartContext, Row} from "../core/chart.js";
import type {Attributes, Child} from "../core/element.js";
import {shownCell} from "../core/quantity-columns.js";
import {PAPER} from "../core/themes/paper.js";

const {colours: ON_PAGE, chart: IN_CHARTS} = PAPER;

/** Colours of the drawings: the page's custom properties, with the light values for files that leave the page. */
export const COLORS = {
  ink: `var(--tm-ink, ${ON_PAGE.ink})`,
  muted: `var(--tm-muted, ${ON_PAGE.muted})`,
  rule: `var(--tm-rule, ${ON_PAGE.rule})`,
  whole: `var(--tm-whole, ${IN_CHARTS.whole})`,
  context: `var(--tm-context, ${IN_CHARTS.context})`,
  first: `var(--tm-first, ${IN_CHARTS.first})`,
  firstDeep: `var(--tm-first-deep, ${IN_CHARTS["first-deep"]})`,
  second: `var(--tm-second, ${IN_CHARTS.second})`,
  third: `var(--tm-third, ${IN_CHARTS.third})`
} as const;

const ROLE_COLORS: Readonly<Record<ColourRole, string>> = {
  first: COLORS.first,
  "first-deep": COLORS.firstDeep,
  second: COLORS.second,
  third: COLORS.third,
  context: COLORS.context,
  muted: COLORS.muted
};

/** The CSS colour of a role; the colour of `context` if none is given. */
export function roleColor(role: ColourRole = "context"): string {
  return ROLE_COLORS[role];
}

/** Pixels, at which drawings are lettered. */
export const FONT_SIZE = 14;
/** Pixels from one line of lettering to the next. */
export const LINE_HEIGHT = 18;

/** Below this width in pixels a chart is drawn for a telephone. */
export const NARROW = 500;

/** Plot options that all drawings share: document, width in pixels, and a fixed class name, so that renders repeat. */
export function plotFrame({document, width}: ChartContext): {document: Document; width: number; className: string} {
  return {document, width, className: "tm-plot"};
}

/**
 * A length of which a drawing has several below one another: on a slide, what each has of the room, from `least` to
 * twice the usual length; elsewhere the usual one.
 */
export function stageStep(
  usual: number,
  {least, shares, room}: {readonly least: number; readonly shares: number; readonly room: number},
  {stage = false}: Pick<ChartContext, "stage">
): number {
  return stage ? Math.max(least, Math.min(2 * usual, Math.floor(room / Math.max(1, shares)))) : usual;
}

/** The data of a mark that {@link finishDrawing} turns into a link to a trace. */
export interface Linked {
  /** Null for a number that is untied: its mark is no link. */
  readonly expression: string | null;
  /** The accessible name: what the number is, and the number. */
  readonly name: string;
}

/** The channels of a mark that shows a number. */
export const linked = {href: (d: Linked): string | null => d.expression, ariaLabel: (d: Linked): string => d.name};

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/**
 * Converts Plot's output for our pages: one focusable `<a data-trace>` per expression around all its marks,
 * `role="group"`, and no style element.
 */
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

/**
 * Sets a link's accessible name to its visible text followed by the rest of the name, so that voice control finds it by
 * what is visible.
 */
export function nameAsShown(link: Element): void {
  const shown = [...link.querySelectorAll("text")]
    .map((text) => textOf(text))
    .filter((text) => text !== "")
    .join(" ");
  const name = link.getAttribute("aria-label") ?? "";
  const said = (text: string): string =>
    [...text.matchAll(/[\p{L}\p{N}]+/gu)]
      .map(([word]) => word.toLowerCase())
      .sort()
      .join(" ");
  if (name !== "" && !name.includes(shown))
    link.setAttribute("aria-label", said(shown) === said(name) ? shown : `${shown} (${name})`);
  [...link.children].slice(1).forEach((child) => child.before(" "));
  link.querySelectorAll("text").forEach(setLinesApart);
}

/**
 * Adds a space between two lines of a text, so that their words stay apart when read out; it is put at the unaligned
 * end, where it shifts nothing.
 */
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

/** The id of a drawing's hatching, made from chart and width only, so that renders repeat. */
export function hatchId(chart: string, {width}: ChartContext): string {
  return `tm-hatch-${chart}-${width}`;
}

/** A mark that defines the hatching for what a source does not itemise. */
export function hatchMark(id: string, {document}: ChartContext): () => SVGElement {
  return () => {
    const definitions = document.createElementNS(SVG, "defs");
    const pattern = append(definitions, "pattern", {
      id,
      width: "7",
      height: "7",
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)"
    });
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

/** Makes SVG elements of one document; what drawings that are no plots are made of. */
export type SvgMaker = (tag: string, attributes?: Attributes, ...children: readonly Child[]) => SVGElement;

/** The maker of a document's SVG elements, in a page and in jsdom alike. */
export function svgMaker(document: Document): SvgMaker {
  return (tag, attributes = {}, ...children) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };
}

/** Breaks a text into lines of at most this many pixels; a longer word has a line of its own. */
export function wrapText(text: string, pixels: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= pixels) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** How much wider a reader's own font is than the shipped one, at most; Arial, where ours is not there. */
const WIDER = 1.08;

/** The pixels that a text needs, measured without a browser, rather too many than too few. */
export function textWidth(text: string, {bold = false}: {readonly bold?: boolean} = {}): number {
  return Math.ceil(widthOfLetters(text, FONT_SIZE, {bold}) * WIDER);
}

/**
 * Positions of labels along an axis, in pixels: each as near to its wish as the room allows, in order, without overlap.
 */
export function dodge(
  labels: readonly {readonly wish: number; readonly size: number}[],
  room: number,
  gap = 12
): readonly number[] {
  let free = 0;
  const starts = labels.map(({wish, size}) => {
    const start = Math.max(wish, free);
    free = start + size + gap;
    return start;
  });
  let limit = room;
  for (let i = labels.length - 1; i >= 0; i -= 1) {
    starts[i] = Math.max(0, Math.min(starts[i]!, limit - labels[i]!.size));
    limit = starts[i]! - gap;
  }
  return starts;
}

/** A number of a row as it is shown, tied or not. */
interface NumberText {
  readonly value: number;
  readonly text: string;
  /** Null where the number is untied. */
  readonly expression: string | null;
}

const plain = d3Format(",.1~f");

/** The text of a number that carries no expression, to one decimal at most. */
export function untiedText(value: number): string {
  return plain(value).replace("-", "−");
}

/**
 * A quantity of a row with its text; undefined if it is missing. A format finer than the quantity's interval allows is
 * replaced with the finest that it allows.
 */
export function numberText(
  row: Row,
  column: string,
  context: Pick<ChartContext, "format">,
  format?: string
): NumberText | undefined {
  const cell = shownCell(row, column);
  if ("missing" in cell) return undefined;
  const {value, expression} = cell;
  return {value, expression, text: expression === null ? untiedText(value) : formatShown(expression, context, format)};
}

function formatShown(expression: string, context: Pick<ChartContext, "format">, format: string | undefined): string {
  if (format === undefined) return context.format(expression);
  try {
    return context.format(expression, format);
  } catch {
    return context.format(expression);
  }
}
