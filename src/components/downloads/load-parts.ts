import {strToU8, zipSync} from "fflate";
import type {ZipOptions} from "fflate";
import type {CompiledBriefing, CompiledDeck} from "../../core/deck/compiled.js";
import {inTerms} from "../../core/terms/in-terms.js";
import {chartFiles} from "../../exports/chart-svg.js";
import {siteLink, siteRoot} from "../site-links.js";
import type {SiteLink} from "../site-links.js";
import {vocabularyOf} from "../terms/apply-terms.js";
import {TYPES} from "./menu.js";
import {svgWithFonts} from "./page-fonts.js";
import type {MadeFile} from "./menu.js";

/**
 * Loads the compiled deck or briefing of a page, in the vocabulary that the page shows; rejects if it can't be loaded.
 */
export async function loadDocument<K extends "deck" | "briefing">(
  document: Document,
  kind: K
): Promise<K extends "deck" ? CompiledDeck : CompiledBriefing> {
  const loaded = JSON.parse(await loadText(document, "document")) as CompiledDeck | CompiledBriefing;
  if (loaded.kind !== kind) throw new Error(`This page names no ${kind}.`);
  return inTerms(loaded, vocabularyOf(document)) as K extends "deck" ? CompiledDeck : CompiledBriefing;
}

/** Loads the text of a site file that the page's head links to; rejects if it can't be loaded. */
export async function loadText(document: Document, name: SiteLink): Promise<string> {
  const url = siteLink(document, name);
  if (url === undefined) throw new Error(`This page names no file for “${name}”.`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.text();
}

/** The root address of the page's site, for links in a saved file; empty if others could not reach it. */
export function siteOfPage(document: Document): string {
  const root = siteRoot(document);
  return /^https?:/.test(root) ? root : "";
}

/** The earliest time that a zip can hold, in local time, as zips store it. */
const TIME = new Date(1980, 0, 1);

/** A zip with an SVG of every chart of a document that is a drawing; throws an Error if there is none. */
export function chartsZip(compiled: CompiledDeck | CompiledBriefing, document: Document): MadeFile {
  const charts = [...chartFiles(compiled, {document, site: siteOfPage(document)})];
  if (charts.length === 0) throw new Error("There is no chart here that is a drawing.");
  const files = Object.fromEntries(
    charts.map(([id, svg]) => [`${id}.svg`, [strToU8(svg), {mtime: TIME}] as [Uint8Array, ZipOptions]])
  );
  return {name: `${compiled.name}-svg.zip`, type: TYPES.zip, contents: Uint8Array.from(zipSync(files))};
}

/**
 * Makes a function that draws a standalone SVG with the browser as a PNG of the given width in pixels, on white, in the
 * page's fonts.
 */
export function pngMaker(document: Document): (svg: string, width: number) => Promise<Uint8Array<ArrayBuffer>> {
  return async (svg, width) => {
    const {text, height} = sized(await svgWithFonts(svg, document), width, document);
    const picture = document.createElement("img");
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser draws no pictures.");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("This browser makes no pictures.");
    return new Uint8Array(await blob.arrayBuffer());
  };
}

/**
 * An SVG with explicit width and height in pixels, which some browsers need to draw it on a canvas. Throws an Error if
 * the drawing has no size.
 */
function sized(svg: string, width: number, {defaultView}: Document): {readonly text: string; readonly height: number} {
  const {DOMParser, XMLSerializer} = defaultView as Window & typeof globalThis;
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [, , own = Number.NaN, high = Number.NaN] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (!(own > 0) || !(high > 0)) throw new Error("A drawing has no size.");
  const height = Math.round((width * high) / own);
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  return {text: new XMLSerializer().serializeToString(root), height};
}
