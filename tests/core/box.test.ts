import {expect, it} from "vitest";
import {holdsMiddle} from "../../src/core/box.js";

const box = {x1: 10, y1: 10, x2: 20, y2: 20};
const at = (x: number, y: number) => ({x1: x - 4, y1: y - 4, x2: x + 4, y2: y + 4});

it("a box holds another by its middle, whatever stands out of it", () => {
  expect([at(11, 19), at(20, 15), at(15, 10), at(9, 15)].map((inner) => holdsMiddle(box, inner))).toEqual([
    true,
    false,
    false,
    false
  ]);
  expect(
    [at(20, 15), at(20.9, 15), at(21, 15), at(15, 9.1), at(15, 9)].map((inner) => holdsMiddle(box, inner, 1))
  ).toEqual([true, true, false, true, false]);
});
