import {GlobalWorkerOptions, getDocument} from "pdfjs-dist";

/** Draws pages of a PDF. */
export interface PdfPages {
  /** Draws a page, 1-based, as wide as a canvas is shown; on a denser screen with more points. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
}

/** Where the files that pdf.js asks for come from: character maps and standard fonts, by kind and name. */
export type PdfParts = (kind: "cmaps" | "standard_fonts", name: string) => Promise<Uint8Array>;

/** How a PDF is opened by this module, which a page loads only once it shows one. */
export type OpenPdfPages = typeof openPdfPages;

/** The most device points that a page is drawn with, so that memory stays small. */
const MOST_DENSE = 2;

/** Opens a PDF in a worker. */
export async function openPdfPages(bytes: Uint8Array, worker: string, parts: PdfParts): Promise<PdfPages> {
  GlobalWorkerOptions.workerSrc = worker;
  const pdf = await getDocument({
    data: bytes,
    isEvalSupported: false,
    useWorkerFetch: false,
    CMapReaderFactory: class {
      async fetch({name}: {readonly name: string}): Promise<{cMapData: Uint8Array; isCompressed: boolean}> {
        return {cMapData: await parts("cmaps", `${name}.bcmap`), isCompressed: true};
      }
    },
    StandardFontDataFactory: class {
      fetch({filename}: {readonly filename: string}): Promise<Uint8Array> {
        return parts("standard_fonts", filename);
      }
    }
  }).promise;
  return {
    draw: async (number, canvas, width) => {
      const page = await pdf.getPage(number);
      const own = page.getViewport({scale: 1});
      const density = Math.min(MOST_DENSE, canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1);
      const viewport = page.getViewport({scale: (width * density) / own.width});
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({canvasContext: canvas.getContext("2d")!, viewport}).promise;
      page.cleanup();
    }
  };
}
