/** A stretch of a line, by offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The code spans of one line: a run of backticks up to the next run of the same length. */
export function codeSpans(line: string): readonly Span[] {
  const runs = [...line.matchAll(/`+/g)].map((run) => ({start: run.index, length: run[0].length}));
  const next = new Array<number>(runs.length);
  const latest = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    next[i] = latest.get(runs[i]!.length) ?? -1;
    latest.set(runs[i]!.length, i);
  }
  const spans: Span[] = [];
  for (let i = 0; i < runs.length; i++) {
    const close = next[i]!;
    if (close < 0) continue;
    spans.push({start: runs[i]!.start, end: runs[close]!.start + runs[close]!.length});
    i = close;
  }
  return spans;
}
