import {around} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import type {Glyph} from "./page-content.js";

/** A run of glyphs without a space. */
export interface Word {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

/** The words that stand on one line of a page, from left to right, however far apart. */
export interface TextLine {
  readonly words: readonly Word[];
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
}

/** The gap between glyphs that parts words, as a share of their size. */
const SPACE = 0.17;
/** How far two baselines of one line may differ, as a share of the size: notes are raised, signs of sums lowered. */
const SAME_LINE = 0.4;

/** The words of glyphs that run from left to right, as they stand on the page rather than in the file. */
export function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  const words: Word[] = [];
  for (const line of rowsOf(withoutDoubles(glyphs))) {
    let run: Glyph[] = [];
    const end = (): void => {
      if (run.length > 0) words.push(wordOf(run));
      run = [];
    };
    for (const glyph of line) {
      const before = run.at(-1);
      if (glyph.text.trim() === "") {
        // A space that is drawn over letters is no space.
        if (before && glyph.box.x2 - before.box.x2 > SPACE * glyph.size * 0.5) end();
        continue;
      }
      if (before && (glyph.box.x1 - before.box.x2 > SPACE * Math.min(before.size, glyph.size) || isMark(before, glyph)))
        end();
      run.push(glyph);
    }
    end();
  }
  return words;
}

/** Whether a small raised glyph after a digit is the mark of a note: 98,452¹ is not 984,521. */
const isMark = (before: Glyph, glyph: Glyph): boolean =>
  glyph.size < 0.8 * before.size &&
  glyph.baseline > before.baseline + 0.15 * before.size &&
  /\p{Nd}/u.test(before.text);

/** The lines of words, from the top of the page down. */
export function linesOf(words: readonly Word[]): readonly TextLine[] {
  return rowsOf(words).map((row) => ({
    words: row,
    box: around(row.map(({box}) => box)),
    baseline: median(row.map(({baseline}) => baseline)),
    size: Math.max(...row.map(({size}) => size))
  }));
}

/** What stands on the same line, from left to right, the lines from the top down. */
function rowsOf<Item extends Pick<Glyph, "box" | "baseline" | "size">>(items: readonly Item[]): readonly Item[][] {
  const rows: {items: Item[]; baseline: number; size: number}[] = [];
  const larger = [...items].sort((a, b) => b.size - a.size || b.baseline - a.baseline || a.box.x1 - b.box.x1);
  for (const item of larger) {
    const row = rows.find(
      ({baseline, size}) =>
        Math.abs(baseline - item.baseline) <=
        SAME_LINE * (item.size < 0.8 * size ? size : Math.min(size, item.size) * 0.6)
    );
    if (row) row.items.push(item);
    else rows.push({items: [item], baseline: item.baseline, size: item.size});
  }
  return rows
    .sort((a, b) => b.baseline - a.baseline)
    .map((row) => row.items.sort((a, b) => a.box.x1 - b.box.x1 || a.box.x2 - b.box.x2));
}

/** Leaves out glyphs that are drawn a second time over themselves to look bold. */
function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const key = `${glyph.text} ${Math.round(glyph.baseline / 2)}`;
    const near = seen.get(key);
    const isDouble = near?.some(
      ({box}) =>
        Math.abs(box.x1 - glyph.box.x1) < 0.15 * glyph.size && Math.abs(box.y1 - glyph.box.y1) < 0.15 * glyph.size
    );
    if (isDouble === true) return false;
    if (near) near.push(glyph);
    else seen.set(key, [glyph]);
    return true;
  });
}

function wordOf(glyphs: readonly Glyph[]): Word {
  return {
    text: glyphs.map(({text}) => text).join(""),
    box: around(glyphs.map(({box}) => box)),
    baseline: median(glyphs.map(({baseline}) => baseline)),
    size: Math.max(...glyphs.map(({size}) => size)),
    glyphs
  };
}

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
