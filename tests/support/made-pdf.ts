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

/** Makes a PDF, one page for each of the given drawings. */
export async function madePdf(...drawings: readonly ((pen: Pen) => void)[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const draw of drawings) {
    const page = pdf.addPage([400, 300]);
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
