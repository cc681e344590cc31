import {zlibSync} from "fflate";
import {pngChunk} from "../../src/exports/picture-file.js";

/** A picture of at most sixteen colours, from the top left: for each pixel the place of its colour among them. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly palette: readonly (readonly [red: number, green: number, blue: number])[];
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bits a pixel, and the kind of picture whose pixels are places in a palette. */
const DEPTH = 4;
const INDEXED = 3;

/** A picture as PNG; equal pictures give equal bytes. */
export function encodePng({width, height, pixels, palette}: IndexedPicture): Uint8Array {
  const stride = Math.ceil(width / 2);
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (stride + 1) + 1 + (x >> 1)]! |= pixels[y * width + x]! << (x % 2 === 0 ? DEPTH : 0);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([DEPTH, INDEXED], 8);
  const parts = [
    Uint8Array.from(SIGNATURE),
    pngChunk("IHDR", header),
    pngChunk("PLTE", Uint8Array.from(palette.flat())),
    pngChunk("IDAT", zlibSync(rows, {level: 9})),
    pngChunk("IEND", new Uint8Array())
  ];
  return Uint8Array.from(Buffer.concat(parts));
}
