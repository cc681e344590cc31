import type {Place} from "../manuscript/constructs.js";
import type {Lines} from "../manuscript/lines.js";
import {MARK, divInfo, hasClass} from "../manuscript/mark-rule.js";
import type {Mark} from "../manuscript/mark-rule.js";
import type {Token} from "../manuscript/reading.js";
import {partnersOf} from "../manuscript/tokens.js";
import type {NotesRange} from "./deck.js";

/** A `::: notes` block: where it stands in the file, and the indexes of the tokens that open and close it. */
export interface DivNotes {
  readonly range: NotesRange;
  readonly open: number;
  readonly close: number;
}

/** The `::: notes` blocks among the tokens of a slide; those in quotes are none. */
export function divNotes(tokens: readonly Token[], lines: Lines): readonly DivNotes[] {
  const opens = (token: Token): boolean =>
    token.type === MARK && opensNotes(token.meta as Mark) && divInfo(lines.line(token.map![0])) !== null;
  if (!tokens.some(opens)) return [];
  const partners = partnersOf(tokens);
  const found: DivNotes[] = [];
  for (let open = 0; open < tokens.length; open++) {
    const close = partners[open]!;
    if (close < 0 || !opens(tokens[open]!)) continue;
    const [first, last] = [tokens[open]!.map![0], tokens[close]!.map![0]];
    found.push({
      open,
      close,
      range: {
        start: lines.start(first),
        end: lines.start(last + 1),
        from: lines.start(first + 1),
        to: lines.start(last),
        line: first + 2,
        form: "div"
      }
    });
    open = close;
  }
  return found;
}

function opensNotes(mark: Mark): boolean {
  return mark.type === "open" && mark.kind === ":::" && hasClass(mark.info, "notes");
}

/** A comment as notes: with the whole lines that it stands on if it stands there alone. */
export function commentNotes({start, end}: Place, lines: Lines): NotesRange {
  const {text} = lines;
  const from = Math.min(start + 4, end - 3);
  const to = Math.max(from, end - 3);
  const first = lines.at(start);
  const last = lines.at(end - 1);
  const alone =
    text.slice(lines.start(first), start).trim() === "" && text.slice(end, lines.start(last + 1)).trim() === "";
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
