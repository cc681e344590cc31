/**
 * A rectangle on a page in points (1/72 inch), counted from the lower left corner of the page as it is shown: `x1`
 * left, `y1` lower, `x2` right, `y2` upper.
 */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The box around boxes. */
export function around(boxes: readonly Box[]): Box {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x1 = Math.min(x1, box.x1);
    y1 = Math.min(y1, box.y1);
    x2 = Math.max(x2, box.x2);
    y2 = Math.max(y2, box.y2);
  }
  return {x1, y1, x2, y2};
}
