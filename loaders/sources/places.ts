/** A paragraph of a text: the line that holds an offset. Offsets are code points, `end` exclusive. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** 1-based line number. */
  readonly line: number;
}

/** Finds paragraphs and lines of a text by code-point offset. */
export class TextPlaces {
  private readonly starts: readonly number[];

  constructor(private readonly points: readonly string[]) {
    const starts = [0];
    points.forEach((point, i) => {
      if (point === "\n") starts.push(i + 1);
    });
    this.starts = starts;
  }

  /** The line that holds an offset, without its newline. */
  paragraphAt(offset: number): Paragraph {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.starts[low]!;
    const next = this.starts[low + 1];
    return {start, end: next === undefined ? this.points.length : next - 1, line: low + 1};
  }

  slice(start: number, end: number): string {
    return this.points.slice(start, end).join("");
  }
}
