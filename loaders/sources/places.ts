import type {CodePointText} from "./code-points.js";

/** A paragraph of a text: the line that holds an offset. Offsets are code points, `end` exclusive. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** 1-based line number. */
  readonly line: number;
}

/** Finds paragraphs of a text by code-point offset. */
export class TextPlaces {
  /** Unit offsets at which lines start. */
  private readonly starts: readonly number[];

  constructor(private readonly text: CodePointText) {
    const starts = [0];
    for (let at = text.text.indexOf("\n"); at >= 0; at = text.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** The line that holds an offset, without its newline. */
  paragraphAt(offset: number): Paragraph {
    const unit = this.text.toUnit(offset);
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    const start = this.starts[low]!;
    const next = this.starts[low + 1];
    return {start: this.text.toPoint(start), end: next === undefined ? this.text.length : this.text.toPoint(next - 1), line: low + 1};
  }
}
