import type MarkdownIt from "markdown-it";
import {ProseError, readNumber} from "../../src/core/prose.js";

/** What a number token of Markdown holds. */
export interface NumberMeta {
  readonly expression: string;
  readonly format?: string;
  /** Why the construct can't stand as it does. */
  readonly fault?: string;
  /** 0-based line within its block. */
  readonly line: number;
}

/** The type of the token that a `{{ }}` becomes. */
export const NUMBER = "tickmark_number";

/** Reads `{{ expression | format }}` in Markdown text; inside a link it is refused, since links don't nest. */
export function readNumbers(md: MarkdownIt): void {
  md.inline.ruler.before("escape", NUMBER, (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b || !state.src.startsWith("{{", state.pos)) return false;
    const line = state.src.slice(0, state.pos).split("\n").length - 1;
    let meta: NumberMeta;
    let end: number;
    try {
      const number = readNumber(state.src, state.pos)!;
      meta = {expression: number.expression, line, ...(number.format === undefined ? {} : {format: number.format})};
      if ((state as unknown as {linkLevel: number}).linkLevel > 0) meta = {...meta, fault: "{{ }} inside a link; put the number beside it"};
      end = number.end;
    } catch (error) {
      if (!(error instanceof ProseError)) throw error;
      meta = {expression: "", fault: error.message, line};
      end = state.pos + 2;
    }
    if (!silent) {
      const token = state.push(NUMBER, "", 0);
      token.meta = meta;
      token.content = state.src.slice(state.pos, end);
    }
    state.pos = end;
    return true;
  });
}
