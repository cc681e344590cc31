import type {CodedColumn, NumberColumn} from "./column-table.js";
import type {Numbered} from "./group-numbers.js";

/** A filter of one column: which of its codes are kept. */
export interface Mask {
  readonly column: CodedColumn;
  readonly keep: Uint8Array;
}

/** By the number of a group: how many rows, their sum, the first of them, and the first without a number; −1 where there is none. */
export interface Totals {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  readonly firsts: Int32Array;
  readonly gaps: Int32Array;
}

/** Totals of so many groups, all empty. */
export function noTotals(size: number): Totals {
  return {counts: new Int32Array(size), sums: new Float64Array(size), firsts: new Int32Array(size).fill(-1), gaps: new Int32Array(size).fill(-1)};
}

/** One for each row that passes all masks; undefined where there is none, so that all rows pass. */
export function keptRows(length: number, masks: readonly Mask[]): Uint8Array | undefined {
  if (masks.length === 0) return undefined;
  const kept = new Uint8Array(length).fill(1);
  for (const {column, keep} of masks) keepThese(kept, column.codes, keep);
  return kept;
}

function keepThese(kept: Uint8Array, codes: CodedColumn["codes"], keep: Uint8Array): void {
  for (let row = 0; row < kept.length; row += 1) kept[row]! &= keep[codes[row]!]!;
}

/** Totals by group, in plain passes over typed arrays. */
export function totalsOf(length: number, {values, hasMissing}: NumberColumn, {groups, size}: Numbered, kept: Uint8Array | undefined): Totals {
  const totals = noTotals(size);
  if (kept) addKept(values, groups, kept, totals);
  else addAll(length, values, groups, totals);
  noteFirsts(length, groups, kept, totals);
  if (hasMissing && totals.sums.some(Number.isNaN)) noteGaps(length, values, groups, kept, totals);
  return totals;
}

function addAll(length: number, values: Float64Array, groups: Numbered["groups"], {counts, sums}: Totals): void {
  for (let row = 0; row < length; row += 1) {
    const group = groups[row]!;
    counts[group]! += 1;
    sums[group]! += values[row]!;
  }
}

/** What is not kept is added to a group before all others, which is quicker than to leave it out. */
function addKept(values: Float64Array, groups: Numbered["groups"], kept: Uint8Array, {counts, sums}: Totals): void {
  const [allCounts, allSums] = [new Int32Array(counts.length + 1), new Float64Array(sums.length + 1)];
  for (let row = 0; row < kept.length; row += 1) {
    const slot = kept[row]! * (groups[row]! + 1);
    allCounts[slot]! += 1;
    allSums[slot]! += values[row]!;
  }
  counts.set(allCounts.subarray(1));
  sums.set(allSums.subarray(1));
}

/** Notes the first row of each group; ends when all have been met. */
function noteFirsts(length: number, groups: Numbered["groups"], kept: Uint8Array | undefined, {counts, firsts}: Totals): void {
  let left = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  for (let row = 0; row < length && left > 0; row += 1) {
    const group = groups[row]!;
    if (firsts[group] !== -1 || kept?.[row] === 0) continue;
    firsts[group] = row;
    left -= 1;
  }
}

function noteGaps(length: number, values: Float64Array, groups: Numbered["groups"], kept: Uint8Array | undefined, {gaps}: Totals): void {
  for (let row = 0; row < length; row += 1) {
    if (Number.isNaN(values[row]) && kept?.[row] !== 0 && gaps[groups[row]!] === -1) gaps[groups[row]!] = row;
  }
}
