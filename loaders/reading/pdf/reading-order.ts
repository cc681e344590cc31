import {linesOf, median} from "./text-lines.js";
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

/** How far apart words of a line stand at least that belong to no sentence, as a share of their size. */
const WIDE = 1.5;
/** The widest space after the number or bullet of a paragraph that is still one between words. */
const LABEL_GAP = 0.6;

/** Parts the lines of a column into paragraphs: by what parts them to the eye, and at each line of a list. */
export function paragraphsOf(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const pitches = lines.slice(1).map(({baseline}, i) => lines[i]!.baseline - baseline);
  const pitch = median(pitches);
  const [left, right] = [Math.min(...lines.map(({box}) => box.x1)), Math.max(...lines.map(({box}) => box.x2))];
  const paragraphs: TextLine[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const goesOn =
      before !== undefined &&
      before.baseline - line.baseline < Math.max(1.3 * pitch, 1.3 * line.size) &&
      before.baseline - line.baseline < 2.2 * line.size &&
      Math.abs(before.size - line.size) < 0.12 * line.size &&
      !isApart(line) &&
      !isApart(before) &&
      !isLabelled(line) &&
      line.box.x1 - before.box.x1 < 0.8 * line.size &&
      !(before.box.x2 < right - 0.1 * (right - left) && /[.!?:;。]["”’)\]]*$/u.test(before.words.at(-1)!.text)) &&
      !partsNumbers(before, line);
    if (goesOn) paragraphs.at(-1)!.push(line);
    else paragraphs.push([line]);
  });
  return paragraphs;
}

/** Whether a line is no part of a sentence, such as a row of numbers or the labels of a diagram. */
const isApart = ({words}: TextLine): boolean =>
  words.some(
    (word, i) => i > 0 && word.box.x1 - words[i - 1]!.box.x2 > WIDE * word.size && !(i === 1 && isLabel(words[0]!))
  );

const isLabel = ({text}: Word): boolean => /^(?:[•–—▪■●○◦‣·*-]|\(?[\p{L}\p{Nd}]{1,4}[.)])$/u.test(text);

function isLabelled({words}: TextLine): boolean {
  const [label, next] = words;
  if (!label || !next || !isLabel(label)) return false;
  return /^[^\p{L}\p{Nd}]$/u.test(label.text) || next.box.x1 - label.box.x2 > LABEL_GAP * next.size;
}

/** Whether digits that are not of one number would come to stand like one: 12 at a line’s end, 345 below. */
const partsNumbers = (before: TextLine, line: TextLine): boolean =>
  /\p{Nd}$/u.test(before.words.at(-1)!.text) && /^\p{Nd}{3}(?!\p{Nd})/u.test(line.words[0]!.text);

/**
 * What stands between the last word of a line and the first of the next: a space, nothing between letters of scripts
 * that have none or after a hyphen, and nothing in place of the hyphen of a word whose other part begins small.
 */
export function joinOf(before: string, next: string): {readonly cut: number; readonly space: string} {
  if (/\p{L}[-\u2010\u00AD]$/u.test(before) && /^\p{Ll}/u.test(next)) return {cut: 1, space: ""};
  if (/\S[-\u2010–]$/u.test(before)) return {cut: 0, space: ""};
  const [ends, begins] = [before.at(-1) ?? "", next.at(0) ?? ""];
  const isWithoutSpaces =
    (WITHOUT_SPACES.test(ends) && (WITHOUT_SPACES.test(begins) || FULL_WIDTH.test(begins))) ||
    (FULL_WIDTH.test(ends) && WITHOUT_SPACES.test(begins));
  return {cut: 0, space: isWithoutSpaces ? "" : " "};
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001\u3002]/u;
/** Digits and letters as wide as the signs that they stand among. */
const FULL_WIDTH = /[\uFF10-\uFF5A]/;
