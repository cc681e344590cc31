import {strFromU8, unzipSync} from "fflate";
import {ReadingError} from "./document-reading.js";

/** What the parts of a file may come to when they are unpacked. */
const MOST_BYTES = 600 * 2 ** 20;

/** The size of the parts of a ZIP file as its directory gives them; undefined for what is no ZIP file. */
function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const least = Math.max(0, bytes.length - 22 - 0xffff);
  while (end >= least && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < least) return undefined;
  let size = 0;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}

/** Throws a {@link ReadingError} for a file that is damaged, or that would be far larger when it is unpacked. */
export function refuseZipBomb(bytes: Uint8Array): void {
  const size = bytes.length < 22 ? undefined : unpackedSize(bytes);
  if (size === undefined)
    throw new ReadingError(
      isLocked(bytes)
        ? "is locked with a password, or of an older kind; open it and save it without one in today’s format"
        : "is damaged or cut off; get the file once more"
    );
  if (size > MOST_BYTES)
    throw new ReadingError(`would come to ${Math.ceil(size / 2 ** 20)} MB when it is unpacked; nothing of it was read`);
}

/** Office files with a password, and those of before 2007, are of another container. */
const isLocked = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);

/** The parts of a ZIP file that are asked for, as texts by their names. */
export function unzipTexts(bytes: Uint8Array, isAsked: (name: string) => boolean): ReadonlyMap<string, string> {
  refuseZipBomb(bytes);
  try {
    const parts = unzipSync(bytes, {filter: ({name}) => isAsked(name)});
    return new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
  } catch {
    throw new ReadingError("is damaged or cut off; get the file once more");
  }
}
