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
  const stubs = stubsByRow(cells);
  const caption = captions.map(({text}) => text).join(" ");
  return cells
    .filter(({header, text}) => !header && /\d/.test(text.normalize("NFKC")))
    .map((cell) => [
      cell.place,
      {
        heads: heads.filter((head) => !captions.includes(head) && isOver(head, cell)).map(({text}) => text),
        stub: (stubs.get(cell.row) ?? []).filter(({column}) => column < cell.column).map(({text}) => text),
        caption,
        place: cell.place
      }
    ]);
}

const isOver = (head: ReadCell, cell: ReadCell): boolean =>
  head.row < cell.row && head.column <= cell.column && cell.column < head.column + head.columns;

/** The cells with words that no head holds, by each of the rows that they stand in. */
function stubsByRow(cells: readonly ReadCell[]): ReadonlyMap<number, readonly ReadCell[]> {
  const found = new Map<number, ReadCell[]>();
  for (const cell of cells) {
    if (cell.header || !/\p{L}/u.test(cell.text)) continue;
    for (let row = cell.row; row < cell.row + cell.rows; row++) {
      const here = found.get(row);
      if (here) here.push(cell);
      else found.set(row, [cell]);
    }
  }
  return found;
}
