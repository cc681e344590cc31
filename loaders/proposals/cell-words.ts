import type {ReadCell, ReadTable} from "../reading/document-reading.js";

/** What the cells around a cell say of it. */
export interface CellWords {
  /** The heads above it, from the top. */
  readonly heads: readonly string[];
  /** The place of the table whose heads they are, where that is another, from which the cell’s table goes on. */
  readonly headsOf?: string;
  /** The cells before it in its row that hold no number. */
  readonly stub: readonly string[];
  /** The heads that span the whole table, and so speak of all of it. */
  readonly caption: string;
  readonly place: string;
}

/**
 * The words around every cell of some tables that is neither of a head nor of a stub, by the place of the cell. A table
 * that goes on from another, and has no heads of its own, has those of the other where it is as wide.
 */
export function wordsOfCells(tables: readonly ReadTable[]): ReadonlyMap<string, CellWords> {
  const headed = new Map<string, HeadedTable>();
  for (const table of tables) headed.set(table.place, headedTable(table, headed.get(table.continues ?? "")));
  return new Map([...headed.values()].flatMap(wordsOf));
}

/** A table with the heads of its columns, and with those that speak of all of it. */
interface HeadedTable {
  readonly cells: readonly ReadCell[];
  readonly width: number;
  readonly heads: readonly ReadCell[];
  readonly captions: readonly ReadCell[];
  /** The place of the table that the heads are of, where it is another. */
  readonly headsOf?: string;
}

function headedTable({cells, continues}: ReadTable, before: HeadedTable | undefined): HeadedTable {
  const width = Math.max(0, ...cells.map(({column, columns}) => column + columns));
  const all = cells.filter(({header}) => header);
  const isAlone = (cell: ReadCell): boolean => all.every((other) => other === cell || other.row !== cell.row);
  const captions = all.filter(
    (cell) =>
      isAlone(cell) && cell.column === 0 && (cell.columns >= Math.max(2, width) || (cell.columns === 1 && width > 1))
  );
  const heads = all.filter((head) => !captions.includes(head));
  if (heads.length > 0 || before?.width !== width) return {cells, width, heads, captions};
  return {
    ...{cells, width},
    heads: before.heads.map((head) => ({...head, row: -1})),
    captions: [...before.captions, ...captions],
    headsOf: before.headsOf ?? continues!
  };
}

function wordsOf({cells, heads, captions, headsOf}: HeadedTable): readonly (readonly [string, CellWords])[] {
  const stubs = stubsByRow(cells);
  const caption = captions.map(({text}) => text).join(" ");
  return cells
    .filter(({header, text}) => !header && /\d/.test(text.normalize("NFKC")))
    .map((cell) => [
      cell.place,
      {
        heads: heads.filter((head) => isOver(head, cell)).map(({text}) => text),
        ...(headsOf === undefined ? {} : {headsOf}),
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
