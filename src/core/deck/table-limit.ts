/** The most cells of a table of a deck or briefing: more are neither laid out quickly nor read. */
const MOST_CELLS = 10_000;

/** Why a table without its head is not shown, and what to do; undefined if it is short enough. */
export function tooManyCells(rows: number, columns: number): string | undefined {
  if (rows * columns <= MOST_CELLS) return undefined;
  return `a table of ${rows} rows and ${columns} columns; one of a deck or briefing has at most ${MOST_CELLS} cells: choose rows or columns, and link to the file that has all`;
}
