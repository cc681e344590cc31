import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {around, holdsMiddle} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import {once} from "../../../src/core/memoize.js";
import {ReadingError, TextWriter, onOneLine} from "../document-reading.js";
import type {DocumentReading, ReadCell, ReadTable, TextBox, TextLook} from "../document-reading.js";
import type {FoundTable, PrintedNumber, TableCell} from "../reading.js";
import type {PageContent} from "./page-content.js";
import {continuedTables} from "./continued-tables.js";
import type {PlacedTable} from "./continued-tables.js";
import {joinOf, paragraphsOf, inReadingOrder} from "./reading-order.js";
import {isSpaced} from "./printed-numbers.js";
import {RECOGNIZED, readPdf} from "./read-pdf.js";
import type {PdfOptions} from "./read-pdf.js";
import {wordsOf} from "./text-lines.js";
import type {TextLine, Word} from "./text-lines.js";
import {boxTurnedBack, turnOf, turnedBox, turnedPage} from "./turned-page.js";

const require = createRequire(import.meta.url);

/**
 * Reads a PDF as a text: page by page its columns, paragraph by paragraph a line each, and its tables where they stand,
 * row by row. Heads and feet of pages stay where they are. A number on which the readers don’t agree has a look.
 */
export async function readPdfText(
  bytes: Uint8Array,
  progress: (step: string) => void = () => undefined,
  options: Pick<PdfOptions, "withNumbers"> = {}
): Promise<DocumentReading> {
  const {writer, continued, remarks, recognizer} = await write(bytes, "", {...options, progress}).catch(
    (error: unknown) => {
      if (error instanceof DiagnosticsError) throw new ReadingError(error.diagnostics[0]!.message);
      throw error;
    }
  );
  const {text, places, looks, boxes, pages} = writer;
  if (text.trim() === "")
    throw new ReadingError(remarks[0] ?? "holds no text that can be read; get the file in which its text stands");
  const tables = writer.tables.map(({table}) => withContinued(table, continued));
  const reader = [await readerName(), ...(recognizer === undefined ? [] : [recognizer])].join(" ");
  return {reader, title: "", text, places, tables, looks, boxes, pages, remarks: [...remarks, ...remarksOn(tables)]};
}

/** A table as it is found on its page, with its place in the text and that of the table it seems to go on from. */
export type NamedTable = FoundTable & Pick<ReadTable, "place" | "continues">;

/**
 * The tables of a PDF in the order of its pages, from the top down, and what must be said of how it was read. Throws a
 * DiagnosticsError if it can’t be read.
 */
export async function readPdfTables(
  bytes: Uint8Array,
  shown: string,
  options: Pick<PdfOptions, "regions" | "progress"> = {}
): Promise<{readonly tables: readonly NamedTable[]; readonly remarks: readonly string[]}> {
  const {writer, found, continued, remarks} = await write(bytes, shown, options);
  const places = new Map(writer.tables.map((one) => [one.found, one.table.place]));
  return {tables: found.map((table) => withContinued({place: places.get(table)!, ...table}, continued)), remarks};
}

async function write(bytes: Uint8Array, shown: string, options: PdfOptions) {
  const writer = new PdfWriter();
  const {tables, remarks, recognizer} = await readPdf(bytes, shown, {
    ...options,
    onPage: (page, found, numbers) => writer.page(page, found, numbers)
  });
  const continued = continuedTables(writer.tables, writer.text, writer.places);
  return {writer, found: tables, continued, remarks, recognizer};
}

function withContinued<T extends Pick<ReadTable, "place">>(table: T, continued: ReadonlyMap<string, string>) {
  const continues = continued.get(table.place);
  return continues === undefined ? table : {...table, continues};
}

const remarksOn = (tables: readonly ReadTable[]): readonly string[] =>
  tables.flatMap(({place, continues}) =>
    continues === undefined ? [] : [`${place} seems to go on from ${continues}; they can be accepted as one table`]
  );

/** The reader with the versions of both libraries that it reads with. */
const readerName = once(async (): Promise<string> => {
  const {version} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = dirname(dirname(require.resolve("@embedpdf/pdfium/pdfium.wasm")));
  const pdfium = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {readonly version: string};
  return `pdf 2 pdfjs ${version} pdfium ${pdfium.version}`;
});

/** Writes pages one under the other. */
class PdfWriter extends TextWriter {
  readonly tables: PlacedTable[] = [];
  readonly looks: TextLook[] = [];
  readonly boxes: TextBox[] = [];
  readonly pages: {readonly width: number; readonly height: number}[] = [];

  page(page: PageContent, tables: readonly FoundTable[], numbers: readonly PrintedNumber[]): void {
    const doubts = numbers.flatMap(doubtOf);
    this.pages.push({width: page.width, height: page.height});
    const main = turnOf(page);
    const turns = [main, ...([0, 1, 2, 3] as const).filter((turn) => turn !== main)];
    let paragraph = 0;
    const start = this.length;
    for (const turn of turns) {
      const upright = turnedPage({...page, glyphs: page.glyphs.filter((glyph) => glyph.turn === turn)}, turn);
      const turned = doubts.map(({box, look}) => ({box: turnedBox(box, page, turn), look}));
      const placed = new Map(
        turn === main ? tables.map((table) => [standIn(turnedBox(table.box, page, turn)), table]) : []
      );
      const words = wordsOf(upright.glyphs).filter(
        ({box}) => ![...placed.keys()].some((table) => holds(table.box, box))
      );
      for (const column of inReadingOrder([...words, ...placed.keys()])) {
        let open: TextLine[] = [];
        const close = (): void => {
          for (const lines of paragraphsOf(open))
            this.paragraph(lines, `page ${page.number}, paragraph ${++paragraph}`, turned, (box) => ({
              page: page.number,
              box: boxTurnedBack(box, page, turn)
            }));
          open = [];
        };
        for (const line of column) {
          const beside = line.words.filter((word) => !placed.has(word));
          if (beside.length > 0) open.push({...line, words: beside, box: around(beside.map(({box}) => box))});
          const here = line.words.flatMap((word) => placed.get(word) ?? []);
          if (here.length > 0) close();
          for (const table of here)
            this.table(table, `page ${page.number}, table ${tables.indexOf(table) + 1}`, doubts);
        }
        close();
      }
    }
    if (page.isRecognized) this.looks.push({start, end: this.length, why: RECOGNIZED});
  }

  private paragraph(
    lines: readonly TextLine[],
    place: string,
    doubts: readonly Doubt[],
    onPage: (box: Box) => Pick<TextBox, "page" | "box">
  ): void {
    let text = "";
    const looks: TextLook[] = [];
    const boxes: TextBox[] = [];
    for (const {words} of lines)
      words.forEach((word, i) => {
        const plain = plainText(word.text);
        const {cut, space} = text === "" ? {cut: 0, space: ""} : i > 0 ? {cut: 0, space: " "} : joinOf(text, plain);
        text = text.slice(0, text.length - cut) + space;
        const doubt = doubts.find(({box}) => holds(box, word.box));
        if (doubt) looks.push({start: text.length, end: text.length + plain.length, ...doubt.look});
        boxes.push({start: text.length, end: text.length + plain.length, ...onPage(word.box)});
        text += plain;
      });
    this.line(text, place);
    const {start} = this.places.at(-1)!;
    const moved = <T extends {readonly start: number; readonly end: number}>(part: T): T => ({
      ...part,
      start: start + part.start,
      end: start + part.end
    });
    this.looks.push(...looks.map(moved));
    this.boxes.push(...boxes.map(moved));
  }

  private table(found: FoundTable, place: string, doubts: readonly Doubt[]): void {
    const {cells, page, box: whole} = found;
    const read = cells.map(({row, column, rows, columns, text, header}): ReadCell => ({
      ...{row, column, rows, columns, header},
      text: onOneLine(plainText(text)),
      place: `${place}, row ${row + 1}, column ${column + 1}`
    }));
    this.tables.push({table: {place, box: whole, cells: read}, found});
    const cellAt = new Map(read.map((cell, i) => [cell.place, cells[i]!]));
    const lookAt = new Map(
      read.map((cell, i) => [cell.place, doubts.find(({box}) => holds(cells[i]!.box, box))?.look] as const)
    );
    const width = Math.max(...read.map(({column}) => column)) + 1;
    for (const row of new Set(read.map((cell) => cell.row))) {
      const before = this.places.length;
      const texts = Array.from({length: width}, () => ({text: "", place: ""}));
      for (const cell of read) if (cell.row === row) texts[cell.column] = cell;
      this.row(texts);
      for (const {start, end, place: at} of this.places.slice(before)) {
        const look = lookAt.get(at);
        if (look !== undefined) this.looks.push({start, end, ...look});
        this.boxes.push(...wordsOfCell(cellAt.get(at)!, {start, end, page}));
      }
    }
  }
}

/** Where the words of a cell stand in the text that its cell has, and on its page. */
function wordsOfCell(
  {text, words, box: whole}: TableCell,
  {start, end, page}: Omit<TextBox, "box">
): readonly TextBox[] {
  const shown = onOneLine(plainText(text));
  const found: TextBox[] = [];
  let at = 0;
  for (const {text: word, box} of words) {
    const plain = onOneLine(plainText(word));
    at = shown.indexOf(plain, at);
    // Where a sign of a word and one of the next are written as one, the cell alone is known.
    if (at < 0) return [{start, end, page, box: whole}];
    found.push({start: start + at, end: start + at + plain.length, page, box});
    at += plain.length;
  }
  return found;
}

/** A number of a page on which the readers don’t agree, or whose digits a space parts. */
interface Doubt {
  readonly box: Box;
  readonly look: Pick<TextLook, "why" | "isSpaced">;
}

function doubtOf(number: PrintedNumber): readonly Doubt[] {
  const {box, text, look} = number;
  if (look !== undefined) return [{box, look: {why: look}}];
  return isSpaced(number) ? [{box, look: {why: `a space parts its digits: ${text}`, isSpaced: true}}] : [];
}

/** How far a box may stand out of the one that holds it, in points. */
const SLACK = 1;

const holds = (outer: Box, inner: Box): boolean => holdsMiddle(outer, inner, SLACK);

const TABLE_SIZE = 10;

/** A word that takes the place of a table among the words of its page. */
const standIn = (box: Box): Word => ({text: "", box, baseline: box.y2 - TABLE_SIZE, size: TABLE_SIZE, glyphs: []});

/**
 * Letters that are one glyph as the letters that they are, signs in a form of their own (as parts of others, or for
 * text from top to bottom) as the signs, and a sign for those that have no name.
 */
const plainText = (text: string): string =>
  text
    .replace(/\uFE10/g, "\uFF0C")
    .replace(/[\uFB00-\uFB06\u2F00-\u2FDF\uFE11-\uFE19\uFE30-\uFE44]/g, (form) => form.normalize("NFKC"))
    .replace(/[\p{Cc}\p{Cs}]/gu, "\uFFFD")
    .normalize("NFC");
