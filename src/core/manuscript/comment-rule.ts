import type MarkdownIt from "markdown-it";
import {divInfo} from "./mark-rule.js";
import {documentOf, nextClose} from "./reading.js";
import type {BlockRule, BlockState, Reading} from "./reading.js";
import {breaksSlide, replaceRule} from "./slide-rule.js";

/** The type of the token that a comment `<!-- … -->` of a deck or briefing becomes. */
export const COMMENT = "tickmark_comment";

/** The type of the token of a `<!--` in text whose `-->` doesn't stand in the same paragraph. */
export const OPEN_COMMENT = "tickmark_open_comment";

/**
 * Where a comment stands: offsets in the text that Markdown was given, or, for a comment within a block's text, in that
 * text.
 */
export interface CommentPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Adds rules to Markdown that read comments of decks and briefings as tokens of their own rather than as raw HTML: a
 * comment at the start of a line extends to its `-->`, across blank lines too, and what follows on that line is text. A
 * comment within text must end in its paragraph.
 */
export function readComments(md: MarkdownIt): void {
  md.block.ruler.before("table", COMMENT, commentBlock, {alt: ["paragraph", "reference", "blockquote", "list"]});
  replaceRule(md, "html_block", (html) => (state, line, end, silent) => htmlBlock(html, state, line, end, silent));
  const last = new WeakMap<object, number>();
  md.inline.ruler.before("html_inline", COMMENT, (state, silent) => {
    const {src, pos} = state;
    if (src.charCodeAt(pos) !== 0x3c || !src.startsWith("<!--", pos) || !documentOf(state)) return false;
    if (!last.has(state)) last.set(state, src.lastIndexOf("-->"));
    const end = pos + 2 <= last.get(state)! ? src.indexOf("-->", pos + 2) + 3 : -1;
    if (!silent) {
      const token = state.push(end < 0 ? OPEN_COMMENT : COMMENT, "", 0);
      token.content = end < 0 ? "<!--" : src.slice(pos, end);
      token.meta = {start: pos, end} satisfies CommentPlace;
    }
    state.pos = end < 0 ? pos + 4 : end;
    return true;
  });
}

const commentBlock: BlockRule = (state, first, _end, silent) => {
  const reading = documentOf(state);
  let at = state.bMarks[first]! + state.tShift[first]!;
  if (!reading || state.sCount[first]! - state.blkIndent >= 4 || !state.src.startsWith("<!--", at)) return false;
  let line = first;
  for (let found = 0; ; found++) {
    const close = state.src.startsWith("<!--", at) ? nextClose(state.src, at + 2, reading) : -1;
    if (close < 0) return found > 0 && !silent && textAfter(state, first, line, at);
    const from = line;
    while (close + 3 > state.eMarks[line]!) line++;
    if (silent && line > first) return true;
    if (!silent) {
      const token = state.push(COMMENT, "", 0);
      token.content = state.src.slice(at, close + 3);
      token.meta = {start: at, end: close + 3} satisfies CommentPlace;
      token.map = [from, line + 1];
    }
    at = Math.min(state.skipSpaces(close + 3), state.eMarks[line]!);
    if (at < state.eMarks[line]!) continue;
    if (!silent) state.line = line + 1;
    return true;
  }
};

/** Makes a line start after the comments at its start; returns true if they began on an earlier line. */
function textAfter(state: BlockState, first: number, line: number, at: number): boolean {
  state.bMarks[line] = at;
  state.tShift[line] = 0;
  state.sCount[line] = state.blkIndent;
  if (line === first) return false;
  state.line = line;
  return true;
}

/**
 * Raw HTML ends before a line that starts a comment, a `:::` or a slide, and not within a comment. A comment that never
 * ends goes on up to the next slide.
 */
function htmlBlock(html: BlockRule, state: BlockState, line: number, end: number, silent: boolean): boolean {
  const reading = documentOf(state);
  if (!reading) return html(state, line, end, silent);
  const at = state.bMarks[line]! + state.tShift[line]!;
  const isComment = state.src.startsWith("<!--", at);
  if (isComment && nextClose(state.src, at + 2, reading) >= 0) return false;
  const stop = silent ? end : isComment ? nextStop(reading, "slide", line + 1) : nextStop(reading, "stop", line + 1);
  if (!html(state, line, Math.min(end, stop), silent)) return false;
  if (!silent && !isComment) endComment(state, line, reading);
  return true;
}

function endComment(state: BlockState, line: number, reading: Reading): void {
  const token = state.tokens.at(-1)!;
  const open = token.content.lastIndexOf("<!--");
  if (open < 0 || token.content.includes("-->", open)) return;
  const close = nextClose(state.src, state.eMarks[state.line - 1]!, reading);
  if (close < 0) return;
  while (close + 3 > state.eMarks[state.line - 1]!) state.line++;
  token.content = state.getLines(line, state.line, state.blkIndent, true);
  token.map = [line, state.line];
}

/**
 * The next line from `from` on that starts a slide, or that ends raw HTML; results are cached, so that each line is
 * examined once.
 */
function nextStop(reading: Reading, what: "slide" | "stop", from: number): number {
  const {lines} = reading;
  const known = reading[what];
  if (known.from <= from && known.line >= from) return known.line;
  const ends = (line: number): boolean => {
    if (breaksSlide(reading, line)) return true;
    return what === "stop" && (startsComment(reading, line) || divInfo(lines.line(line)) !== null);
  };
  let line = from;
  while (line < lines.count && !ends(line)) line++;
  reading[what] = {from, line};
  return line;
}

function startsComment({lines}: Reading, line: number): boolean {
  return /^ {0,3}<!--/.test(lines.text.slice(lines.start(line), lines.start(line) + 7));
}
