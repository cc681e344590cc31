import type {Place} from "../manuscript/constructs.js";
import type {Lines} from "../manuscript/lines.js";
import {MARK, divInfo, hasClass} from "../manuscript/mark-rule.js";
import type {Mark} from "../manuscript/mark-rule.js";
import type {Token} from "../manuscript/reading.js";
import {partnersOf} from "../manuscript/tokens.js";
import type {NotesRange} from "./deck.js";

/**
 * A `::: notes` block or what follows `Note:`: where it stands in the file, the index of the token that opens it, and
 * that of the last one in it.
 */
export interface BlockNotes {
  readonly range: NotesRange;
  readonly open: number;
  readonly close: number;
}

/** The `::: notes` blocks among the tokens of a slide; those within a quote don't count. */
export function divNotes(tokens: readonly Token[], lines: Lines): readonly BlockNotes[] {
  const opens = (token: Token): boolean =>
    token.type === MARK && opensNotes(token.meta as Mark) && divInfo(lines.line(token.map![0])) !== null;
  if (!tokens.some(opens)) return [];
  const partners = partnersOf(tokens);
  const found: BlockNotes[] = [];
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

/**
 * What follows each `Note:` among the tokens of a slide that ends before the line `end`; a `Note:` within `::: notes`
 * doesn't count.
 */
export function spokenNotes(
  tokens: readonly Token[],
  lines: Lines,
  end: number,
  divs: readonly BlockNotes[]
): readonly BlockNotes[] {
  const found: BlockNotes[] = [];
  const isSpoken = ({type, meta}: Token): boolean => type === MARK && (meta as Mark).type === "notes";
  if (!tokens.some(isSpoken)) return found;
  const partners = partnersOf(tokens);
  for (let open = 0; open < tokens.length; open++) {
    if (!isSpoken(tokens[open]!) || divs.some((div) => div.open < open && open < div.close)) continue;
    const first = tokens[open]!.map![0];
    let around = open - 1;
    while (around >= 0 && partners[around]! < open) around--;
    const after = around < 0 ? tokens.length : partners[around]!;
    const start = lines.start(first);
    // Notes end at the line of the closing mark, or else with the lines of the item around them.
    const below = tokens[after]?.map?.[0] ?? tokens[around]?.map?.[1] ?? end;
    const to = start + lines.text.slice(start, lines.start(below)).trimEnd().length;
    const from = Math.min(start + /^[^:]*:/.exec(lines.line(first))![0].length, to);
    found.push({
      open,
      close: after - 1,
      range: {start, end: lines.start(lines.at(to - 1) + 1), from, to, line: first + 1, form: "spoken"}
    });
    open = after - 1;
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

/** A text with the ranges removed except for their line ends, so that line numbers stay the same. */
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
