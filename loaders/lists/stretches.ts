import type {CodePointText} from "../sources/code-points.js";
import type {Found} from "./definition.js";
import {findPattern} from "./patterns.js";
import type {LinePattern} from "./patterns.js";

/** A stretch of a text. Code points, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a text prints the entries of a list, and where its contents list them, if they do. */
export interface Stretches {
  readonly body: Stretch;
  readonly contents?: Stretch;
}

/** Finds the stretches of a list in its source's text; undefined where they are not there just once, which is a fault in the definition. */
export function findStretches({text: own, contents}: Pick<Found, "text" | "contents">, text: CodePointText, source: string): Stretches | undefined {
  const finder = new Finder(text, source);
  const points = (start: number, end: number): Stretch => ({start: text.toPoint(start), end: text.toPoint(end)});
  const listed = contents?.from && finder.first(contents.from, 0);
  if (contents && listed === undefined) return undefined;
  const listedUntil = contents?.until && finder.first(contents.until, listed! + 1);
  if (contents?.until && listedUntil === undefined) return undefined;
  if (contents && listedUntil === undefined && !own?.from) {
    contents.at.fault("say where the contents end: until here, or from below text");
    return undefined;
  }
  const least = listedUntil ?? (listed === undefined ? 0 : listed + 1);
  const from = own?.from ? finder.only(own.from, least) : least;
  const until = from === undefined ? undefined : own?.until ? finder.first(own.until, from + 1) : text.text.length;
  if (from === undefined || until === undefined) return undefined;
  return {body: points(from, until), ...(listed === undefined ? {} : {contents: points(listed, listedUntil ?? from)})};
}

/** Finds where patterns match in a text, in UTF-16 units; what isn't there is a fault where the pattern is written. */
class Finder {
  constructor(private readonly text: CodePointText, private readonly source: string) {}

  /** The first match from a place on. */
  first(pattern: LinePattern, least: number): number | undefined {
    const found = this.matches(pattern, least)[0];
    if (found === undefined) pattern.at.fault(`${pattern.shown}: no line of ${this.source}${least > 0 ? " after the start of the stretch" : ""} begins so`);
    return found;
  }

  /** The one match from a place on. */
  only(pattern: LinePattern, least: number): number | undefined {
    const found = this.matches(pattern, least);
    if (found.length === 1) return found[0];
    const where = `${this.source}${least > 0 ? " after its contents" : ""}`;
    const why = found.length === 0 ? `no line of ${where} begins so` : `${found.length} lines of ${where} begin so; write more of the one that is meant`;
    pattern.at.fault(`${pattern.shown}: ${why}`);
    return undefined;
  }

  private matches(pattern: LinePattern, least: number): readonly number[] {
    return findPattern(pattern, this.text.text).map(({start}) => start).filter((start) => start >= least);
  }
}
