import {existsSync, readFileSync, realpathSync, statSync} from "node:fs";
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

/** A picture of a document as a `data:` address, with the path of its file, or why it can't be had. */
export type PictureData = (
  src: string
) => ({readonly data: string} | {readonly reason: string}) & {readonly path?: string};

/**
 * The raster pictures that stand beside a document's file or below it, and those in another folder where one is
 * allowed; what lies elsewhere is not read.
 */
export function picturesBeside(file: string, allowed?: string): PictureData {
  const folder = dirname(resolve(file));
  const folders = allowed === undefined ? [folder] : [folder, allowed];
  return (src) => {
    const paths = spellings(src).map((spelling) => resolve(folder, spelling.replace(/^\//, "")));
    const path = paths.find((one) => existsSync(one)) ?? paths[0]!;
    return {...readPicture(path, folders), path};
  };
}

function readPicture(path: string, folders: readonly string[]): {readonly data: string} | {readonly reason: string} {
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) return {reason: `its ending is none of ${Object.keys(TYPES).join(", ")}`};
  try {
    const real = realpathSync(path);
    if (!folders.some((folder) => real.startsWith(realpathSync(folder) + sep)))
      return {
        reason:
          "it stands outside the document’s folder; put it beside the document, or allow its folder with --pictures <folder>"
      };
    const {size} = statSync(real);
    if (size > LARGEST)
      return {
        reason: `it has ${(size / 1024 / 1024).toFixed(1)} MB, the largest that is taken is ${LARGEST / 1024 / 1024} MB`
      };
    return {data: `data:${type};base64,${readFileSync(real).toString("base64")}`};
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    return {
      reason:
        code === "ENOENT"
          ? "there is no such file beside the document"
          : `it can’t be read (${code ?? (error as Error).message})`
    };
  }
}

/** The paths that an address may stand for: as it is written, with `\` as `/`, and with `%23` and the like read. */
function spellings(src: string): readonly string[] {
  const slashed = src.replaceAll("\\", "/");
  return [src, slashed, decoded(src), decoded(slashed)];
}

/** An address with its escapes read; as it is written where they are none. */
function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

/** For a document that has no folder, such as one that is only read. */
export const noPictures: PictureData = () => ({reason: "there is no such file beside the document"});
