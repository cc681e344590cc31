import type {Box} from "../../../src/core/box.js";
import type {Matrix} from "./matrix.js";

/** A character as it is drawn, where several letters may be one glyph: `ﬁ`. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  /** Where the glyph stands: the foot of its letters, in the direction of its text. */
  readonly baseline: number;
  /** In points, as shown. */
  readonly size: number;
  /** The direction in which its text runs, in quarter turns against the clock from left to right. */
  readonly turn: 0 | 1 | 2 | 3;
}

/** A straight line that is drawn across a page or down it, or a side of a filled rectangle. */
export interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Whether it is no line but the side of a filled area, such as the ground of a cell or of a line of text. */
  readonly isEdge?: boolean;
}

/** What a page draws, in the order in which it does. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** How far the page asks to be turned by the clock, in degrees. */
  readonly rotation: number;
  /** From the coordinates of the file to those of the page as it is shown. */
  readonly matrix: Matrix;
  readonly glyphs: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly pictures: readonly Box[];
  /** Whether its letters were recognized in a picture; then none is certain. */
  readonly isRecognized?: boolean;
  /** Curves and slanted lines, as diagrams have them. */
  readonly curves: readonly Box[];
}
