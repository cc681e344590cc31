import {linesOf} from "./text-lines.js";
import type {TextLine, Word} from "./text-lines.js";

/** The narrowest gap between columns of text, as a share of the size of its letters. */
const GUTTER = 0.9;
/** What makes a side of a gap a column of text rather than one of labels or numbers. */
const FEWEST_LINES = 3;
const FEWEST_LETTERS = 12;

type Gap = readonly [from: number, to: number];

/**
 * The lines of a page in the order in which they are read: one column after the other where a gap runs down through
 * lines on both of its sides, what stands above and below such columns before and after them.
 */
export function inReadingOrder(words: readonly Word[]): readonly (readonly TextLine[])[] {
  const lines = linesOf(words);
  const band = tallestBand(lines);
  if (band === undefined) return lines.length === 0 ? [] : [lines];
  const {first, last, at} = band;
  const inside = lines.slice(first, last + 1).flatMap((line) => line.words);
  return [
    ...inReadingOrder(lines.slice(0, first).flatMap((line) => line.words)),
    ...inReadingOrder(inside.filter(({box}) => box.x2 <= at)),
    ...inReadingOrder(inside.filter(({box}) => box.x2 > at)),
    ...inReadingOrder(lines.slice(last + 1).flatMap((line) => line.words))
  ];
}

/** The most lines one under the other through which one gap runs, and where it begins. */
function tallestBand(
  lines: readonly TextLine[]
): {readonly first: number; readonly last: number; readonly at: number} | undefined {
  const gaps = lines.map(gapsOf);
  let best: {readonly first: number; readonly last: number; readonly at: number} | undefined;
  for (let first = 0; first < lines.length; first++) {
    let open: readonly Gap[] = gaps[first]!;
    for (let last = first; last < lines.length && open.length > 0; last++) {
      open = last === first ? open : shared(open, gaps[last]!, GUTTER * lines[last]!.size);
      if (best !== undefined && last - first <= best.last - best.first) continue;
      const gap = open.find(([from]) => partsColumns(lines.slice(first, last + 1), from));
      if (gap) best = {first, last, at: gap[0]};
    }
  }
  return best;
}

/** The gaps of a line that may part columns; what is beside the line is one, too. */
function gapsOf({words, size}: TextLine): readonly Gap[] {
  const gaps: Gap[] = [];
  let from = -Infinity;
  for (const {box} of words) {
    if (box.x1 - from >= GUTTER * size) gaps.push([from, box.x1]);
    from = Math.max(from, box.x2);
  }
  return [...gaps, [from, Infinity]];
}

const shared = (some: readonly Gap[], others: readonly Gap[], width: number): readonly Gap[] =>
  some.flatMap(([a, b]) =>
    others.flatMap(([c, d]): readonly Gap[] => {
      const [from, to] = [Math.max(a, c), Math.min(b, d)];
      return to - from >= width ? [[from, to]] : [];
    })
  );

/** Whether what stands on both sides of a place are lines of text. */
function partsColumns(lines: readonly TextLine[], at: number): boolean {
  if (!Number.isFinite(at)) return false;
  return [false, true].every((right) => {
    const side = lines
      .map(({words}) => words.filter(({box}) => box.x2 > at === right).reduce((sum, {text}) => sum + text.length, 0))
      .filter((letters) => letters > 0);
    return side.length >= FEWEST_LINES && side.reduce((sum, n) => sum + n, 0) >= FEWEST_LETTERS * side.length;
  });
}
