import type {CodePointText} from "../sources/places.js";
import type {Found, Level} from "./definition.js";
import {findPattern, readNumber, writeNumber} from "./patterns.js";
import type {LinePattern} from "./patterns.js";

/**
 * A number before a heading or item of a text, with the numbers of the levels above it. Offsets in code points, `end`
 * exclusive.
 */
export interface NumberedItem extends TextRange {
  /** The numbers from the first level down to its own, as they are printed. */
  readonly path: readonly string[];
}

interface Candidate {
  readonly level: number;
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The numbers at the starts of lines of a range. A number that could belong to two levels, as (i) is a letter and a
 * numeral, belongs to the one whose next number it is. If it is the next of both, it opens the lower level after a
 * colon, and otherwise continues the level of the preceding number.
 */
export function findItems(text: CodePointText, range: TextRange, levels: readonly Level[]): readonly NumberedItem[] {
  const [from, until] = [text.toUnit(range.start), text.toUnit(range.end)];
  const part = text.text.slice(from, until);
  const places = new Map<number, Candidate[]>();
  levels.forEach(({pattern}, level) => {
    for (const {start, end, number} of findPattern(pattern, part)) {
      if (number !== undefined && number !== "")
        places.set(start, [...(places.get(start) ?? []), {level, number, start, end}]);
    }
  });
  const reached = new Counter(levels);
  let last: Candidate | undefined;
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([, candidates]) => {
      const opened = (): boolean =>
        last !== undefined && part.slice(last.end, candidates[0]!.start).trimEnd().endsWith(":");
      last = candidates.length === 1 ? candidates[0]! : choose(candidates, reached, last?.level, opened());
      return {path: reached.add(last), start: text.toPoint(from + last.start), end: text.toPoint(from + last.end)};
    });
}

function choose(
  candidates: readonly Candidate[],
  reached: Counter,
  level: number | undefined,
  opened: boolean
): Candidate {
  const next = candidates.filter((candidate) => reached.isNext(candidate));
  const preferred = level === undefined ? [] : opened ? [level + 1, level] : [level];
  const on = (list: readonly Candidate[]): Candidate | undefined =>
    preferred.flatMap((wanted) => list.find((one) => one.level === wanted) ?? [])[0];
  return on(next) ?? next[0] ?? on(candidates) ?? candidates[0]!;
}

/** Counts the numbers of each level; after a gap, counting continues from the printed number. */
class Counter {
  private readonly counts: number[];
  private readonly path: string[];

  constructor(private readonly levels: readonly Level[]) {
    this.counts = levels.map(() => 0);
    this.path = [];
  }

  /** Whether a number follows the last one of its level, below one of the level above. */
  isNext({level, number}: Pick<Candidate, "level" | "number">): boolean {
    return this.path.length >= level && number === this.expected(level);
  }

  /** The number that should come next on a level. */
  expected(level: number): string {
    return writeNumber(this.levels[level]!.numbering, this.counts[level]! + 1);
  }

  /** Counts a number and returns its path. */
  add({level, number}: Pick<Candidate, "level" | "number">): readonly string[] {
    this.counts[level] = readNumber(this.levels[level]!.numbering, number) ?? this.counts[level]! + 1;
    for (let below = level + 1; below < this.levels.length; below++)
      if (!this.levels[below]!.runsOn) this.counts[below] = 0;
    this.path.length = Math.min(this.path.length, level);
    while (this.path.length < level) this.path.push("");
    this.path.push(number);
    return [...this.path];
  }
}

/** The name of an item: `1 (iv)`, `(b) (ii)`. */
export function itemName(path: readonly string[], levels: readonly Level[]): string {
  const parts = path.flatMap((number, level) => (number === "" ? [] : [levels[level]!.around.join(number).trim()]));
  return parts.length === 0 ? "an entry without a number" : parts.join(" ");
}

/** Where the numbers of a list break off, start again or skip; empty if they run on without a gap. */
export function gapsIn(items: readonly NumberedItem[], levels: readonly Level[]): readonly string[] {
  const counter = new Counter(levels);
  return items.flatMap(({path}) => {
    const level = path.length - 1;
    const number = path[level]!;
    const isNext = counter.isNext({level, number});
    const expected = [...path.slice(0, level), counter.expected(level)];
    counter.add({level, number});
    const missing = path.indexOf("");
    if (missing >= 0)
      return [
        `${itemName(path, levels)} before any ${itemName([writeNumber(levels[missing]!.numbering, 1)], levels.slice(missing))}`
      ];
    return isNext ? [] : [`${itemName(path, levels)} where ${itemName(expected, levels)} should follow`];
  });
}

/** A range of a text. Code points, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a text prints the entries of a list, and where its table of contents lists them, if it does. */
export interface TextRanges {
  readonly body: TextRange;
  readonly contents?: TextRange;
}

/**
 * Finds the ranges of a list in its source's text; undefined, with a diagnostic at the definition, if a pattern is not
 * found or is ambiguous.
 */
export function findTextRanges(
  {text: own, contents}: Pick<Found, "text" | "contents">,
  text: CodePointText,
  source: string
): TextRanges | undefined {
  const finder = new Finder(text, source);
  const points = (start: number, end: number): TextRange => ({start: text.toPoint(start), end: text.toPoint(end)});
  const listed = contents?.from && finder.first(contents.from, 0);
  if (contents && listed === undefined) return undefined;
  const listedUntil = contents?.until && finder.first(contents.until, listed! + 1);
  if (contents?.until && listedUntil === undefined) return undefined;
  if (contents && listedUntil === undefined && !own?.from) {
    contents.at.diagnostic("say where the contents end: until here, or from below text");
    return undefined;
  }
  const least = listedUntil ?? (listed === undefined ? 0 : listed + 1);
  const from = own?.from ? finder.only(own.from, least) : least;
  const until = from === undefined ? undefined : own?.until ? finder.first(own.until, from + 1) : text.text.length;
  if (from === undefined || until === undefined) return undefined;
  return {body: points(from, until), ...(listed === undefined ? {} : {contents: points(listed, listedUntil ?? from)})};
}

/**
 * Finds where patterns match in a text, in UTF-16 units; a pattern without a match is a diagnostic where it is written.
 */
class Finder {
  constructor(
    private readonly text: CodePointText,
    private readonly source: string
  ) {}

  /** The first match from offset `least` on; undefined, with a diagnostic, if there is none. */
  first(pattern: LinePattern, least: number): number | undefined {
    const found = this.matches(pattern, least)[0];
    if (found === undefined)
      pattern.at.diagnostic(
        `${pattern.shown}: no line of ${this.source}${least > 0 ? " after the start of the stretch" : ""} begins so`
      );
    return found;
  }

  /** The only match from offset `least` on; undefined, with a diagnostic, if there are none or several. */
  only(pattern: LinePattern, least: number): number | undefined {
    const found = this.matches(pattern, least);
    if (found.length === 1) return found[0];
    const where = `${this.source}${least > 0 ? " after its contents" : ""}`;
    const why =
      found.length === 0
        ? `no line of ${where} begins so`
        : `${found.length} lines of ${where} begin so; write more of the one that is meant`;
    pattern.at.diagnostic(`${pattern.shown}: ${why}`);
    return undefined;
  }

  private matches(pattern: LinePattern, least: number): readonly number[] {
    return findPattern(pattern, this.text.text)
      .map(({start}) => start)
      .filter((start) => start >= least);
  }
}
