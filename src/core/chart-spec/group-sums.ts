import type {CodedColumn, NumberColumn} from "./column-table.js";

/** Combinations of keys up to this number are counted in arrays; more of them are numbered by a map first. */
const DENSE = 1 << 20;

/** The group of each row. */
type Groups = CodedColumn["codes"];

/** Groups in the order in which each first occurs: how many rows, their sum, the first of them, and the first without a number, or −1. */
export interface GroupSums {
  readonly groups: Groups;
  readonly found: readonly number[];
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  readonly firsts: Int32Array;
  readonly gaps: Int32Array;
}

/** A filter of one column: which of its codes are kept. */
export interface Mask {
  readonly codes: CodedColumn["codes"];
  readonly keep: Uint8Array;
}

/** One for each row that passes all masks; undefined where there is none, so that all rows pass. */
export function keptRows(length: number, masks: readonly Mask[]): Uint8Array | undefined {
  const [first, ...rest] = masks;
  if (!first) return undefined;
  const kept = new Uint8Array(length);
  const {codes, keep} = first;
  for (let row = 0; row < length; row += 1) kept[row] = keep[codes[row]!]!;
  for (const {codes: own, keep: these} of rest) for (let row = 0; row < length; row += 1) kept[row]! &= these[own[row]!]!;
  return kept;
}

/** Counts and sums by group, in plain passes over typed arrays. */
export function sumGroups(length: number, {values, hasMissing}: NumberColumn, keys: readonly CodedColumn[], kept: Uint8Array | undefined): GroupSums {
  const {groups, size} = knownGroups(length, keys);
  const [counts, sums] = [new Int32Array(size), new Float64Array(size)];
  const [firsts, gaps] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)];
  if (kept) {
    for (let row = 0; row < length; row += 1) {
      if (kept[row] === 0) continue;
      counts[groups[row]!]! += 1;
      sums[groups[row]!]! += values[row]!;
    }
  } else {
    for (let row = 0; row < length; row += 1) {
      counts[groups[row]!]! += 1;
      sums[groups[row]!]! += values[row]!;
    }
  }
  const found = firstRows(length, groups, kept, counts, firsts);
  if (hasMissing && sums.some(Number.isNaN)) noteGaps(values, groups, kept, gaps);
  return {groups, found, counts, sums, firsts, gaps};
}

function noteGaps(values: Float64Array, groups: Groups, kept: Uint8Array | undefined, gaps: Int32Array): void {
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isNaN(values[row]) && kept?.[row] !== 0 && gaps[groups[row]!] === -1) gaps[groups[row]!] = row;
  }
}

/** Notes the first row of each group; ends when all have been met. */
function firstRows(length: number, groups: Groups, kept: Uint8Array | undefined, counts: Int32Array, firsts: Int32Array): readonly number[] {
  let left = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const found: number[] = [];
  for (let row = 0; row < length && left > 0; row += 1) {
    const group = groups[row]!;
    if (kept?.[row] === 0 || firsts[group] !== -1) continue;
    firsts[group] = row;
    found.push(group);
    left -= 1;
  }
  return found;
}

interface Numbered {
  readonly groups: Groups;
  readonly size: number;
}

const numbered = new WeakMap<CodedColumn["codes"], Map<readonly CodedColumn[], Numbered>>();

/** The groups of some columns, numbered once: a changed filter finds them as they are. */
function knownGroups(length: number, keys: readonly CodedColumn[]): Numbered {
  const [first, ...rest] = keys;
  if (!first) return {groups: new Uint8Array(length), size: 1};
  if (rest.length === 0) return {groups: first.codes, size: first.values.length};
  const known = numbered.get(first.codes) ?? new Map<readonly CodedColumn[], Numbered>();
  numbered.set(first.codes, known);
  const same = [...known].find(([others]) => others.length === keys.length && others.every((other, i) => other === keys[i]));
  if (same) return same[1];
  const made = groupsOf(length, keys);
  known.set(keys, made);
  return made;
}

/** The number of each row’s group: its codes as digits, the first column’s the highest; numbered anew where there would be too many. */
function groupsOf(length: number, keys: readonly CodedColumn[]): Numbered {
  let size = 1;
  let groups = new Int32Array(length);
  for (const {codes, values} of keys) {
    const width = Math.max(1, values.length);
    if (size * width > 2 ** 31) ({groups, size} = renumbered(groups));
    for (let row = 0; row < length; row += 1) groups[row] = groups[row]! * width + codes[row]!;
    size *= width;
  }
  return size > DENSE ? renumbered(groups) : {groups, size};
}

function renumbered(groups: Int32Array<ArrayBuffer>): {readonly groups: Int32Array<ArrayBuffer>; readonly size: number} {
  const known = new Map<number, number>();
  return {groups: groups.map((group) => {
    const number = known.get(group) ?? known.size;
    known.set(group, number);
    return number;
  }), size: known.size};
}
