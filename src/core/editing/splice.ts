/** A change of a text: what stands from `from` to `to` gives way to `insert`. Offsets are of the text before. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A text with splices made; they must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, {from, to, insert}) => all.slice(0, from) + insert + all.slice(to), text);
}

/** The smallest splice that makes one text of another; undefined if they are the same. */
export function spliceBetween(before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  return {from: start, to: before.length - end, insert: after.slice(start, after.length - end)};
}
