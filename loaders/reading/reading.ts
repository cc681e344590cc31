/**
 * A rectangle on a page in PDF points (1/72 inch), counted from the lower left corner of the page as it is shown, so
 * after a turn that the page itself asks for: `x1` left, `y1` lower, `x2` right, `y2` upper.
 */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

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
  readonly box: Box;
  /** Whether it is of the table's head, the rows that name its columns. */
  readonly header: boolean;
}

/** A table as it is printed on one page, without its blank cells. */
export interface FoundTable {
  /** 1-based. */
  readonly page: number;
  readonly box: Box;
  /** In the order of rows, then columns. */
  readonly cells: readonly TableCell[];
}
