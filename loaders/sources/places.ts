/** A paragraph of a text: the line that holds an offset. Offsets are code points, `end` exclusive. */
interface Paragraph {
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
    return {
      start: this.text.toPoint(this.starts[line - 1]!),
      end: next === undefined ? this.text.length : this.text.toPoint(next - 1),
      line
    };
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

/** The places of a text, memoized. */
export function placesOf(text: CodePointText): TextPlaces {
  let places = known.get(text);
  if (!places) known.set(text, (places = new TextPlaces(text)));
  return places;
}

/**
 * A text addressed by Unicode code points, as offsets in a workspace are. JavaScript counts UTF-16 units, which differ
 * after every character beyond U+FFFF; a text without any is addressed as it is.
 */
export class CodePointText {
  /** In code points. */
  readonly length: number;
  /** The unit offsets of the second halves of surrogate pairs, ascending. */
  private readonly trails: readonly number[];

  constructor(readonly text: string) {
    const trails: number[] = [];
    if (/[\uD800-\uDBFF]/.test(text)) {
      for (let unit = 1; unit < text.length; unit++) if (isTrail(text.charCodeAt(unit))) trails.push(unit);
    }
    this.trails = trails;
    this.length = text.length - trails.length;
  }

  /** The text between two code points; what lies outside is left out. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(Math.max(0, start)), this.toUnit(Math.max(0, end)));
  }

  /** The UTF-16 offset of a code point. */
  toUnit(point: number): number {
    if (this.trails.length === 0) return point;
    let [low, high] = [0, this.trails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.trails[middle]! - middle <= point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** The code point at a UTF-16 offset. */
  toPoint(unit: number): number {
    if (this.trails.length === 0) return unit;
    let [low, high] = [0, this.trails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.trails[middle]! < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }
}

function isTrail(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
