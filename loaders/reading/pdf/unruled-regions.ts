import type {Box} from "../reading.js";
import {isNumeric} from "./numeric.js";
import {phrasesOf} from "./phrases.js";
import type {Phrase} from "./phrases.js";
import {around} from "./text-lines.js";
import type {TextLine} from "./text-lines.js";

/** The fewest lines with numbers side by side that make a table. */
const FEWEST_ROWS = 3;
/** The widest step between two lines of a table, as a share of the size of their letters. */
const WIDEST_STEP = 2.6;
/** A row of dots leads to the page in a table of contents. */
const LEADER = /\.{4}|(?:\. ){4}|…{2}/u;

/**
 * Where numbers stand under numbers without rulings: lines that each hold a label and numbers side by side, one below
 * the other, with the lines above that name their columns. What lies in the taken regions is left out.
 */
export function unruledRegions(lines: readonly TextLine[], taken: readonly Box[]): readonly Box[] {
  const free = lines
    .map((line) => line.words.filter(({box}) => !taken.some((region) => isInside(box, region))))
    .filter((words) => words.length > 0)
    .map((words) => phrasesOf(words, around(words.map(({box}) => box)), {across: [], down: []}));
  const regions: Box[] = [];
  let run: (readonly Phrase[])[] = [];
  const end = (): void => {
    while (run.length > 0 && !isRow(run.at(-1)!)) run.pop();
    while (run.length > 0 && run[0]!.length < 2) run.shift();
    if (run.filter(isRow).length >= FEWEST_ROWS && !run.flat().some(({text}) => LEADER.test(text)))
      regions.push(around(run.flat().map(({box}) => box)));
    run = [];
  };
  let single = 0;
  for (const line of free) {
    const before = run.at(-1);
    if (before && before[0]!.baseline - line[0]!.baseline > WIDEST_STEP * Math.max(before[0]!.size, line[0]!.size))
      end();
    single = line.length > 1 ? 0 : single + 1;
    const isHead = !run.some(isRow);
    if (single > 1 || (isHead && line.length < 2)) end();
    else run.push(line);
  }
  end();
  return regions;
}

/** Whether a line holds a number beside another text, and no sentence beside it. */
const isRow = (phrases: readonly Phrase[]): boolean =>
  phrases.length > 1 &&
  phrases.slice(1).filter(({text}) => isNumeric(text)).length >= 0.5 * (phrases.length - 1) &&
  phrases.every(({text}) => text.length < 80);

const isInside = (box: Box, region: Box): boolean =>
  box.x1 < region.x2 && box.x2 > region.x1 && box.y1 < region.y2 && box.y2 > region.y1;
