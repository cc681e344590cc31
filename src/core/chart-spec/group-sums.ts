import type {CodedColumn, NumberColumn} from "./column-table.js";
import {cubeTotals} from "./cube.js";
import {knownGroups} from "./group-numbers.js";
import {keptRows, totalsOf} from "./totals.js";
import type {Mask, Totals} from "./totals.js";

/** Totals by group, and the groups that have rows in the order in which each first occurs. */
export interface GroupSums extends Totals {
  readonly found: readonly number[];
  /** The rows of some groups, gathered in one pass. */
  readonly members: (groups: ReadonlySet<number>) => ReadonlyMap<number, readonly number[]>;
}

/** Counts and sums by group of the rows that pass all masks: of combinations known from before where they are few, otherwise in passes over the rows. */
export function sumGroups(length: number, quantity: NumberColumn, keys: readonly CodedColumn[], masks: readonly Mask[]): GroupSums {
  const totals = cubeTotals(length, quantity, keys, masks) ?? totalsOf(length, quantity, knownGroups(length, keys), keptRows(length, masks));
  return {...totals, found: inOrder(totals), members: (wanted) => membersOf(wanted, length, knownGroups(length, keys).groups, keptRows(length, masks))};
}

/** The groups that have rows by their first ones; sorted as numbers made of both, because there may be very many. */
function inOrder({firsts}: Totals): readonly number[] {
  const size = firsts.length;
  const places = Float64Array.from(firsts, (row, group) => (row === -1 ? -1 : row * size + group)).filter((place) => place >= 0).sort();
  return Array.from(places, (place) => place % size);
}

function membersOf(wanted: ReadonlySet<number>, length: number, groups: CodedColumn["codes"], kept: Uint8Array | undefined): ReadonlyMap<number, readonly number[]> {
  const lists = new Map([...wanted].map((group) => [group, [] as number[]]));
  for (let row = 0; row < length; row += 1) if (kept?.[row] !== 0) lists.get(groups[row]!)?.push(row);
  return lists;
}
