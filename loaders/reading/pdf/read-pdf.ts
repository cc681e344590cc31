import {holdsMiddle} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import type {FoundTable, PrintedNumber, Reading, TableCell} from "../reading.js";
import {tablesOf} from "./find-tables.js";
import {openPdf} from "./pdfjs-reader.js";
import type {PageContent} from "./page-content.js";
import {openWithPdfium} from "./pdfium-reader.js";
import {printedNumbers} from "./printed-numbers.js";
import {openRecognizer} from "./recognize.js";
import type {Recognizer} from "./recognize.js";

/** Where on which page a table is known to stand. */
export type Region = Box & {readonly page: number};

/** Which tables are read, and who is told of each page. */
export interface PdfOptions {
  /** Where tables are to be read, instead of wherever they are found. */
  readonly regions?: readonly Region[];
  readonly progress?: (step: string) => void;
  /** Opens what recognizes pages that are pictures, when the first is met. */
  readonly recognize?: typeof openRecognizer;
  /** Whether numbers are read at all, each with both readers; the text and the tables don’t follow from that. */
  readonly withNumbers?: boolean;
  /** Is given each page with its tables and numbers, one after the other; pages aren’t kept. */
  readonly onPage?: (page: PageContent, tables: readonly FoundTable[], numbers: readonly PrintedNumber[]) => void;
}

/** Reads a PDF page by page with both readers. Throws a DiagnosticsError if it can’t be read. */
export async function readPdf(
  bytes: Uint8Array,
  shown: string,
  {regions, progress = () => undefined, recognize = openRecognizer, withNumbers = true, onPage}: PdfOptions = {}
): Promise<Reading> {
  const pdf = await openPdf(bytes, shown);
  let second = withNumbers ? await openWithPdfium(bytes) : undefined;
  let recognizer: Recognizer | undefined | "none";
  try {
    const tables: FoundTable[] = [];
    const numbers: PrintedNumber[] = [];
    const said: PagesSaid = {pictures: [], recognized: [], unsure: [], nameless: []};
    for (let number = 1; number <= pdf.pages; number++) {
      progress(`reading page ${number} of ${pdf.pages}`);
      let page = await pdf.read(number).catch((error: unknown) => {
        const message = `page ${number} is damaged, and can't be read (${(error as Error).message}); get the file again`;
        throw new DiagnosticsError([{file: shown, message}]);
      });
      if (page.glyphs.length === 0 && page.pictures.length > 0) {
        progress(`recognizing page ${number} of ${pdf.pages}`);
        second ??= await openWithPdfium(bytes);
        recognizer ??= (await recognize()) ?? "none";
        const found = recognizer === "none" || !second ? undefined : await recognizer.read(page, second);
        if (typeof found === "object") page = found;
        (found === undefined ? said.pictures : found === "unsure" ? said.unsure : said.recognized).push(number);
      }
      const again = page.isRecognized || !withNumbers ? undefined : second?.read(number);
      const printed = withNumbers
        ? printedNumbers(page, again).map((one) => (page.isRecognized ? {...one, look: RECOGNIZED} : one))
        : [];
      numbers.push(...printed);
      const here = regions?.filter((region) => region.page === number);
      const found = tablesOf(page, here).map((table) => withLooks(table, printed));
      tables.push(...found);
      onPage?.(page, found, printed);
      if (page.glyphs.some(({text}) => NAMELESS.test(text)) || again?.some(({isUnmapped}) => isUnmapped))
        said.nameless.push(number);
    }
    return {
      pages: pdf.pages,
      tables,
      numbers,
      ...(said.recognized.length > 0 && typeof recognizer === "object" ? {recognizer: recognizer.name} : {}),
      remarks: remarksOn(said)
    };
  } finally {
    await pdf.close();
    second?.close();
    if (typeof recognizer === "object") await recognizer.close();
  }
}

/** Why no number of a page that is a picture is certain. */
export const RECOGNIZED = "it was recognized in a picture";

/** Says of each cell why a number in it needs a look. */
function withLooks(table: FoundTable, numbers: readonly PrintedNumber[]): FoundTable {
  const unsure = numbers.filter(({look}) => look !== undefined);
  const cells = table.cells.map((cell): TableCell => {
    const found = unsure.find(({box}) => holdsMiddle(cell.box, box));
    return found === undefined ? cell : {...cell, look: found.look!};
  });
  return {...table, cells};
}

/** Control characters and letters that stand for none: what a reader gives for glyphs that have no name. */
const NAMELESS = /[\p{Cc}\p{Co}\uFFFD]/u;

/** Pages of which something must be said, by their numbers. */
interface PagesSaid {
  /** Pictures that nothing here recognizes. */
  readonly pictures: number[];
  readonly recognized: number[];
  readonly unsure: number[];
  readonly nameless: number[];
}

function remarksOn({pictures, recognized, unsure, nameless}: PagesSaid): readonly string[] {
  const said: readonly (readonly [pages: readonly number[], what: string])[] = [
    [
      pictures,
      "without text to be read; install the optional packages to have it recognized (npm install), or get the file as text"
    ],
    [recognized, "whose text is recognized as English or French; compare every number with the page"],
    [
      unsure,
      "whose text is not clear, or neither English nor French, for which there is data here; have it recognized elsewhere in its language, or get the file as text"
    ]
  ];
  return [
    ...said.flatMap(([pages, what]) =>
      pages.length === 0 ? [] : [`${pagesOf(pages)}: only ${pages.length === 1 ? "a picture" : "pictures"}, ${what}`]
    ),
    ...(nameless.length === 0
      ? []
      : [`${pagesOf(nameless)}: a font does not say which letters it draws; compare what is read with the page`])
  ];
}

const pagesOf = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? "page" : "pages"} ${numbers.join(", ")}`;

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
