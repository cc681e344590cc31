import {readFileSync, realpathSync, statSync} from "node:fs";
import {dirname, extname, resolve, sep} from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif"
};
const LARGEST = 8 * 1024 * 1024;

/** A picture of a document as a `data:` address, or why it can't be had. */
export type PictureData = (src: string) => {readonly data: string} | {readonly reason: string};

/** Reads raster pictures in the folder of a document's file or below it; others are not read. */
export function picturesBeside(file: string): PictureData {
  const folder = dirname(resolve(file));
  return (src) => {
    const type = TYPES[extname(src).toLowerCase()];
    if (type === undefined) return {reason: `its ending is none of ${Object.keys(TYPES).join(", ")}`};
    try {
      const path = realpathSync(resolve(folder, decodeURI(src).replace(/^\//, "")));
      if (!path.startsWith(realpathSync(folder) + sep))
        return {reason: "it stands outside the document’s folder; put it beside the document"};
      const {size} = statSync(path);
      if (size > LARGEST)
        return {
          reason: `it has ${(size / 1024 / 1024).toFixed(1)} MB, the largest that is taken is ${LARGEST / 1024 / 1024} MB`
        };
      return {data: `data:${type};base64,${readFileSync(path).toString("base64")}`};
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      return {
        reason:
          code === "ENOENT"
            ? "there is no such file beside the document"
            : `it can’t be read (${code ?? (error as Error).message})`
      };
    }
  };
}

/** For a document that has no folder, such as one that is only read. */
export const noPictures: PictureData = () => ({reason: "there is no such file beside the document"});
