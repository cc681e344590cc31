import {codeInText} from "../terms/wording.js";
import {Lines} from "./lines.js";
import {MARK} from "./mark-rule.js";
import type {Mark} from "./mark-rule.js";
import {MATH} from "./math-rule.js";
import type {Token} from "./reading.js";

/** For each opening token the index of the one that closes it, marks included; -1 for tokens that open nothing. */
export function partnersOf(tokens: readonly Token[]): Int32Array {
  const partners = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const {type, nesting} = token;
    if (type === MARK) {
      const mark = token.meta as Mark;
      if (mark.type === "open") open.push(i);
      else if (mark.type === "close") closeMark(tokens, open, partners, mark.kind, i);
    } else if (nesting === 1) {
      open.push(i);
    } else if (nesting === -1) {
      while (open.length > 0 && tokens[open.at(-1)!]!.type === MARK) open.pop();
      const start = open.pop();
      if (start !== undefined) partners[start] = i;
    }
  }
  return partners;
}

/**
 * Pairs a closing mark with the last open one of its kind in the same container; marks of other kinds opened in between
 * stay unpaired.
 */
function closeMark(tokens: readonly Token[], open: number[], partners: Int32Array, kind: string, at: number): void {
  for (let k = open.length - 1; k >= 0; k--) {
    const token = tokens[open[k]!]!;
    if (token.type !== MARK) return;
    if ((token.meta as Extract<Mark, {type: "open"}>).kind !== kind) continue;
    partners[open[k]!] = at;
    open.length = k;
    return;
  }
}

/** What a token of Markdown says in plain text, in which no code and no formula is a mark of a term. */
export const textOfToken = ({type, content}: Token): string =>
  type === "code_inline" || type === MATH ? codeInText(content) : content;

/**
 * Maps offsets in a block's text to offsets in the file. Markdown strips markers and blanks from a block's lines, so
 * each line of the text is searched for in its line of the file.
 */
export class InlinePlaces {
  readonly #written: Lines;
  readonly #starts = new Map<number, number>();

  /**
   * `first` is the 0-based line of the file where the block starts; `from` is the least offset at which it can start.
   */
  constructor(
    {content}: Token,
    private readonly lines: Lines,
    private readonly first: number,
    private readonly from = 0
  ) {
    this.#written = new Lines(content);
  }

  /** The offset in the file of an offset in the block's text. */
  offset(at: number): number {
    if (this.#written.count === 0) return this.lines.start(this.first);
    const line = this.#written.at(at);
    return Math.min(this.#start(line) + at - this.#written.start(line), this.lines.text.length);
  }

  /** Where a line of the block's text starts in the file. */
  #start(line: number): number {
    const known = this.#starts.get(line);
    if (known !== undefined) return known;
    const at = Math.min(this.first + line, this.lines.count - 1);
    const start = this.lines.start(at);
    const [raw, text] = [this.lines.line(at), this.#written.line(line)];
    const ink = text.trim();
    const rest = raw.trimEnd();
    const found = rest.endsWith(ink) ? rest.length - ink.length : raw.indexOf(ink, Math.max(this.from - start, 0));
    const place = start + Math.max(found, 0) - (text.length - text.trimStart().length);
    this.#starts.set(line, place);
    return place;
  }
}
