import type {Box, FoundTable, PrintedNumber, Reading, TableCell} from "../reading.js";
import {tablesOf} from "./find-tables.js";
import {openPdf} from "./open-pdf.js";
import {openWithPdfium} from "./pdfium-reader.js";
import {printedNumbers} from "./printed-numbers.js";

/** Where on which page a table is known to stand. */
export type Region = Box & {readonly page: number};

/** Which tables are read, and who is told of each page. */
export interface PdfOptions {
  /** Where tables are to be read, instead of wherever they are found. */
  readonly regions?: readonly Region[];
  readonly progress?: (step: string) => void;
}

/** Reads a PDF page by page with both readers. Throws a DiagnosticsError if it can’t be read. */
export async function readPdf(
  bytes: Uint8Array,
  shown: string,
  {regions, progress = () => undefined}: PdfOptions = {}
): Promise<Reading> {
  const pdf = await openPdf(bytes, shown);
  const second = await openWithPdfium(bytes);
  try {
    const tables: FoundTable[] = [];
    const numbers: PrintedNumber[] = [];
    const blank: number[] = [];
    for (let number = 1; number <= pdf.pages; number++) {
      progress(`reading page ${number} of ${pdf.pages}`);
      const page = await pdf.read(number);
      const printed = printedNumbers(page, second?.read(number));
      numbers.push(...printed);
      const here = regions?.filter((region) => region.page === number);
      tables.push(...tablesOf(page, here).map((table) => withLooks(table, printed)));
      if (page.glyphs.length === 0 && page.pictures.length > 0) blank.push(number);
    }
    return {pages: pdf.pages, tables, numbers, remarks: remarksOn(blank, pdf.pages)};
  } finally {
    await pdf.close();
    second?.close();
  }
}

/** Says of each cell why a number in it needs a look. */
function withLooks(table: FoundTable, numbers: readonly PrintedNumber[]): FoundTable {
  const unsure = numbers.filter(({look}) => look !== undefined);
  const cells = table.cells.map((cell): TableCell => {
    const {x1, x2, y1, y2} = cell.box;
    const found = unsure.find(({box}) => {
      const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
      return x > x1 && x < x2 && y > y1 && y < y2;
    });
    return found === undefined ? cell : {...cell, look: found.look!};
  });
  return {...table, cells};
}

function remarksOn(pictures: readonly number[], pages: number): readonly string[] {
  if (pictures.length === 0) return [];
  const which =
    pictures.length === pages
      ? pages === 1
        ? "its page is a picture"
        : "its pages are pictures"
      : `page${pictures.length === 1 ? "" : "s"} ${pictures.join(", ")} ${pictures.length === 1 ? "is a picture" : "are pictures"}`;
  return [
    `${which}, and holds no text to be read; have it recognized, or get the file as text`.replace(
      "pictures, and holds",
      "pictures, and hold"
    )
  ];
}

/** Reads regions as they are written: a JSON array of `{page, x1, y1, x2, y2}`. Undefined if it is none. */
export function parseRegions(json: string): readonly Region[] | undefined {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return undefined;
  }
  const isRegion = (one: unknown): one is Region =>
    typeof one === "object" &&
    one !== null &&
    ["page", "x1", "y1", "x2", "y2"].every((key) => Number.isFinite((one as Record<string, unknown>)[key]));
  return Array.isArray(given) && given.every(isRegion) ? given : undefined;
}
