import {readFileSync, realpathSync} from "node:fs";
import {dirname, extname, resolve, sep} from "node:path";
import type {PictureData} from "../../src/exports/pictures.js";

const TYPES: Readonly<Record<string, string>> = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif"};
const LARGEST = 8 * 1024 * 1024;

/** The raster pictures that stand beside a document's file or below it, as `data:` addresses; what lies elsewhere is not read. */
export function picturesBeside(file: string): PictureData {
  const folder = dirname(resolve(file));
  return (src) => {
    const type = TYPES[extname(src).toLowerCase()];
    if (type === undefined || /^[a-z][a-z\d+.-]*:/i.test(src)) return undefined;
    try {
      const path = realpathSync(resolve(folder, decodeURI(src).replace(/^\//, "")));
      if (!path.startsWith(realpathSync(folder) + sep)) return undefined;
      const bytes = readFileSync(path);
      return bytes.length > LARGEST ? undefined : `data:${type};base64,${bytes.toString("base64")}`;
    } catch {
      return undefined;
    }
  };
}
