import {numbersOf} from "../core/deck/blocks.js";
import type {CompiledBriefing, CompiledChart, CompiledDeck, CompiledDocument} from "../core/deck/compiled.js";
import {FONT_FAMILIES} from "../core/font-families.js";
import {textWidth} from "../core/letter-widths.js";
import {draftMark} from "../core/standing.js";
import {PAPER} from "../core/themes/paper.js";
import {PLAIN} from "../core/themes/plain.js";
import {stateText} from "../core/tick.js";
import type {TickState} from "../core/tick.js";
import {shownText} from "../views/shown-blocks.js";
import {chartsOf} from "./document-data.js";
import {siteAddress, siteTrace} from "./evidence-list.js";

/** What a chart's file is made with. */
interface ChartSvgContext {
  readonly document: Document;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** The path of the page that the chart stands on, with a slash before it. */
  readonly page: string;
}

/**
 * A chart as an SVG file with its headline, notes, sources and expressions; undefined for a chart that is made of text.
 */
export function chartToSvg(
  chart: CompiledChart,
  compiled: Pick<CompiledDocument, "digest" | "version" | "standing" | "facts">,
  {document, site, page}: ChartSvgContext
): string | undefined {
  if (chart.full.drawing === null) return undefined;
  const {content} = Object.assign(document.createElement("template"), {innerHTML: chart.full.drawing.svg});
  const texts = chartTexts(chart, compiled, siteAddress(site, page) ?? "");
  return svgFile(document.importNode(content.querySelector("svg")!, true), texts, {
    address: (link) => {
      const expression = link.getAttribute("data-trace");
      return expression === null ? undefined : siteTrace(site, expression);
    }
  });
}

/** The texts of a chart's file. */
function chartTexts(
  chart: CompiledChart,
  compiled: Pick<CompiledDocument, "digest" | "version" | "standing" | "facts">,
  page: string
): SvgTexts {
  const {digest, version, facts} = compiled;
  const mark = draftMark(compiled);
  const cells = chart.dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : []));
  const words = [chart.headline, ...chart.notes].flatMap((inline) =>
    numbersOf(inline).map(({expression}) => expression)
  );
  return {
    headline: shownText(chart.headline),
    title: chart.title,
    description: chart.description,
    notes: [...(mark === "" ? [] : [mark]), ...chart.notes.map(shownText)],
    source: sourceText(chart.sources),
    state: stateText(stateOf(chart, facts)),
    expressions: [...new Set([...words, ...cells])],
    digest,
    version,
    page
  };
}

function stateOf({openPoints, facts: ids}: CompiledChart, facts: CompiledDocument["facts"]): TickState {
  if (openPoints.length > 0) return "open";
  return facts.some(({id, status}) => status !== "exact" && ids.includes(id)) ? "unchecked" : "tied";
}

/** The documents of some numbers as one line of text. */
export function sourceText(sources: CompiledChart["sources"]): string {
  return sources.length === 0
    ? ""
    : `${sources.length > 1 ? "Sources" : "Source"}: ${sources.map(({label}) => label).join("; ")}`;
}

const FOLDERS = {deck: "decks", briefing: "briefings"} as const;

/**
 * The charts of a deck or briefing as SVG files, each under a name of its own; those that are made of text are left
 * out.
 */
export function chartFiles(
  compiled: CompiledDeck | CompiledBriefing,
  context: Omit<ChartSvgContext, "page">
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const chart of chartsOf(compiled)) {
    const svg = chartToSvg(chart, compiled, {...context, page: `/${FOLDERS[compiled.kind]}/${compiled.name}`});
    if (svg === undefined) continue;
    const others = [...files.keys()].filter((name) => name.replace(/-\d+$/, "") === chart.id).length;
    files.set(others === 0 ? chart.id : `${chart.id}-${others + 1}`, svg);
  }
  return files;
}

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const {ink: INK} = PAPER.colours;

/** The texts that a drawing's file carries besides the drawing. */
export interface SvgTexts {
  readonly headline: string;
  readonly title: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly source: string;
  /** The tick's sign and words after the source line; empty if all is tied. */
  readonly state: string;
  readonly expressions: readonly string[];
  readonly digest: string;
  /** The version that made it; absent where that is not known. */
  readonly version?: string;
  /** The address of the chart's page; empty if unknown. */
  readonly page: string;
}

/** How custom properties and links of a drawing are resolved for its file. */
interface SvgFileOptions {
  /** Gives the value of a custom property that the drawing uses without a fallback. */
  readonly property?: (name: string) => string;
  /** Gives the address of a link in the drawing; undefined removes the link. */
  readonly address: (link: Element) => string | undefined;
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: "normal" | "bold";
}

/**
 * A drawing as a standalone SVG file: literal light colours, headline and title above, caveats and source line below,
 * expressions and data digest in its `<metadata>`. The given element is not changed.
 */
export function svgFile(drawing: Element, texts: SvgTexts, {property, address}: SvgFileOptions): string {
  const document = drawing.ownerDocument;
  const [width, height] = sizeOf(drawing);
  const inner = drawing.cloneNode(true) as Element;
  makeColorsLiteral(inner, property);
  for (const name of ["xmlns", "font-family"]) inner.removeAttribute(name);
  inner.querySelectorAll("a").forEach((link) => setAddress(link, address(link)));
  const above = linesOf(
    [
      [texts.headline, 18, "bold"],
      [texts.title, 13, "normal"]
    ],
    width
  );
  const below = linesOf(
    [...texts.notes.map((note) => [note, 12, "normal"] as const), [sourceAndState(texts), 12, "normal"]],
    width
  );
  const [top, bottom] = [heightOf(above), heightOf(below)];
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, top + height + bottom + 4 * MARGIN];
  const outer = svg(document, "svg", {
    width: fullWidth,
    height: fullHeight,
    viewBox: `0 0 ${fullWidth} ${fullHeight}`,
    role: "img",
    "font-family": FONT_FAMILIES,
    fill: INK
  });
  set(inner, {x: MARGIN, y: 2 * MARGIN + top, width, height});
  outer.append(
    svg(document, "title", {}, texts.headline),
    svg(document, "desc", {}, [texts.title, texts.description, ...texts.notes, sourceAndState(texts)].join("\n")),
    svg(document, "metadata", {}, JSON.stringify({generator: "Tickmark", ...texts})),
    svg(document, "rect", {width: fullWidth, height: fullHeight, fill: PLAIN.colours.ground}),
    textBlock(document, above, MARGIN),
    inner,
    textBlock(document, below, 3 * MARGIN + top + height)
  );
  const Serializer = document.defaultView?.XMLSerializer ?? XMLSerializer;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new Serializer().serializeToString(outer)}\n`;
}

/** The source line followed by the tick's text. */
export function sourceAndState({source, state}: Pick<SvgTexts, "source" | "state">): string {
  return [source, state].filter((text) => text !== "").join(" · ");
}

function sizeOf(drawing: Element): readonly [number, number] {
  const box = (drawing.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const [, , width = Number(drawing.getAttribute("width")), height = Number(drawing.getAttribute("height"))] = box;
  return [width, height];
}

function setAddress(link: Element, address: string | undefined): void {
  if (address === undefined) link.removeAttribute("href");
  else link.setAttribute("href", address);
}

function linesOf(texts: readonly (readonly [string, number, Line["weight"]])[], width: number): readonly Line[] {
  return texts.flatMap(([text, size, weight]) =>
    wrapLines(text, width, size, weight).map((line) => ({text: line, size, weight}))
  );
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, {size}) => sum + size * 1.4, 0);
}

function textBlock(document: Document, lines: readonly Line[], from: number): Element {
  let y = from;
  return svg(
    document,
    "g",
    {},
    ...lines.map(({text, size, weight}) => {
      y += size * 1.4;
      return svg(
        document,
        "text",
        {x: MARGIN, y: (y - size * 0.4).toFixed(1), "font-size": size, "font-weight": weight},
        text
      );
    })
  );
}

function svg(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): Element {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** The share of a line that is left free: readers who have none of our fonts see a wider one, as Arial’s bold. */
const SPARE = 0.12;

/**
 * Breaks a text into lines of at most `width` pixels, measured without a browser; a longer word has a line of its own.
 */
export function wrapLines(
  text: string,
  width: number,
  fontSize: number,
  weight: "normal" | "bold" = "normal"
): readonly string[] {
  const most = width * (1 - SPARE);
  const bold = weight === "bold";
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize, {bold}) <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Replaces custom properties in a drawing with their fallbacks, the light colours, because a file has no page that
 * defines them.
 */
export function makeColorsLiteral(drawing: Element, property: (name: string) => string = () => ""): void {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, resolve(value, property));
      else if (value === "currentColor") element.setAttribute(name, INK);
    }
  }
}

function resolve(value: string, property: (name: string) => string): string {
  return value.replace(
    /var\((--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)/g,
    (_whole, name: string, fallback?: string) => fallback?.trim() || property(name).trim() || INK
  );
}
