import type {TableCell} from "../../../loaders/reading/reading.js";

type Cell = Pick<TableCell, "row" | "column" | "rows" | "columns" | "text">;

/** How many relations of a table were marked, found, and both. */
export interface Score {
  readonly marked: number;
  readonly found: number;
  readonly right: number;
}

/**
 * Compares two tables by adjacency relations, as the ICDAR 2013 table competition does (Göbel, Hassan, Oro and Orsi): a
 * relation joins a cell to its next cell to the right or below in the same row or column, blank cells between them
 * skipped; relations are the same if they join the same contents in the same direction. Contents are compared as
 * published: without white space, in capitals, any sign that is neither letter nor digit as `_`.
 */
export function scoreOf(marked: readonly Cell[], found: readonly Cell[]): Score {
  const [theirs, ours] = [relationsOf(marked), relationsOf(found)];
  const left = new Map<string, number>();
  for (const relation of theirs) left.set(relation, (left.get(relation) ?? 0) + 1);
  let right = 0;
  for (const relation of ours) {
    const count = left.get(relation) ?? 0;
    if (count === 0) continue;
    right++;
    left.set(relation, count - 1);
  }
  return {marked: theirs.length, found: ours.length, right};
}

/** The harmonic mean of precision and recall. */
export function fMeasure({marked, found, right}: Score): number {
  return marked + found === 0 ? 1 : (2 * right) / (marked + found);
}

const normalized = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "_");

export function relationsOf(cells: readonly Cell[]): readonly string[] {
  const at = new Map<string, Cell>();
  let [height, width] = [0, 0];
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column; column < cell.column + cell.columns; column++) {
        at.set(`${row} ${column}`, cell);
        [height, width] = [Math.max(height, row + 1), Math.max(width, column + 1)];
      }
  const relations: string[] = [];
  for (const cell of cells) {
    const beside = new Set<Cell>();
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column + cell.columns; column < width; column++) {
        const next = at.get(`${row} ${column}`);
        if (next === undefined) continue;
        beside.add(next);
        break;
      }
    const below = new Set<Cell>();
    for (let column = cell.column; column < cell.column + cell.columns; column++)
      for (let row = cell.row + cell.rows; row < height; row++) {
        const next = at.get(`${row} ${column}`);
        if (next === undefined) continue;
        below.add(next);
        break;
      }
    for (const next of beside) relations.push(`${normalized(cell.text)} → ${normalized(next.text)}`);
    for (const next of below) relations.push(`${normalized(cell.text)} ↓ ${normalized(next.text)}`);
  }
  return relations;
}
