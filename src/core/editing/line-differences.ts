/** A line of two texts laid over one another: in both, only in the first, or only in the second. */
export interface ComparedLine {
  readonly kind: "same" | "removed" | "added";
  readonly line: string;
}

/** Lines of a differing middle that are compared one by one; of longer ones all count as changed. */
const MOST_COMPARED = 2000;

/** How one text became another, line by line, with as many lines in common as can be. */
export function linesBetween(before: string, after: string): readonly ComparedLine[] {
  const [a, b] = [before, after].map((text) => text.split(/\r\n?|\n/)) as [string[], string[]];
  return differences(a, b);
}

function differences(a: readonly string[], b: readonly string[]): readonly ComparedLine[] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = (lines: readonly string[]): readonly ComparedLine[] => lines.map((line) => ({kind: "same", line}));
  return [
    ...same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end))
  ];
}

/** The indexes of texts that two lists have in common, in order, by their index in the first: as many as can be. */
export function matchesBetween(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  let [i, j] = [0, 0];
  for (const {kind} of differences(before, after)) {
    if (kind === "same") matches.set(i, j);
    if (kind !== "added") i++;
    if (kind !== "removed") j++;
  }
  return matches;
}

/** The longest common subsequence of lines, by the usual table. */
function middle(a: readonly string[], b: readonly string[]): readonly ComparedLine[] {
  const removed = a.map((line): ComparedLine => ({kind: "removed", line}));
  const added = b.map((line): ComparedLine => ({kind: "added", line}));
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return [...removed, ...added];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({kind: "same", line: a[i++]!});
      j++;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) lines.push(removed[i++]!);
    else lines.push(added[j++]!);
  }
  return [...lines, ...removed.slice(i), ...added.slice(j)];
}
