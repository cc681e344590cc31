import type {CellGrid} from "../../src/core/evidence.js";
import {columnName} from "./document-reading.js";
import type {ReadCell, ReadTable} from "./document-reading.js";

/** How many rows are shown above and below a cell, and how many columns beside it. */
const ROWS = 2;
const COLUMNS = 2;
/** The longest text of a cell that is shown whole. */
const LONGEST = 80;

/** A cell of a sheet or of a CSV file, whose rows and columns have names. */
const SHEET_CELL = /(?:^|!)[A-Z]+\d+$/;

/** The cells around one of a table: its row and column and those beside them, with the heads and the first column. */
export function gridAround({place, cells}: ReadTable, cell: ReadCell, file: string): CellGrid {
  const heads = cells.filter(({header}) => header).map(({row}) => row);
  const width = Math.max(...cells.map(({column, columns}) => column + columns));
  const near = (at: number, other: number, most: number): boolean => Math.abs(at - other) <= most;
  const rows = [...new Set([...heads, ...cells.map(({row}) => row).filter((row) => near(row, cell.row, ROWS))])].sort(
    (a, b) => a - b
  );
  const columns = Array.from({length: width}, (_, x) => x).filter((x) => x === 0 || near(x, cell.column, COLUMNS));
  const textAt = (row: number, column: number): string =>
    shortened(
      cells.find((one) => one.row === row && one.column <= column && column < one.column + one.columns)?.text ?? ""
    );
  const isSheet = SHEET_CELL.test(cell.place);
  return {
    kind: "grid",
    ...{place, file},
    ...(isSheet ? {letters: columns.map(columnName)} : {}),
    rows: rows.map((row) => ({
      header: heads.includes(row),
      ...(isSheet ? {number: row + 1} : {}),
      cells: columns.map((column) => textAt(row, column))
    })),
    row: rows.indexOf(cell.row),
    column: columns.indexOf(cell.column)
  };
}

const shortened = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);
