import {Lines} from "../manuscript/lines.js";
import type {Problem} from "./drawn-document.js";

/** A problem with the part of the text that it is about; offsets are of the text. */
export interface PlacedProblem extends Problem {
  readonly from: number;
  readonly to: number;
}

/** What a message names first: a word in quotes, or a number as it is written. */
const NAMED = /^(?:"([^"]+)"|“([^”]+)”|(\{\{.*?\}\}))/;

/** Numbers that are tied, and code: a word of these is not what a message about prose speaks of. */
const SET_APART = /\{\{[^}]*\}\}|`[^`\n]*`/g;

/**
 * Where in a text its problems stand: each place of the word that the message names, from its line to the end of the
 * paragraph, or the whole line where it names none.
 */
export function placedProblems(text: string, problems: readonly Problem[]): readonly PlacedProblem[] {
  const lines = new Lines(text);
  const plain = text.replace(SET_APART, (part) => " ".repeat(part.length));
  return problems.flatMap((problem) => {
    const first = Math.min(Math.max(0, problem.line - 1), Math.max(0, lines.count - 1));
    const [, quoted, claimed, number] = NAMED.exec(problem.message) ?? [];
    const word = quoted ?? claimed ?? number;
    const within = number === undefined ? plain : text;
    for (let i = first; word !== undefined && i < lines.count; i++) {
      const line = within.slice(lines.start(i), lines.start(i) + lines.line(i).length);
      if (line.trim() === "" && i > first) break;
      const found = placesOf(word, line);
      if (found.length > 0)
        return found.map(({at, length}) => ({...problem, from: lines.start(i) + at, to: lines.start(i) + at + length}));
    }
    if (lines.count === 0) return [{...problem, from: 0, to: 0}];
    const line = lines.line(first);
    const start = lines.start(first);
    return [{...problem, from: start + line.length - line.trimStart().length, to: start + line.trimEnd().length}];
  });
}

/** Where words stand by themselves in a line, in any case of their letters. */
function placesOf(word: string, line: string): readonly {readonly at: number; readonly length: number}[] {
  const pattern = word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/g, "\\s+");
  // Scripts without spaces have no words that stand by themselves.
  const edge = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? "" : "[\\p{L}\\p{N}]";
  const alone = edge === "" ? pattern : `(?<!${edge}|${edge}[.,])${pattern}(?!${edge}|[.,]\\p{N})`;
  return [...line.matchAll(new RegExp(alone, "giu"))].map(({index, 0: found}) => ({at: index, length: found.length}));
}
