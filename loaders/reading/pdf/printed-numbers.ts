import {around, holdsMiddle} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import type {PrintedNumber} from "../reading.js";
import {boxOf} from "./matrix.js";
import type {Glyph, PageContent} from "./page-content.js";
import type {ReadChar} from "./pdfium-reader.js";
import {turnedBox, turnedPage} from "./turned-page.js";
import {linesOf, wordsOf} from "./text-lines.js";
import type {Word} from "./text-lines.js";

/** The widest space within a number, `1 031`, as a share of the size of its digits. */
const THIN = 0.45;

/**
 * The numbers that a page prints, each held against what the second reader has at its place. A number needs a look
 * where the two differ by one character or space, where a font doesn’t say which letters it draws, where a space groups
 * its digits though most others on the page are grouped otherwise, and where there is no second reading.
 */
export function printedNumbers(page: PageContent, second: readonly ReadChar[] | undefined): readonly PrintedNumber[] {
  const placed = second?.map((char) => ({...char, box: boxOf(char.box, page.matrix)}));
  const numbers = ([0, 1, 2, 3] as const).flatMap((turn) => {
    const upright = turnedPage({...page, glyphs: page.glyphs.filter((glyph) => glyph.turn === turn)}, turn);
    const runs = linesOf(wordsOf(upright.glyphs)).flatMap(({words}) => numberRuns(words));
    return runs.map((words): PrintedNumber => {
      const text = words.map((word) => word.text).join(" ");
      const box = turnedBox(around(words.map((word) => word.box)), upright, ((4 - turn) % 4) as Glyph["turn"]);
      const look = whyLook(text, box, placed);
      return {page: page.number, text, box, ...(look === undefined ? {} : {look})};
    });
  });
  const [spaced, marked] = [numbers.filter(isSpaced), numbers.filter(({text}) => /\d[,.’']\d{3}(?!\d)/.test(text))];
  if (spaced.length >= marked.length) return numbers;
  return numbers.map((number) =>
    isSpaced(number) ? {look: "its digits are grouped by a space, others on the page otherwise", ...number} : number
  );
}

/** Whether a space groups the digits of a number, which may as well part two numbers. */
export const isSpaced = ({text}: PrintedNumber): boolean => /\d \d{3}(?!\d)/.test(text);

/** The words with digits; groups of three digits after a thin space belong to the number before them. */
function numberRuns(words: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let open: Word[] = [];
  for (const word of words) {
    if (!/\p{Nd}/u.test(word.text)) {
      open = [];
      continue;
    }
    const before = open.at(-1);
    const goesOn =
      before !== undefined &&
      /^[^\p{L}\p{Nd}]*\p{Nd}{1,3}$/u.test(before.text) &&
      /^\p{Nd}{3}(?!\p{Nd})/u.test(word.text) &&
      word.box.x1 - before.box.x2 < THIN * word.size;
    if (goesOn) open.push(word);
    else runs.push((open = [word]));
  }
  return runs;
}

/** Letters that stand for no letter: a private one, or the sign for an unknown one. */
const NO_LETTER = /[\p{Co}\uFFFD\p{Cn}]/u;
/** How far the readers’ boxes may differ, in points. */
const SLACK = 0.5;

function whyLook(text: string, box: Box, second: readonly ReadChar[] | undefined): string | undefined {
  if (second === undefined) return "only one reader could read the file";
  const inside = second.flatMap((char, i) => (holdsMiddle(box, char.box, SLACK) ? [i] : []));
  const there = inside.length === 0 ? [] : second.slice(inside[0], inside.at(-1)! + 1);
  if (NO_LETTER.test(text) || there.some(({isUnmapped}) => isUnmapped))
    return "its font does not say which letters it draws";
  const other = plain(there.map((char) => char.text).join(""));
  return other === plain(text) ? undefined : `the readers differ: ${JSON.stringify(text)}, ${JSON.stringify(other)}`;
}

/** PDFium writes a hyphen at the end of a line as U+0002. */
const plain = (text: string): string => text.replaceAll("\u0002", "-").normalize("NFKC").replace(/\s+/gu, " ").trim();
