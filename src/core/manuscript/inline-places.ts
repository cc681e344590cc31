import {Lines} from "./lines.js";
import type {Token} from "./reading.js";

/**
 * Where what stands in the text of a block stands in the file. Markdown takes the text of a block from its lines
 * without what is before and behind it, so each of its lines is found in the line of the file.
 */
export class InlinePlaces {
  readonly #written: Lines;
  readonly #starts = new Map<number, number>();

  /** `first` is the 0-based line of the file where the block starts; `from` is the offset before which it doesn't. */
  constructor(
    {content}: Token, private readonly lines: Lines, private readonly first: number, private readonly from = 0
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
