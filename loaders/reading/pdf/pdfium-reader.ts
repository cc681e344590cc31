import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {WrappedPdfiumModule} from "@embedpdf/pdfium";
import type {Box} from "../../../src/core/box.js";
import {once} from "../../../src/core/memoize.js";

const require = createRequire(import.meta.url);

/** A character as PDFium reads it, in the order of its text; a space between words may be its own. */
export interface ReadChar {
  readonly text: string;
  /** In the coordinates of the file. */
  readonly box: Box;
  /** Whether its font says not which letter it is. */
  readonly isUnmapped: boolean;
}

/** A PDF as the second reader has it open. */
export interface SecondReader {
  readonly read: (page: number) => readonly ReadChar[];
  /** Draws a part of a page, given in points of the page as it is shown, in shades of grey. */
  readonly draw: (page: number, part: Box, scale: number) => DrawnPart;
  /** The width and height of a page as it is shown, in points. */
  readonly sizeOf: (page: number) => {readonly width: number; readonly height: number};
  readonly close: () => void;
}

/** A picture of a part of a page: a byte a pixel, from black to white. */
export interface DrawnPart {
  readonly width: number;
  readonly height: number;
  readonly greys: Uint8Array;
}

/** PDFium as WebAssembly, loaded once a process. */
const loadPdfium = once(async (): Promise<WrappedPdfiumModule> => {
  const {init} = await import("@embedpdf/pdfium");
  const binary = await readFile(require.resolve("@embedpdf/pdfium/pdfium.wasm"));
  const pdfium = await init({wasmBinary: new Uint8Array(binary).buffer});
  pdfium.PDFiumExt_Init();
  return pdfium;
});

/** Opens a PDF with PDFium; undefined if it can't read the file. */
export async function openWithPdfium(bytes: Uint8Array): Promise<SecondReader | undefined> {
  const pdfium = await loadPdfium();
  const {wasmExports} = pdfium.pdfium;
  const file = wasmExports.malloc(bytes.length);
  memoryOf(pdfium).HEAPU8.set(bytes, file);
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, "");
  if (document === 0) {
    wasmExports.free(file);
    return undefined;
  }
  const sides = wasmExports.malloc(4 * DOUBLE);
  return {
    read: (page) => readChars(pdfium, document, page, sides),
    draw: (page, part, scale) => drawPart(pdfium, document, {page, part, scale}),
    sizeOf: (page) => withPage(pdfium, document, page, (opened) => sizeOf(pdfium, opened)),
    close: () => {
      pdfium.FPDF_CloseDocument(document);
      wasmExports.free(sides);
      wasmExports.free(file);
    }
  };
}

/** What the package’s types leave open; the bytes move when there are more. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly getValue: (at: number, type: "double") => number;
}

const memoryOf = (pdfium: WrappedPdfiumModule): Memory => pdfium.pdfium as unknown as Memory;

/** The bytes of a number that PDFium writes. */
const DOUBLE = 8;

function readChars(pdfium: WrappedPdfiumModule, document: number, number: number, sides: number): readonly ReadChar[] {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) return [];
  const text = pdfium.FPDFText_LoadPage(page);
  const chars: ReadChar[] = [];
  const side = (i: number): number => memoryOf(pdfium).getValue(sides + i * DOUBLE, "double");
  for (let i = 0; i < pdfium.FPDFText_CountChars(text); i++) {
    pdfium.FPDFText_GetCharBox(text, i, sides, sides + DOUBLE, sides + 2 * DOUBLE, sides + 3 * DOUBLE);
    chars.push({
      text: String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, i)),
      box: {x1: side(0), x2: side(1), y1: side(2), y2: side(3)},
      isUnmapped: pdfium.FPDFText_HasUnicodeMapError(text, i) === 1
    });
  }
  pdfium.FPDFText_ClosePage(text);
  pdfium.FPDF_ClosePage(page);
  return chars;
}

function withPage<T>(pdfium: WrappedPdfiumModule, document: number, number: number, action: (page: number) => T): T {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) throw new Error(`page ${number} can't be drawn`);
  try {
    return action(page);
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

const sizeOf = (pdfium: WrappedPdfiumModule, page: number): {readonly width: number; readonly height: number} => ({
  width: pdfium.FPDF_GetPageWidthF(page),
  height: pdfium.FPDF_GetPageHeightF(page)
});

/** Draw with the annotations of the page, and letters without coloured edges. */
const DRAW_FLAGS = 0x01 | 0x1000;
const WHITE = 0xffffffff;

function drawPart(
  pdfium: WrappedPdfiumModule,
  document: number,
  {page: number, part, scale}: {readonly page: number; readonly part: Box; readonly scale: number}
): DrawnPart {
  return withPage(pdfium, document, number, (page) => {
    const whole = sizeOf(pdfium, page);
    const [width, height] = [Math.round((part.x2 - part.x1) * scale), Math.round((part.y2 - part.y1) * scale)];
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      const [left, top] = [Math.round(-part.x1 * scale), Math.round(-(whole.height - part.y2) * scale)];
      const [across, down] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
      pdfium.FPDF_RenderPageBitmap(bitmap, page, left, top, across, down, 0, DRAW_FLAGS);
      const stride = pdfium.FPDFBitmap_GetStride(bitmap);
      const at = pdfium.FPDFBitmap_GetBuffer(bitmap);
      const bytes = memoryOf(pdfium).HEAPU8.subarray(at, at + stride * height);
      const greys = new Uint8Array(width * height);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const pixel = y * stride + 4 * x;
          const [blue, green, red] = [bytes[pixel]!, bytes[pixel + 1]!, bytes[pixel + 2]!];
          greys[y * width + x] = Math.round(0.114 * blue + 0.587 * green + 0.299 * red);
        }
      return {width, height, greys};
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
  });
}
