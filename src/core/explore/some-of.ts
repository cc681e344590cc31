/** How many lines of a list are read out at most. */
const MOST = 8;

/** A list’s different lines, no more of them than can be read, with how many are left out. */
export function someOf(lines: readonly string[], most = MOST): readonly string[] {
  const distinct = [...new Set(lines)];
  return distinct.length <= most + 1 ? distinct : [...distinct.slice(0, most), `and ${distinct.length - most} more`];
}
