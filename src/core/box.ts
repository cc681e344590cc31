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

/** Whether the middle of a box stands within another, or by less than `slack` points outside of it. */
export function holdsMiddle(outer: Box, inner: Box, slack = 0): boolean {
  const [x, y] = [(inner.x1 + inner.x2) / 2, (inner.y1 + inner.y2) / 2];
  return x > outer.x1 - slack && x < outer.x2 + slack && y > outer.y1 - slack && y < outer.y2 + slack;
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
