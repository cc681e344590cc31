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
    const line = this.lineAt(this.text.toUnit(offset));
    const next = this.starts[line];
    return {start: this.text.toPoint(this.starts[line - 1]!), end: next === undefined ? this.text.length : this.text.toPoint(next - 1), line};
  }

  /** The 1-based number of the line that holds a UTF-16 unit. */
  lineAt(unit: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

const known = new WeakMap<CodePointText, TextPlaces>();

/** The places of a text, worked out once. */
export function placesOf(text: CodePointText): TextPlaces {
  let places = known.get(text);
  if (!places) known.set(text, places = new TextPlaces(text));
  return places;
}
