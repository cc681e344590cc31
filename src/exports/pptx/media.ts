import type {Drawing} from "../../core/deck/compiled.js";
import type {OfficePackage} from "./office-package.js";
import {pictureBytes} from "../picture-bytes.js";

/** Pictures of a deck, each once. */
export interface Media {
  /** The parts of a drawing. */
  drawing(drawing: Drawing): {readonly png: string; readonly svg: string};
  /** The part of a picture that the deck holds itself, as a `data:` address; undefined for any other. */
  image(src: string): {readonly path: string; readonly size: {readonly width: number; readonly height: number} | undefined} | undefined;
}

const FOLDER = "ppt/media";
/** Pixels of the PNG for one of the drawing, so that it is sharp on a large screen. */
const DENSITY = 2;

/** The media of a deck; its drawings are made into PNGs beforehand, since slides are then written without waiting. */
export async function deckMedia(drawings: readonly Drawing[], pack: OfficePackage, png: (svg: string, width: number) => Promise<Uint8Array>): Promise<Media> {
  const made = new Map<string, {readonly png: string; readonly svg: string}>();
  for (const drawing of drawings) {
    if (made.has(drawing.svg)) continue;
    const paths = {png: `${FOLDER}/drawing${made.size + 1}.png`, svg: `${FOLDER}/drawing${made.size + 1}.svg`};
    pack.add(paths.png, await png(drawing.svg, Math.round(drawing.width * DENSITY)));
    pack.add(paths.svg, new TextEncoder().encode(drawing.svg));
    made.set(drawing.svg, paths);
  }
  const images = new Map<string, {readonly path: string; readonly size: {readonly width: number; readonly height: number} | undefined}>();
  return {
    drawing: ({svg}) => made.get(svg)!,
    image: (src) => {
      const known = images.get(src);
      const picture = known ? undefined : pictureBytes(src);
      if (!picture) return known;
      const image = {path: `${FOLDER}/image${images.size + 1}.${picture.kind}`, size: picture.size};
      pack.add(image.path, picture.bytes);
      images.set(src, image);
      return image;
    }
  };
}
