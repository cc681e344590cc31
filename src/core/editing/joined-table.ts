import type {SourceCell, SourceTable} from "./open-source.js";

/** A table with all that go on from it and from which it goes on, in their order; itself alone where none do. */
export function partsOfTable(tables: readonly SourceTable[], table: SourceTable): readonly SourceTable[] {
  const before = tables.find(({place}) => place === table.continues);
  if (before) return partsOfTable(tables, before);
  const parts = [table];
  for (let last: SourceTable | undefined = table; last;) {
    const {place}: SourceTable = last;
    last = tables.find(({continues}) => continues === place);
    if (last) parts.push(last);
  }
  return parts;
}

/**
 * The parts of a table that goes on over pages as one: the rows of each below those before it. A head that is printed
 * again is the head of the first part. Undefined where they have not as many columns.
 */
export function joinedTable(parts: readonly SourceTable[]): SourceTable | undefined {
  const [first, ...others] = parts;
  if (!first || others.some((part) => widthOf(part) !== widthOf(first))) return undefined;
  return others.reduce(withPart, first);
}

const widthOf = ({cells}: SourceTable): number => Math.max(...cells.map(({column, columns}) => column + columns));
const heightOf = ({cells}: SourceTable): number => Math.max(...cells.map(({row, rows}) => row + rows));

/** What two cells are told by that stand at the same place of a head. */
const headKey = ({row, column, columns, text}: SourceCell): string =>
  [row, column, columns, text.replace(/\s+/g, " ").trim().toLowerCase()].join(" ");

function withPart(first: SourceTable, part: SourceTable): SourceTable {
  const heads = new Map(first.cells.map((cell) => [headKey(cell), cell]));
  const isAgain = (row: number): boolean => {
    const own = part.cells.filter((cell) => cell.row === row);
    return own.length > 0 && own.every((cell) => heads.get(headKey(cell))?.header === true);
  };
  let head = 0;
  while (isAgain(head)) head++;
  const again = new Map(part.cells.filter(({row}) => row < head).map((cell) => [heads.get(headKey(cell))!, cell]));
  const shift = heightOf(first) - head;
  return {
    ...first,
    cells: [
      ...first.cells.map((cell) => {
        const other = again.get(cell);
        return other ? {...cell, ranges: [...cell.ranges, ...other.ranges]} : cell;
      }),
      ...part.cells.filter(({row}) => row >= head).map((cell) => ({...cell, row: cell.row + shift, header: false}))
    ]
  };
}
