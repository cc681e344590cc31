import type {Box} from "../../../src/core/box.js";
import {encodePng} from "../png.js";
import type {SecondReader} from "./pdfium-reader.js";

/** Where a figure stands, and the table that it stands in, if it does. */
export interface CroppedFigure {
  /** 1-based. */
  readonly page: number;
  readonly box: Box;
  readonly table?: Box;
}

/** A part of a page as a PNG, with its size in pixels. */
export interface CroppedPage {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels a point. */
const SCALE = 2;
/** The widest crop, and how much of the page it shows above and below the figure, in points. */
const WIDEST = 420;
const AROUND = 40;
/** How far above the figure the head of its table may stand to be shown, too. */
const HIGHEST = 160;
/** What is free around the mark, and how thick its frame is, in points and pixels. */
const FREE = 2;
const FRAME = 2;

/** Eight shades from black to white, then the same as they are where a figure is marked. */
const SHADES = Array.from({length: 8}, (_, i) => Math.round((255 * i) / 7));
const MARK = [255, 226, 130] as const;
const PALETTE = [
  ...SHADES.map((shade) => [shade, shade, shade] as const),
  ...SHADES.map(
    (shade) => MARK.map((part) => Math.round((part * shade) / 255)) as unknown as readonly [number, number, number]
  )
];

/** Draws the part of a page around a figure, and marks the figure by a ground of its own and a frame. */
export function cropPage(
  reader: Pick<SecondReader, "draw" | "sizeOf">,
  {page, box, table}: CroppedFigure
): CroppedPage {
  const size = reader.sizeOf(page);
  const part = partAround(box, table, size);
  const {width, height, greys} = reader.draw(page, part, SCALE);
  const [left, right] = [box.x1 - FREE - part.x1, box.x2 + FREE - part.x1].map((x) => Math.round(x * SCALE)) as [
    number,
    number
  ];
  const [top, low] = [part.y2 - box.y2 - FREE, part.y2 - box.y1 + FREE].map((y) => Math.round(y * SCALE)) as [
    number,
    number
  ];
  const pixels = greys.map((grey, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const shade = Math.round((grey * 7) / 255);
    if (x < left || x >= right || y < top || y >= low) return shade;
    const isFrame = Math.min(x - left, right - 1 - x, y - top, low - 1 - y) < FRAME;
    return 8 + (isFrame ? 2 : shade);
  });
  return {png: encodePng({width, height, pixels, palette: PALETTE}), width, height};
}

function partAround(box: Box, table: Box | undefined, size: {readonly width: number; readonly height: number}): Box {
  const width = Math.min(WIDEST, size.width);
  const x1 = Math.min(Math.max(0, (box.x1 + box.x2 - width) / 2), size.width - width);
  const head = table === undefined || table.y2 - box.y2 > HIGHEST ? box.y2 : table.y2;
  return {
    x1: Math.floor(x1),
    x2: Math.floor(x1) + Math.floor(width),
    y1: Math.floor(Math.max(0, box.y1 - AROUND)),
    y2: Math.ceil(Math.min(size.height, head + AROUND))
  };
}
