import type {Box} from "../../src/core/box.js";

/** A cell of a table that holds text. */
export interface TableCell {
  /** The first row and column that the cell stands in, 0-based. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it spans. */
  readonly rows: number;
  readonly columns: number;
  /** Its lines with a space between them. */
  readonly text: string;
  /** Those of its text, in its order. */
  readonly words: readonly {readonly text: string; readonly box: Box}[];
  readonly box: Box;
  /** Whether it is of the table's head, the rows that name its columns. */
  readonly header: boolean;
  /** Why a number of the cell needs a look before it is used; absent where two readers agree on all of it. */
  readonly look?: string;
}

/** A number of a text as it is printed, with the signs that touch it. */
export interface PrintedNumber {
  /** 1-based. */
  readonly page: number;
  readonly text: string;
  readonly box: Box;
  /** Why a person must look at the page before the number is used; absent where two readers agree on it. */
  readonly look?: string;
}

/** A table as it is printed on one page, without its blank cells. */
export interface FoundTable {
  /** 1-based. */
  readonly page: number;
  readonly box: Box;
  /** In the order of rows, then columns. */
  readonly cells: readonly TableCell[];
}

/** What was read of a file: its tables and numbers, and what must be said about how it was read. */
export interface Reading {
  readonly pages: number;
  /** In the order of pages, from the top down. */
  readonly tables: readonly FoundTable[];
  readonly numbers: readonly PrintedNumber[];
  /** What recognized pages that are pictures: `tesseract 7.0.0 eng+fra`; absent where there are none. */
  readonly recognizer?: string;
  /** What could not be read, each in one line. */
  readonly remarks: readonly string[];
}
