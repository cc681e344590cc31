import {around} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import type {Ruling, Rulings} from "./rulings.js";
import {linesOf, median} from "./text-lines.js";
import type {Word} from "./text-lines.js";

/** Words of one line that belong together, as far as gaps and rulings tell, and the ruled box that they stand in. */
export interface Phrase {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
  /** Those of its text. */
  readonly words: readonly Word[];
  /** As far as rulings go around the phrase; the region’s side where none does. */
  readonly cell: Box;
}

/** The gap that parts phrases, as a share of the size of their letters: a space of justified text is narrower. */
const GAP = 0.62;
/** Dots that lead from a text to the next column are no text. */
const LEADER = /^[.…·]{3,}$/u;
/** How far a ruling may end before what it parts, in points. */
const SLACK = 2;

/** Parts the words of a region into phrases, at wide gaps and at the rulings that run down between words. */
export function phrasesOf(words: readonly Word[], region: Box, rulings: Rulings): readonly Phrase[] {
  return linesOf(words).flatMap((line): readonly Phrase[] => {
    const runs: Word[][] = [];
    for (const word of line.words) {
      const before = runs.at(-1)?.at(-1);
      const isSame =
        before &&
        word.box.x1 - before.box.x2 <= GAP * Math.max(before.size, word.size) &&
        !rulings.down.some((ruling) => parts(ruling, before, word));
      if (isSame) runs.at(-1)!.push(word);
      else runs.push([word]);
    }
    return runs.map((run) => {
      const box = around(run.map((word) => word.box));
      const own = run.filter(({text}, i) => i === 0 || !LEADER.test(text));
      return {
        text: own.map(({text}) => text).join(" "),
        box,
        baseline: median(run.map(({baseline}) => baseline)),
        size: Math.max(...run.map(({size}) => size)),
        words: own,
        cell: ruledBox(box, region, rulings)
      };
    });
  });
}

function parts({at, from, to}: Ruling, left: Word, right: Word): boolean {
  const middle = (right.box.y1 + right.box.y2) / 2;
  return at > left.box.x2 - SLACK && at < right.box.x1 + SLACK && from - SLACK < middle && to + SLACK > middle;
}

/** The box that the nearest rulings above, below, left and right of a text make. */
function ruledBox(text: Box, region: Box, {across, down}: Rulings): Box {
  const x = (text.x1 + text.x2) / 2;
  const y = (text.y1 + text.y2) / 2;
  const over = across.filter(({from, to}) => from - SLACK < x && to + SLACK > x).map(({at}) => at);
  const beside = down.filter(({from, to}) => from - SLACK < y && to + SLACK > y).map(({at}) => at);
  return {
    x1: Math.max(region.x1, ...beside.filter((at) => at <= x)),
    x2: Math.min(region.x2, ...beside.filter((at) => at > x)),
    y1: Math.max(region.y1, ...over.filter((at) => at <= y)),
    y2: Math.min(region.y2, ...over.filter((at) => at > y))
  };
}

/** A number, or what stands for a missing one, with the signs and notes around it. */
const NUMERIC = /^(?:[^\p{L}\d]*\d[\d\s.,:%/'’*†‡()[\]+±<>~€$£¥–-]*|[-–—.…:*]+|n\.?a\.?|n\/a|x)$/iu;

/** Whether a text is a number or stands for a missing one. */
export const isNumeric = (text: string): boolean => NUMERIC.test(text.trim());
