import {createRequire} from "node:module";
import {dirname} from "node:path";
import type {PDFDocumentProxy} from "pdfjs-dist";
import type * as PdfJs from "pdfjs-dist/legacy/build/pdf.mjs";
import {drawPage} from "./draw-page.js";
import type {DrawingTools} from "./draw-page.js";
import {multiply} from "./matrix.js";
import type {Matrix} from "./matrix.js";
import type {PageContent} from "./page-content.js";
import {withVerticalText} from "./vertical-text.js";
import {DiagnosticsError} from "../../../src/core/diagnostic.js";

const require = createRequire(import.meta.url);

/** An open PDF whose pages are read one after another. */
export interface OpenPdf {
  readonly pages: number;
  readonly read: (page: number) => Promise<PageContent>;
  readonly close: () => Promise<void>;
}

/** After so many pages a document is opened anew, since pdf.js keeps what it has parsed of each. */
const PAGES_AT_ONCE = 100;

/** Opens a PDF with pdf.js. Throws pdf.js’s own errors, which {@link openPdf} tells apart. */
export async function openWithPdfjs(bytes: Uint8Array): Promise<OpenPdf> {
  const {getDocument, OPS, VerbosityLevel} = await loadPdfjs();
  const nameOf = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  const open = (): ReturnType<typeof getDocument> =>
    getDocument({
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
  let task = open();
  let read = 0;
  const {numPages} = await task.promise;
  return {
    pages: numPages,
    read: async (page) => {
      if (read++ === PAGES_AT_ONCE) {
        await task.destroy();
        task = open();
        read = 1;
      }
      return readPage(await task.promise, page, nameOf);
    },
    close: () => task.destroy()
  };
}

/**
 * Loads pdf.js with the part of it that works on documents. Both ask for their own stack as they are loaded, for which
 * Node would first read their source maps; that takes it longer than loading them.
 */
async function loadPdfjs(): Promise<typeof PdfJs> {
  const areEnabled = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    // @ts-expect-error It has no types, and nothing is taken from it: pdf.js finds it when it is there.
    await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    return await import("pdfjs-dist/legacy/build/pdf.mjs");
  } finally {
    process.setSourceMapsEnabled(areEnabled);
  }
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
      ...drawn,
      glyphs: withVerticalText(drawn.glyphs)
    };
  } finally {
    page.cleanup();
  }
}

/** Where a PDF’s first and last marks are looked for, since other bytes may stand before and after it. */
const FIRST = 1024;
const LAST = 4096;

const latin1 = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** Opens a PDF; what can't be read is refused in one line that says why, and what to do. */
export async function openPdf(bytes: Uint8Array, shown: string): Promise<OpenPdf> {
  const refuse = (message: string): never => {
    throw new DiagnosticsError([{file: shown, message}]);
  };
  if (bytes.length === 0) refuse("is empty; get the file again");
  if (!latin1(bytes.subarray(0, FIRST)).includes("%PDF-")) refuse("is no PDF; name a PDF file");
  // Where the end is missing, pages may be, too, and nothing would say so.
  if (!latin1(bytes.subarray(-LAST)).includes("%%EOF"))
    refuse("is cut short, since its end is missing; get the file again");
  const opened = await openWithPdfjs(bytes).catch((error: unknown) => refuse(whyNot(error)));
  if (opened.pages > 0) return opened;
  await opened.close();
  return refuse("has no pages; get the file again");
}

function whyNot(error: unknown): string {
  const {name, message} = error as Error;
  return name === "PasswordException"
    ? "is protected by a password; save a copy without one, and read that"
    : `is damaged, and can't be read (${message.replace(/\.$/, "")}); get the file again`;
}
