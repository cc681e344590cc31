import type {CodedColumn} from "./column-table.js";

/** Combinations of keys up to this number are counted in arrays; more of them are numbered by a map first. */
const DENSE = 1 << 20;

/** The number of each row’s group, and how many there may be. */
export interface Numbered {
  readonly groups: CodedColumn["codes"];
  readonly size: number;
}

const numbered = new WeakMap<CodedColumn["codes"], Map<readonly CodedColumn[], Numbered>>();

/** The groups of some columns, numbered once: a changed filter finds them as they are. */
export function knownGroups(length: number, keys: readonly CodedColumn[]): Numbered {
  const [first, ...rest] = keys;
  if (!first) return {groups: new Uint8Array(length), size: 1};
  if (rest.length === 0) return {groups: first.codes, size: first.values.length};
  const known = numbered.get(first.codes) ?? new Map<readonly CodedColumn[], Numbered>();
  numbered.set(first.codes, known);
  const same = [...known].find(([others]) => isSameKeys(others, keys));
  if (same) return same[1];
  const made = groupsOf(length, keys);
  known.set(keys, made);
  return made;
}

/** Whether two lists hold the same columns in the same order. */
export function isSameKeys(some: readonly CodedColumn[], others: readonly CodedColumn[]): boolean {
  return some.length === others.length && some.every((column, i) => column === others[i]);
}

/** The number of each row’s group: its codes as digits, the first column’s the highest; numbered anew where there would be too many. */
export function groupsOf(length: number, keys: readonly CodedColumn[]): Numbered {
  let size = 1;
  let groups = new Int32Array(length);
  for (const {codes, values} of keys) {
    const width = Math.max(1, values.length);
    if (size * width > 2 ** 31) ({groups, size} = renumbered(groups));
    addDigit(groups, codes, width);
    size *= width;
  }
  return size > DENSE ? renumbered(groups) : {groups, size};
}

function addDigit(groups: Int32Array, codes: CodedColumn["codes"], width: number): void {
  for (let row = 0; row < groups.length; row += 1) groups[row] = groups[row]! * width + codes[row]!;
}

function renumbered(groups: Int32Array<ArrayBuffer>): {readonly groups: Int32Array<ArrayBuffer>; readonly size: number} {
  const known = new Map<number, number>();
  return {groups: groups.map((group) => {
    const number = known.get(group) ?? known.size;
    known.set(group, number);
    return number;
  }), size: known.size};
}
