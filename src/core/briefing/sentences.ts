import type {ShownInline, ShownNumber} from "../deck/compiled.js";
import {numbersOf} from "../deck/walk.js";

/** Inline text, or the place of a mark: the end of a sentence, with the numbers that stand in it. */
export type MarkedInline = ShownInline | {readonly type: "mark"; readonly numbers: readonly ShownNumber[]};

const END = /[.?!][)\]”’"']*(?=\s|$)/u;

/**
 * Puts a mark at the end of each sentence that shows numbers; a superscript right behind a number would read as its exponent. What follows the
 * last full stop is a sentence, too. Full stops within emphasis and links end none.
 */
export function markSentences(inline: readonly ShownInline[]): readonly MarkedInline[] {
  const marked: MarkedInline[] = [];
  let waiting: ShownNumber[] = [];
  const mark = (): void => {
    if (waiting.length > 0) marked.push({type: "mark", numbers: waiting});
    waiting = [];
  };
  for (const part of inline) {
    if (part.type !== "text") {
      waiting.push(...numbersOf([part]));
      marked.push(part);
      continue;
    }
    const end = waiting.length > 0 ? endOfSentence(part.text) : -1;
    if (end < 0) {
      marked.push(part);
      continue;
    }
    marked.push({type: "text", text: part.text.slice(0, end)});
    mark();
    if (end < part.text.length) marked.push({type: "text", text: part.text.slice(end)});
  }
  mark();
  return marked;
}

function endOfSentence(text: string): number {
  const found = END.exec(text);
  return found ? found.index + found[0].length : -1;
}
