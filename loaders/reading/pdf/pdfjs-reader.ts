import {createRequire} from "node:module";
import {dirname} from "node:path";
import type {PDFDocumentProxy} from "pdfjs-dist";
import {drawPage} from "./draw-page.js";
import type {DrawingTools} from "./draw-page.js";
import {multiply} from "./matrix.js";
import type {Matrix} from "./matrix.js";
import type {PageContent} from "./page-content.js";

const require = createRequire(import.meta.url);

/** An open PDF whose pages are read one after another. */
export interface OpenPdf {
  readonly pages: number;
  readonly read: (page: number) => Promise<PageContent>;
  readonly close: () => Promise<void>;
}

/** Opens a PDF with pdf.js. Throws pdf.js’s own errors, which {@link openPdf} tells apart. */
export async function openWithPdfjs(bytes: Uint8Array): Promise<OpenPdf> {
  const {getDocument, OPS, VerbosityLevel} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const nameOf = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  const task = getDocument({
    // pdf.js takes the bytes over, and no Buffer.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    cMapUrl: resource("cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: resource("standard_fonts/")
  });
  const document = await task.promise;
  return {pages: document.numPages, read: (page) => readPage(document, page, nameOf), close: () => task.destroy()};
}

/** pdf.js counts down from the top of a page. */
const upwards = ({transform, height}: {transform: number[]; height: number}): Matrix =>
  multiply([1, 0, 0, -1, 0, height], transform as unknown as Matrix);

const resource = (folder: string): string => `${dirname(require.resolve("pdfjs-dist/package.json"))}/${folder}`;

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  nameOf: DrawingTools["nameOf"]
): Promise<PageContent> {
  const page = await document.getPage(number);
  try {
    const operators = await page.getOperatorList();
    const viewport = page.getViewport({scale: 1});
    const tools: DrawingTools = {
      nameOf,
      fontOf: (name) =>
        page.commonObjs.has(name) ? (page.commonObjs.get(name) as ReturnType<DrawingTools["fontOf"]>) : {}
    };
    const drawn = drawPage(operators, tools, upwards(viewport));
    return {
      number,
      width: viewport.width,
      height: viewport.height,
      rotation: viewport.rotation,
      matrix: upwards(viewport),
      ...drawn
    };
  } finally {
    page.cleanup();
  }
}
