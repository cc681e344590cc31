import type MarkdownIt from "markdown-it";
import {ProseError, readNumber} from "../prose.js";
import {splitTerms} from "../terms/wording.js";

/** What a number token of Markdown holds. */
export interface NumberMeta {
  readonly expression: string;
  readonly format?: string;
  /** Why the construct can't stand as it does. */
  readonly diagnostic?: string;
  /** 0-based line within its block. */
  readonly line: number;
  /** The offset of its `{{` in the text of its block. */
  readonly at: number;
}

/** The type of the token that a `{{ }}` becomes. */
export const NUMBER = "tickmark_number";

/** The greatest length of a `{{ }}` in characters; a `}}` further away does not count. */
const LONGEST = 4000;

/** Cached positions for scanning a range of text. */
interface Place {
  readonly at: number;
  readonly line: number;
  /** The next `}}`, or -1. */
  readonly close: number;
}

/** Reads `{{ expression | format }}` in Markdown text; inside a link it is refused, since links don't nest. */
export function readNumbers(md: MarkdownIt): void {
  const places = new WeakMap<object, Place>();
  md.inline.ruler.before("escape", NUMBER, (state, silent) => {
    const {src, pos} = state;
    if (src.charCodeAt(pos) !== 0x7b || !src.startsWith("{{", pos)) return false;
    const known = places.get(state);
    const before = known && known.at <= pos ? known : {at: 0, line: 0, close: 0};
    const line = before.line + src.slice(before.at, pos).split("\n").length - 1;
    const close = before.close < 0 || before.close >= pos + 2 ? before.close : src.indexOf("}}", pos + 2);
    places.set(state, {at: pos, line, close});
    const {end, ...meta} = numberAt(src, pos, close, (state as unknown as {linkLevel: number}).linkLevel > 0);
    if (!silent) {
      const token = state.push(NUMBER, "", 0);
      token.meta = {...meta, line, at: pos} satisfies NumberMeta;
      token.content = src.slice(pos, end);
    }
    state.pos = end;
    return true;
  });
}

function numberAt(
  text: string,
  at: number,
  close: number,
  inLink: boolean
): Omit<NumberMeta, "line" | "at"> & {readonly end: number} {
  if (close < 0) return {expression: "", diagnostic: "{{ without }}", end: at + 2};
  if (close > at + LONGEST)
    return {
      expression: "",
      diagnostic: `{{ without }} in the next ${LONGEST} characters; write a shorter expression`,
      end: at + 2
    };
  try {
    const {expression, format, end} = readNumber(text.slice(at, close + 2), 0)!;
    const diagnostic = inLink ? {diagnostic: "{{ }} inside a link; put the number beside it"} : {};
    return {expression, ...(format === undefined ? {} : {format}), ...diagnostic, end: at + end};
  } catch (error) {
    if (!(error instanceof ProseError)) throw error;
    return {expression: "", diagnostic: error.message, end: at + 2};
  }
}

/** The type of the token that a `[[term]]` becomes. */
export const TERM = "tickmark_term";

/** What the token of a term holds: the offset of its mark in the text of its block. */
export interface TermPlace {
  readonly at: number;
}

/** Adds a rule to Markdown that reads `[[term]]` in text, but not in code. */
export function readTerms(md: MarkdownIt): void {
  md.inline.ruler.before("link", TERM, (state, silent) => {
    if (!state.src.startsWith("[[", state.pos)) return false;
    const end = MARK_END.exec(state.src.slice(state.pos, state.pos + LONGEST_TERM))?.[0].length ?? 0;
    const content = state.src.slice(state.pos, state.pos + end);
    if (end === 0 || typeof splitTerms(content)[0] !== "object") return false;
    if (!silent) Object.assign(state.push(TERM, "", 0), {content, meta: {at: state.pos} satisfies TermPlace});
    state.pos += end;
    return true;
  });
}

const MARK_END = /^\[\[[^[\]]*\]\]/;

/** The greatest length of a `[[term]]`, in characters. */
const LONGEST_TERM = 400;
