import type {Box} from "../../src/core/box.js";

/** Where a part of a read text stands in the document: `Sheet1!B7`, `table 2, row 3, column 2`, `footnote 4`. */
export interface TextPlace {
  /** UTF-16 offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly place: string;
}

/** A cell of a table of a document that has tables of its own. */
export interface ReadCell {
  /** The first row and column that the cell stands in, 0-based. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it spans. */
  readonly rows: number;
  readonly columns: number;
  /** As it is shown. */
  readonly text: string;
  readonly header: boolean;
  /** `Sheet1!B7` */
  readonly place: string;
  /** The number that is stored, where it is another than the one shown. */
  readonly value?: string;
  /** The formula that it was worked out by; it is kept as text and never run. */
  readonly formula?: string;
}

/** Where a word or a cell of a read text stands on a page. */
export interface TextBox {
  /** UTF-16 offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly page: number;
  readonly box: Box;
}

/** A table of a document, without its blank cells. */
export interface ReadTable {
  /** `Sheet1`, `table 2` */
  readonly place: string;
  /** Where it stands on its page, of a document that has pages. */
  readonly box?: Box;
  /** The place of the table on the page before that it seems to go on from. */
  readonly continues?: string;
  /** In the order of rows, then columns. */
  readonly cells: readonly ReadCell[];
}

/** A part of a read text that may be printed otherwise, and why. */
export interface TextLook {
  /** UTF-16 offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly why: string;
  /** Whether it is only that a space parts its digits, which a document may print so. */
  readonly isSpaced?: boolean;
}

/** A document as a text with places, and its tables. The same bytes give the same reading. */
export interface DocumentReading {
  /** The reader with its version, and its options where it has some: `csv 1 shift_jis ;`. */
  readonly reader: string;
  readonly title: string;
  readonly text: string;
  readonly places: readonly TextPlace[];
  readonly tables: readonly ReadTable[];
  /** The parts of the text that a person must compare with the document; absent where the reader has no doubts. */
  readonly looks?: readonly TextLook[];
  /** Where the words and cells of the text stand, in its order; absent where a document has no pages. */
  readonly boxes?: readonly TextBox[];
  /** The sizes of its pages, in points; absent without pages. */
  readonly pages?: readonly {readonly width: number; readonly height: number}[];
  /** What was found and is to be known: an encoding, hidden sheets, changes taken as accepted. */
  readonly remarks: readonly string[];
}

/** Finds the place that holds a UTF-16 unit of a text, among places in the order of the text. */
export function placeFinder(places: readonly TextPlace[]): (unit: number) => string | undefined {
  return (unit) => {
    let [low, high] = [0, places.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const {start, end, place} = places[middle]!;
      if (unit < start) high = middle - 1;
      else if (unit >= end) low = middle + 1;
      else return place;
    }
    return undefined;
  };
}

/** A document that can’t be read; the message says why and what to do, without the file’s name. */
export class ReadingError extends Error {
  override readonly name = "ReadingError";
}

/** Gathers a text line by line, with the places of its parts. */
export class TextWriter {
  private readonly parts: string[] = [];
  protected length = 0;
  readonly places: TextPlace[] = [];

  /** Adds a text, and the place of it if it has one; line ends in a part of a line become spaces. */
  add(text: string, place?: string): void {
    if (place !== undefined && text !== "")
      this.places.push({start: this.length, end: this.length + text.length, place});
    this.parts.push(text);
    this.length += text.length;
  }

  line(text: string, place?: string): void {
    this.add(text, place);
    this.add("\n");
  }

  /** A row of cells with tabs between them. */
  row(cells: readonly {readonly text: string; readonly place: string}[]): void {
    cells.forEach(({text, place}, i) => {
      if (i > 0) this.add("\t");
      this.add(onOneLine(text), place);
    });
    this.add("\n");
  }

  get text(): string {
    return this.parts.join("");
  }
}

/** A text on one line, without blanks at its ends and without two in a row. */
export const onOneLine = (text: string): string => text.replace(/[\s\u00A0]+/g, " ").trim();

/** The letters of a column, from 0: A, B … Z, AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** A cell that prints a number, or a sign for one that is missing. */
const NUMERIC = /^[\s(]*[+−–△▲-]?\s*[\d０-９][\d０-９.,，．'’\s]*(?:\s*%|％)?\)?\*?$|^(?:[–—…-]|\.\.\.?|n\/?a|x)$/i;
/** A year, which is a number in a cell but the name of a column in a head. */
export const YEAR = /^(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?年?度?$/;

/** How many rows at the top of a grid name its columns: those before the first with a number that is no year. */
export function headRows(rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((row) =>
    row.slice(1).some((cell) => NUMERIC.test(cell.trim()) && /[\d０-９]/.test(cell) && !YEAR.test(cell.trim()))
  );
  return first < 0 ? Math.min(1, rows.length) : first;
}
