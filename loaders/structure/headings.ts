import type {CodePointText} from "../sources/code-points.js";
import {letterOf, romanNumeral} from "./numerals.js";

/** A number or letter that a document puts before a heading or an item; offsets are code points, `end` exclusive. */
export interface Heading {
  /** The number or letter of the first order: a pillar, or a recommendation. */
  readonly first: string;
  /** The numeral below it; empty for the first order itself. */
  readonly numeral: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text. Code points, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Part III of the plan as its contents list it and as it stands; undefined where the text has no such parts. */
export function partThree(text: CodePointText): {readonly contents: Stretch; readonly body: Stretch} | undefined {
  const [listed, heading, ...more] = [...text.text.matchAll(/^III\. /gmu)].map(({index}) => index);
  if (listed === undefined || heading === undefined || more.length > 0) return undefined;
  const next = /^I\. /mu.exec(text.text.slice(listed));
  const contentsEnd = next ? listed + next.index : heading;
  return {contents: {start: text.toPoint(listed), end: text.toPoint(contentsEnd)}, body: {start: text.toPoint(heading), end: text.length}};
}

/** The numbers of pillars and the numerals of measures, as lines of a stretch begin with them. */
export function planHeadings(text: CodePointText, stretch: Stretch): readonly Heading[] {
  let first = "";
  return linesThatBegin(text, stretch, /^(?:(\d+)\.|\(([ivx]+)\))(?= )/gmu).map(({groups: [pillar, numeral], start, end}) => {
    if (pillar !== undefined) first = pillar;
    return {first, numeral: numeral ?? "", start, end};
  });
}

/** The letters and numerals of a paragraph's list. An item that ends in a colon opens a list of numerals. */
export function listItems(text: CodePointText, paragraph: string): readonly Heading[] {
  const heading = new RegExp(String.raw`^${paragraph}\.\t`, "mu").exec(text.text);
  if (!heading) return [];
  const from = heading.index + heading[0].length;
  const after = /(?<=\n)\d+\.\t/u.exec(text.text.slice(from))?.index;
  const stretch = {start: text.toPoint(from), end: after === undefined ? text.length : text.toPoint(from + after)};
  let [first, opens, numerals, letters] = ["", false, 0, 0];
  return linesThatBegin(text, stretch, /(?<=^[ \t]*)\(([a-z]+)\)(?=[ \t])(?=(.*))/gmu).map(({groups: [mark, rest], start, end}) => {
    if (opens && mark === romanNumeral(numerals + 1)) return {first, numeral: romanNumeral(++numerals), start, end};
    first = mark!;
    letters++;
    opens = /:\s*$/.test(rest!);
    numerals = 0;
    return {first, numeral: first === letterOf(letters) ? "" : "?", start, end};
  });
}

function linesThatBegin(text: CodePointText, stretch: Stretch, pattern: RegExp): readonly (Stretch & {readonly groups: readonly (string | undefined)[]})[] {
  const from = text.toUnit(stretch.start);
  return [...text.text.slice(from, text.toUnit(stretch.end)).matchAll(pattern)].map((match) => ({
    groups: match.slice(1), start: text.toPoint(from + match.index), end: text.toPoint(from + match.index + match[0].length)
  }));
}

/** How a heading is called: `1 (iv)`, `(b) (ii)`. */
export function headingName({first, numeral}: Pick<Heading, "first" | "numeral">): string {
  const head = /^\d/.test(first) ? first : `(${first})`;
  return numeral === "" ? head : `${head} (${numeral})`;
}

/** Where the numerals of a list break off, start again or skip; empty if they run on without a gap. */
export function gapsIn(headings: readonly Heading[], firsts: (number: number) => string): readonly string[] {
  let [first, numeral] = [0, 0];
  return headings.flatMap((heading) => {
    if (heading.numeral === "") [first, numeral] = [first + 1, 0];
    else numeral++;
    const expected = {first: firsts(first), numeral: heading.numeral === "" ? "" : romanNumeral(numeral)};
    return headingName(expected) === headingName(heading) ? [] : [`${headingName(heading)} where ${headingName(expected)} should follow`];
  });
}
