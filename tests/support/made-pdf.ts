import {PDFDocument, StandardFonts, degrees, rgb} from "@cantoo/pdf-lib";
import type {PDFFont, PDFPage} from "@cantoo/pdf-lib";

/** What draws on a page that a test makes: places are in points from the lower left. */
export interface Pen {
  readonly page: PDFPage;
  readonly font: PDFFont;
  readonly text: (text: string, x: number, y: number, options?: {size?: number; turned?: boolean}) => void;
  readonly right: (text: string, x: number, y: number) => void;
  readonly across: (y: number, from: number, to: number) => void;
  readonly down: (x: number, from: number, to: number) => void;
}

const SIZE = 10;

/** When every made PDF says that it was made, so that equal drawings give equal bytes. */
const MADE = new Date(Date.UTC(2025, 0, 1));

/** Makes a small PDF, one page for each of the given drawings. */
export const madePdf = (...drawings: readonly ((pen: Pen) => void)[]): Promise<Uint8Array> =>
  pdfOfSize([400, 300], drawings);

/** Makes a PDF whose pages have a width and a height in points, one for each of the given drawings. */
export async function pdfOfSize(
  size: [number, number],
  drawings: readonly ((pen: Pen) => void)[]
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(MADE);
  pdf.setModificationDate(MADE);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const draw of drawings) {
    const page = pdf.addPage(size);
    const line = (start: {x: number; y: number}, end: {x: number; y: number}): void =>
      page.drawLine({start, end, thickness: 0.5, color: rgb(0, 0, 0)});
    draw({
      page,
      font,
      text: (text, x, y, {size = SIZE, turned = false} = {}) =>
        page.drawText(text, {x, y, size, font, ...(turned ? {rotate: degrees(90)} : {})}),
      right: (text, x, y) => page.drawText(text, {x: x - font.widthOfTextAtSize(text, SIZE), y, size: SIZE, font}),
      across: (y, from, to) => line({x: from, y}, {x: to, y}),
      down: (x, from, to) => line({x, y: from}, {x, y: to})
    });
  }
  return pdf.save();
}
