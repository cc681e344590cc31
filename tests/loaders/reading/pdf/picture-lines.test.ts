import {expect, it} from "vitest";
import {withoutLines} from "../../../../loaders/reading/pdf/picture-lines.js";

const [WIDTH, HEIGHT, SCALE] = [120, 90, 2];

/** A picture that is black in some rectangles: `[x1, y1, x2, y2]` in pixels from the top left, their ends excluded. */
function pictureOf(...black: readonly (readonly [number, number, number, number])[]): Uint8Array {
  const greys = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const [x1, y1, x2, y2] of black) for (let y = y1; y < y2; y++) greys.fill(0, y * WIDTH + x1, y * WIDTH + x2);
  return greys;
}

it("takes lines out of a picture, and says where they stood", () => {
  const letter = [40, 30, 44, 60] as const;
  const {greys, lines} = withoutLines(
    {width: WIDTH, height: HEIGHT, greys: pictureOf([10, 10, 110, 12], [20, 4, 22, 84], letter)},
    SCALE
  );
  expect(lines).toEqual([
    {x1: 5, x2: 55, y1: 39.5, y2: 39.5},
    {x1: 10.5, x2: 10.5, y1: 3, y2: 43}
  ]);
  expect(greys).toEqual(pictureOf(letter));
});

it("leaves filled areas and the strokes of letters as they are", () => {
  const area = [0, 0, 120, 20] as const;
  const stroke = [50, 40, 54, 86] as const;
  const picture = pictureOf(area, stroke);
  const {greys, lines} = withoutLines({width: WIDTH, height: HEIGHT, greys: picture}, SCALE);
  expect(lines).toEqual([]);
  expect(greys).toEqual(picture);
});
