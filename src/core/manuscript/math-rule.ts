import type MarkdownIt from "markdown-it";
import {documentOf} from "./reading.js";
import type {BlockRule} from "./reading.js";
import {breaksSlide} from "./slide-rule.js";

/** The type of the token that a formula `$…$` or `$$…$$` becomes. */
export const MATH = "tickmark_math";

/** A formula as it is written. */
export interface WrittenMath {
  /** In TeX, without its dollar signs. */
  readonly tex: string;
  /** Whether it stands on a line of its own. */
  readonly display: boolean;
}

/** Digits, signs and words alone: a figure, which a formula must not hide from the check of figures. */
const BARE_NUMBER = /^(?=.*\d)(?:[\d\s.,:%+()~-]|\\[,;:! %]|\{,\}|\\(?:text|mathrm|textbf|mathbf|mathit)\{[^{}]*\})*$/s;

/** No formula is longer, in characters. */
const LONGEST = 2000;

/**
 * Makes Markdown read formulas as Pandoc does: behind a first `$` and before the last one stands no blank, and behind
 * the last no digit, so that prices are text; a figure alone is text too. In notebooks a `${` is a number that a cell
 * works out.
 */
export function readMath(md: MarkdownIt): void {
  md.inline.ruler.before("escape", MATH, (state, silent) => {
    const {src, pos, posMax} = state;
    const found = src.charCodeAt(pos) === 0x24 ? mathAt(src, pos, posMax) : undefined;
    if (!found || (!documentOf(state) && src.slice(pos, found.end).includes("${"))) return false;
    const {end, ...math} = found;
    if (!silent)
      Object.assign(state.push(MATH, "", 0), {content: src.slice(pos, end), meta: math satisfies WrittenMath});
    state.pos = end;
    return true;
  });
  md.block.ruler.before("fence", MATH, mathParagraph, {alt: ["paragraph", "reference", "blockquote", "list"]});
}

/** The formula that starts at a `$`; the next `$` that isn't escaped ends it, or there is none. */
function mathAt(text: string, at: number, max: number): (WrittenMath & {readonly end: number}) | undefined {
  const display = text.startsWith("$$", at);
  const mark = display ? "$$" : "$";
  const from = at + mark.length;
  const to = closeOf(text, mark, from, Math.min(max, from + LONGEST));
  if (to < 0) return undefined;
  const tex = text.slice(from, to);
  const end = to + mark.length;
  if (tex.trim() === "" || (!display && (/^\s|\s$/.test(tex) || /\d/.test(text[end] ?? "")))) return undefined;
  if (BARE_NUMBER.test(tex)) return undefined;
  return {tex: tex.trim(), display, end};
}

function closeOf(text: string, mark: string, from: number, max: number): number {
  for (let i = from; i < max; i++) {
    if (text[i] === "\\") i++;
    else if (text.startsWith(mark, i)) return i + mark.length <= max ? i : -1;
  }
  return -1;
}

/** A formula of several lines that starts a line is one paragraph, whatever its lines start with. */
const mathParagraph: BlockRule = (state, first, end, silent) => {
  const start = state.bMarks[first]! + state.tShift[first]!;
  if (state.sCount[first]! - state.blkIndent >= 4 || !state.src.startsWith("$$", start)) return false;
  const reading = documentOf(state);
  const closes = (line: number, from: number): boolean => closeOf(state.src, "$$", from, state.eMarks[line]!) >= 0;
  if (closes(first, start + 2)) return false;
  for (let line = first + 1; line < end; line++) {
    const leaves = state.isEmpty(line) || state.sCount[line]! < state.blkIndent;
    if (leaves || (reading && breaksSlide(reading, line))) return false;
    if (!closes(line, state.bMarks[line]!)) continue;
    if (silent) return true;
    const map: [number, number] = [first, line + 1];
    const content = state.getLines(first, line + 1, state.blkIndent, false).trim();
    Object.assign(state.push("paragraph_open", "p", 1), {map});
    Object.assign(state.push("inline", "", 0), {content, map, children: []});
    state.push("paragraph_close", "p", -1);
    state.line = line + 1;
    return true;
  }
  return false;
};
