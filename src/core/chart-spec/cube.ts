import type {CodedColumn, NumberColumn} from "./column-table.js";
import {groupsOf, isSameKeys} from "./group-numbers.js";
import {noTotals, totalsOf} from "./totals.js";
import type {Mask, Totals} from "./totals.js";

/** A cube of fewer cells than this part of the rows is worth its making. */
const WORTH = 1 / 4;

/** Cells that a cube has at most; each takes twenty bytes. */
const MOST_CELLS = 1 << 18;

interface Cube {
  readonly columns: readonly CodedColumn[];
  readonly totals: Totals;
}

const cubes = new WeakMap<Float64Array, Cube[]>();

/**
 * The totals of groups that filters leave, from totals by every combination of the columns that group and filter, which are made once:
 * filters that change after that go through the combinations and no longer through the rows. Undefined where these are too many.
 */
export function cubeTotals(length: number, quantity: NumberColumn, keys: readonly CodedColumn[], masks: readonly Mask[]): Totals | undefined {
  const columns = [...new Set([...keys, ...masks.map(({column}) => column)])];
  const size = columns.reduce((product, {values}) => product * Math.max(1, values.length), 1);
  if (new Set(keys).size < keys.length || size > length * WORTH || size > MOST_CELLS) return undefined;
  const {totals} = knownCube(length, quantity, columns);
  const apart = keys.reduce((product, {values}) => product * Math.max(1, values.length), 1);
  return foldCells(totals, keptCells(size, columns, masks), apart);
}

function knownCube(length: number, quantity: NumberColumn, columns: readonly CodedColumn[]): Cube {
  const known = cubes.get(quantity.values) ?? [];
  cubes.set(quantity.values, known);
  const same = known.find((cube) => isSameKeys(cube.columns, columns));
  if (same) return same;
  const made = {columns, totals: totalsOf(length, quantity, groupsOf(length, columns), undefined)};
  known.push(made);
  return made;
}

/** One for each cell that all masks keep; a column’s code is a digit of the cell’s number. */
function keptCells(size: number, columns: readonly CodedColumn[], masks: readonly Mask[]): Uint8Array {
  const kept = new Uint8Array(size).fill(1);
  for (const {column, keep} of masks) {
    const at = columns.indexOf(column);
    const [width, below] = [Math.max(1, column.values.length), columns.slice(at + 1).reduce((product, {values}) => product * Math.max(1, values.length), 1)];
    for (let cell = 0; cell < size; cell += 1) kept[cell]! &= keep[Math.floor(cell / below) % width]!;
  }
  return kept;
}

/** The cells of each group added up; its columns’ digits are the highest. */
function foldCells(cells: Totals, kept: Uint8Array, size: number): Totals {
  const totals = noTotals(size);
  const {counts, sums, firsts, gaps} = totals;
  const each = kept.length / size;
  const earlier = (row: number, other: number): number => (row === -1 || (other !== -1 && other < row) ? other : row);
  for (let group = 0; group < size; group += 1) {
    for (let cell = group * each; cell < (group + 1) * each; cell += 1) {
      if (kept[cell] === 0 || cells.counts[cell] === 0) continue;
      counts[group]! += cells.counts[cell]!;
      sums[group]! += cells.sums[cell]!;
      firsts[group] = earlier(firsts[group]!, cells.firsts[cell]!);
      gaps[group] = earlier(gaps[group]!, cells.gaps[cell]!);
    }
  }
  return totals;
}
