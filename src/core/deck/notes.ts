import type {NotesRange} from "./deck.js";
import {hasClass, readDivInfo} from "../manuscript/mark-rule.js";
import type {Lines} from "../manuscript/lines.js";
import type {Comment, Div} from "./structure.js";

/** The `::: notes` blocks among those of a slide; offsets are of the file and must be made relative. */
export function divNotes(divs: readonly Div[], lines: Lines): readonly NotesRange[] {
  const ranges: NotesRange[] = [];
  let end = -1;
  for (const {open, close, info} of divs) {
    if (open <= end || !hasClass(readDivInfo(info), "notes")) continue;
    ranges.push({start: lines.start(open), end: lines.start(close + 1), from: lines.start(open + 1), to: lines.start(close), line: open + 2, form: "div"});
    end = close;
  }
  return ranges;
}

/** A comment as notes: with the whole lines that it stands on if it stands there alone. */
export function commentNotes({start, end}: Comment, lines: Lines): NotesRange {
  const {text} = lines;
  const from = Math.min(start + 4, end - 3);
  const to = Math.max(from, end - 3);
  const first = lines.at(start);
  const last = lines.at(end - 1);
  const alone = text.slice(lines.start(first), start).trim() === "" && text.slice(end, lines.start(last + 1)).trim() === "";
  const range = alone ? {start: lines.start(first), end: lines.start(last + 1)} : {start, end};
  return {...range, from, to, line: first + 1, form: "comment"};
}

/** A text without the ranges. */
export function withoutRanges(text: string, ranges: readonly Range[]): string {
  return mapRanges(text, ranges, () => "");
}

/** A text in which only the line ends of the ranges are left, so that all else keeps its line. */
export function blankRanges(text: string, ranges: readonly Range[]): string {
  return mapRanges(text, ranges, (inside) => inside.replace(/[^\r\n]+/g, ""));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function mapRanges(text: string, ranges: readonly Range[], map: (inside: string) => string): string {
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const {start, end} of ranges) {
    parts.push(text.slice(at, start), map(text.slice(start, end)));
    at = end;
  }
  return parts.join("") + text.slice(at);
}
