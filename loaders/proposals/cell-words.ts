import type {ReadCell, ReadTable} from "../reading/document-reading.js";

/** What the cells around a cell say of it. */
export interface CellWords {
  /** The heads above it, from the top. */
  readonly heads: readonly string[];
  /** The cells before it in its row that hold no number. */
  readonly stub: readonly string[];
  /** The heads that span the whole table, and so speak of all of it. */
  readonly caption: string;
  readonly place: string;
}

/** The words around every cell of some tables that is neither of a head nor of a stub, by the place of the cell. */
export function wordsOfCells(tables: readonly ReadTable[]): ReadonlyMap<string, CellWords> {
  return new Map(tables.flatMap(({cells}) => wordsOf(cells)));
}

function wordsOf(cells: readonly ReadCell[]): readonly (readonly [string, CellWords])[] {
  const width = Math.max(0, ...cells.map(({column, columns}) => column + columns));
  const heads = cells.filter(({header}) => header);
  const isAlone = (cell: ReadCell): boolean => heads.every((other) => other === cell || other.row !== cell.row);
  const captions = heads.filter(
    (cell) =>
      isAlone(cell) && cell.column === 0 && (cell.columns >= Math.max(2, width) || (cell.columns === 1 && width > 1))
  );
  const caption = captions.map(({text}) => text).join(" ");
  return cells
    .filter(({header, text}) => !header && /\d/.test(text.normalize("NFKC")))
    .map((cell) => [
      cell.place,
      {
        heads: heads.filter((head) => !captions.includes(head) && isOver(head, cell)).map(({text}) => text),
        stub: stubOf(cell, cells),
        caption,
        place: cell.place
      }
    ]);
}

const isOver = (head: ReadCell, cell: ReadCell): boolean =>
  head.row < cell.row && head.column <= cell.column && cell.column < head.column + head.columns;

/** The words at the beginning of a cell’s row, and those of a row that stands alone above it. */
function stubOf(cell: ReadCell, cells: readonly ReadCell[]): readonly string[] {
  return cells
    .filter(
      (other) =>
        !other.header &&
        other.column < cell.column &&
        other.row <= cell.row &&
        cell.row < other.row + other.rows &&
        /\p{L}/u.test(other.text)
    )
    .map(({text}) => text);
}
