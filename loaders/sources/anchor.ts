import {USUAL_STYLE} from "../../src/core/number-style.js";
import type {NumberStyle} from "../../src/core/number-style.js";
import {inOrder} from "../group.js";
import {placesOf} from "./places.js";
import type {CodePointText} from "./places.js";
import {scanTokens} from "./tokens.js";

/** A string in a text with its exact place and the text around it, as rows of a workspace record it. */
export interface Anchor {
  /** Code points, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Why an anchor is not at its place in the text, and what is there instead; undefined if it is. */
export function whyNotThere(anchor: Anchor, text: CodePointText): string | undefined {
  if (stands(anchor, text)) return undefined;
  const {start, end, printed, prefix, suffix} = anchor;
  const where = `${start}–${end}`;
  if (end > text.length) return `offsets ${where} lie past the end of the text (${text.length} characters)`;
  const there = text.slice(start, end);
  if (there !== printed)
    return `printed ${JSON.stringify(printed)} not found at ${where}, found ${JSON.stringify(there)}${nearestHint(text, printed, start)}`;
  const before = text.slice(start - lengthOf(prefix), start);
  if (before !== prefix)
    return `prefix ${JSON.stringify(prefix)} does not stand before ${start}, found ${JSON.stringify(before)}${nearestHint(text, printed, start)}`;
  const after = text.slice(end, end + lengthOf(suffix));
  return after === suffix
    ? undefined
    : `suffix ${JSON.stringify(suffix)} does not stand after ${end}, found ${JSON.stringify(after)}${nearestHint(text, printed, start)}`;
}

/** An anchor of a fact. */
export type NamedAnchor = Anchor & {readonly id: string};

/**
 * Where a text first differs from the one that facts were recorded in: at the line of the first fact, in order of
 * position, that is not at its place. Where the words before that fact differ too, the text may differ further up, but
 * below the fact before. Empty if there are no facts.
 */
export function firstDifference(text: CodePointText, facts: readonly NamedAnchor[]): string {
  const places = placesOf(text);
  const lineOf = (point: number): number => places.paragraphAt(Math.min(point, text.length)).line;
  let above = 1;
  for (const fact of inOrder(facts, (a, b) => a.start - b.start)) {
    const why = whyNotThere(fact, text);
    if (why === undefined) {
      above = lineOf(fact.end);
      continue;
    }
    const from = fact.start - lengthOf(fact.prefix);
    const line = lineOf(from + sameStart(`${fact.prefix}${fact.printed}${fact.suffix}`, text, from));
    const isExact = fact.prefix !== "" && text.slice(from, fact.start) === fact.prefix;
    const where = isExact || line <= above ? `at line ${line}` : `between line ${above} and line ${line}`;
    return ` ${where} (${fact.id}: ${why})`;
  }
  if (facts.length === 0) return "";
  return `, but not in the passages of its facts, of which the last ends on line ${above}; look between and below them`;
}

/** How many code points of a string stand in a text from a place on. */
function sameStart(words: string, text: CodePointText, from: number): number {
  const there = Array.from(text.slice(from, from + lengthOf(words)));
  const at = Array.from(words).findIndex((char, i) => char !== there[i]);
  return at < 0 ? there.length : at;
}

/** Whether an anchor, with prefix and suffix, is at its place; compares without slicing the text. */
function stands({start, end, printed, prefix, suffix}: Anchor, place: CodePointText): boolean {
  if (end > place.length) return false;
  const {text} = place;
  const from = place.toUnit(start);
  const to = place.toUnit(end);
  return (
    to - from === printed.length &&
    text.startsWith(printed, from) &&
    text.startsWith(suffix, to) &&
    from >= prefix.length &&
    text.startsWith(prefix, from - prefix.length)
  );
}

/** Whether a place starts or ends inside a number, as numbers are printed in a style. */
export function cutsNumber(
  {start, end}: Pick<Anchor, "start" | "end">,
  place: CodePointText,
  style: NumberStyle = USUAL_STYLE
): boolean {
  const {text} = place;
  const from = place.toUnit(start);
  const to = place.toUnit(end);
  if (style !== USUAL_STYLE || text.charCodeAt(from) > 0x7f) return cutsToken(text, {from, to}, style);
  return (
    (isDigit(text, from) && (isDigit(text, from - 1) || (isJoint(text, from - 1) && isDigit(text, from - 2)))) ||
    (isDigit(text, to - 1) &&
      (isDigit(text, to) ||
        (isJoint(text, to) &&
          isDigit(text, to + 1) &&
          (text[to] === "." || (isDigit(text, to + 2) && isDigit(text, to + 3))))))
  );
}

function cutsToken(
  text: string,
  {from, to}: {readonly from: number; readonly to: number},
  style: NumberStyle
): boolean {
  const first = Math.max(text.lastIndexOf("\n", from - 1), text.lastIndexOf("\t", from - 1)) + 1;
  const last = text.slice(to).search(/[\t\n]|$/) + to;
  const inside = (token: {readonly start: number; readonly end: number}, at: number): boolean =>
    token.start + first < at && at < token.end + first;
  return scanTokens(text.slice(first, last), style).some((token) => inside(token, from) || inside(token, to));
}

/** What stands directly before a number’s digits and says that it is below zero; a dash in prose does not. */
const SIGN_BEFORE = /(?:[ \t(]-|(?<![\dA-Za-z])−|[△▲] ?)$/;

/** Whether a number stands at a place without the sign before it, which is printed as part of it. */
export function leavesSign({start, end}: Pick<Anchor, "start" | "end">, place: CodePointText): boolean {
  const from = place.toUnit(start);
  const before = place.text.slice(Math.max(0, from - 2), from);
  return end > start && SIGN_BEFORE.test(before) && /^\p{Nd}/u.test(place.text.slice(from, from + 2));
}

function isDigit(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  return code >= 0x30 && code <= 0x39;
}

function isJoint(text: string, unit: number): boolean {
  return text[unit] === "." || text[unit] === ",";
}

function nearestHint(text: CodePointText, printed: string, from: number): string {
  const unit = text.toUnit(Math.min(from, text.length));
  const [before, after] = [text.text.lastIndexOf(printed, unit - 1), text.text.indexOf(printed, unit + 1)];
  const found = [before, after]
    .filter((at) => at >= 0 && at !== unit)
    .sort((a, b) => Math.abs(a - unit) - Math.abs(b - unit))[0];
  if (found === undefined || printed === "") return "";
  return ` (nearest ${JSON.stringify(printed)} at ${text.toPoint(found)}–${text.toPoint(found + printed.length)}; check that it is the same number)`;
}

function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0);
}
