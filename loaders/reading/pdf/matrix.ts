import type {Box} from "../../../src/core/box.js";

/** A transformation of the plane, in the order in which PDF writes one. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that does `b` first, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5]
  ];
}

/** A point after a transformation. */
export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** The upright box around a rectangle after a transformation. */
export function boxOf({x1, y1, x2, y2}: Box, matrix: Matrix): Box {
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = [
    apply(matrix, x1, y1),
    apply(matrix, x2, y1),
    apply(matrix, x1, y2),
    apply(matrix, x2, y2)
  ];
  return {
    x1: Math.min(ax, bx, cx, dx),
    y1: Math.min(ay, by, cy, dy),
    x2: Math.max(ax, bx, cx, dx),
    y2: Math.max(ay, by, cy, dy)
  };
}
