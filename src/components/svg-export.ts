import type {SvgTexts} from "./svg-texts.js";
import {wrapLines} from "./wrap-lines.js";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const INK = "#1b2127";
const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Hiragino Sans', sans-serif";

/** What an export needs of the page. */
export interface SvgExportOptions {
  /** The value of a custom property where a drawing gives no fallback. */
  readonly property: (name: string) => string;
  /** What relative links are resolved against. */
  readonly base: string;
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: "normal" | "bold";
}

/**
 * A drawing as a file that stands alone: literal colours (the light ones), headline and title above, caveats and source line below,
 * and expressions and data digest in its `<metadata>`.
 */
export function standaloneSvg(drawing: SVGSVGElement, texts: SvgTexts, options: SvgExportOptions): string {
  const document = drawing.ownerDocument;
  const [width, height] = sizeOf(drawing);
  const inner = drawing.cloneNode(true) as SVGSVGElement;
  for (const element of [inner, ...inner.querySelectorAll("*")]) makeLiteral(element, options);
  const above = linesOf([[texts.headline, 18, "bold"], [texts.title, 13, "normal"]], width);
  const below = linesOf([...texts.notes.map((note) => [note, 12, "normal"] as const), [texts.source, 12, "normal"]], width);
  const [top, bottom] = [heightOf(above), heightOf(below)];
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, top + height + bottom + 4 * MARGIN];
  const outer = svg(document, "svg", {
    width: fullWidth, height: fullHeight, viewBox: `0 0 ${fullWidth} ${fullHeight}`, role: "img", "font-family": FONT, fill: INK
  });
  set(inner, {x: MARGIN, y: 2 * MARGIN + top, width, height});
  outer.append(
    svg(document, "title", {}, texts.headline),
    svg(document, "desc", {}, [texts.title, texts.description, ...texts.notes, texts.source].join("\n")),
    svg(document, "metadata", {}, JSON.stringify({generator: "Tickmark", ...texts})),
    svg(document, "rect", {width: fullWidth, height: fullHeight, fill: "#ffffff"}),
    textBlock(document, above, MARGIN),
    inner,
    textBlock(document, below, 3 * MARGIN + top + height)
  );
  const Serializer = document.defaultView?.XMLSerializer ?? XMLSerializer;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new Serializer().serializeToString(outer)}\n`;
}

function sizeOf(drawing: SVGSVGElement): readonly [number, number] {
  const box = (drawing.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const [, , width = Number(drawing.getAttribute("width")), height = Number(drawing.getAttribute("height"))] = box;
  return [width, height];
}

function makeLiteral(element: Element, {property, base}: SvgExportOptions): void {
  for (const {name, value} of [...element.attributes]) {
    if (value.includes("var(")) element.setAttribute(name, resolveVariables(value, property));
    else if (value === "currentColor") element.setAttribute(name, INK);
  }
  const href = element.localName === "a" ? element.getAttribute("href") : null;
  if (href !== null) element.setAttribute("href", new URL(href, base).href);
}

function resolveVariables(value: string, property: (name: string) => string): string {
  return value.replace(/var\((--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)/g, (_whole, name: string, fallback?: string) =>
    (fallback?.trim() || property(name).trim()) || INK);
}

function linesOf(texts: readonly (readonly [string, number, Line["weight"]])[], width: number): readonly Line[] {
  return texts.flatMap(([text, size, weight]) => wrapLines(text, width, size, weight).map((line) => ({text: line, size, weight})));
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, {size}) => sum + size * 1.4, 0);
}

function textBlock(document: Document, lines: readonly Line[], from: number): Element {
  let y = from;
  return svg(document, "g", {}, ...lines.map(({text, size, weight}) => {
    y += size * 1.4;
    return svg(document, "text", {x: MARGIN, y: (y - size * 0.4).toFixed(1), "font-size": size, "font-weight": weight}, text);
  }));
}

function svg(document: Document, name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly (Node | string)[]): Element {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
