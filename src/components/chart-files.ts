import {loadEvidence} from "./evidence.js";
import {dataDigest, siteLink} from "./site-links.js";
import {saveFile, svgTexts} from "./take.js";
import type * as Take from "./take.js";

/** The dependencies of saving a chart; tests inject their own. */
export interface ChartFileTools {
  readonly load: (document: Document) => Promise<typeof Take>;
  readonly save: typeof saveFile;
}

const TOOLS: ChartFileTools = {load: loadTake, save: saveFile};

/** Saves a chart's drawing as SVG; resolves with the message for the reader. */
export async function saveSvg(figure: HTMLElement, {load, save}: ChartFileTools = TOOLS): Promise<string> {
  const name = `${idOf(figure)}.svg`;
  save(figure.ownerDocument, await drawingFile(figure, load), name, "image/svg+xml;charset=utf-8");
  return `${name} saved`;
}

/** Saves a chart's drawing as PNG; resolves with the message for the reader. */
export async function savePng(figure: HTMLElement, {load, save}: ChartFileTools = TOOLS): Promise<string> {
  const document = figure.ownerDocument;
  const [svg, name] = [await drawingFile(figure, load), `${idOf(figure)}.png`];
  const {takePng} = await load(document);
  save(document, await takePng(document, svg, textsOf(figure)), name, "image/png");
  return `${name} saved`;
}

/** Saves a chart's rows as the page shows them; resolves with the message for the reader. */
export async function saveRows(
  figure: HTMLElement,
  kind: Take.TakeKind,
  {load, save}: ChartFileTools = TOOLS
): Promise<string> {
  const document = figure.ownerDocument;
  const [{takeRows}, evidence] = await Promise.all([load(document), loadEvidence(document)]);
  const {name, type, contents} = takeRows(figure, kind, textsOf(figure), evidence);
  save(document, contents, name, type);
  return `${name} saved`;
}

/**
 * The address of a figure in its page, with the options in the page's address; a page whose address lags behind what it
 * shows provides the right one.
 */
export function linkTo(figure: HTMLElement): string {
  const url = new URL(
    figure.closest<HTMLElement>("[data-address]")?.dataset.address ?? figure.ownerDocument.location.href
  );
  url.hash = figure.id;
  return url.href;
}

const idOf = (figure: HTMLElement): string => figure.dataset.chart ?? "chart";

const textsOf = (figure: HTMLElement): ReturnType<typeof svgTexts> =>
  svgTexts(figure, dataDigest(figure.ownerDocument), linkTo(figure));

/** The visible drawing of a chart as a file that stands alone; rejects if the chart has no drawing. */
async function drawingFile(figure: HTMLElement, load: ChartFileTools["load"]): Promise<string> {
  const document = figure.ownerDocument;
  const drawing = visibleDrawing(figure);
  if (!drawing) throw new Error("This chart is made of text; take the table instead.");
  const {standaloneSvg} = await load(document);
  const style = document.defaultView!.getComputedStyle(document.documentElement);
  return standaloneSvg(drawing, textsOf(figure), {
    property: (name) => style.getPropertyValue(name),
    base: document.baseURI
  });
}

function visibleDrawing(figure: HTMLElement): SVGSVGElement | undefined {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>(":scope > .tm-drawing svg")];
  return drawings.find((drawing) => drawing.getBoundingClientRect().width > 0) ?? drawings[0];
}

async function loadTake(document: Document): Promise<typeof Take> {
  const url = siteLink(document, "take");
  if (url === undefined) throw new Error("This page stands alone and makes no files.");
  return (await import(/* @vite-ignore */ url)) as typeof Take;
}
