import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {WrappedPdfiumModule} from "@embedpdf/pdfium";
import {once} from "../../memoize.js";
import type {Box} from "../reading.js";

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
  readonly close: () => void;
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
