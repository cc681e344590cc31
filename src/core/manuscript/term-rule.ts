import type MarkdownIt from "markdown-it";
import {splitTerms} from "../terms/marks.js";

/** The type of the token that a `[[term]]` becomes. */
export const TERM = "tickmark_term";

/** What the token of a term holds: the offset of its mark in the text of its block. */
export interface TermPlace {
  readonly at: number;
}

/** Reads the marks of terms in Markdown text; code is no text. */
export function readTerms(md: MarkdownIt): void {
  md.inline.ruler.before("link", TERM, (state, silent) => {
    if (!state.src.startsWith("[[", state.pos)) return false;
    const end = MARK_END.exec(state.src.slice(state.pos, state.pos + LONGEST))?.[0].length ?? 0;
    const content = state.src.slice(state.pos, state.pos + end);
    if (end === 0 || typeof splitTerms(content)[0] !== "object") return false;
    if (!silent) Object.assign(state.push(TERM, "", 0), {content, meta: {at: state.pos} satisfies TermPlace});
    state.pos += end;
    return true;
  });
}

const MARK_END = /^\[\[[^[\]]*\]\]/;

/** No mark is longer. */
const LONGEST = 400;
