import {strToU8, zipSync} from "fflate";

/** The earliest time that a zip can hold, by the machine's own clock, as zips count. */
const TIME = new Date(1980, 0, 1);

/** Endings of what is compressed already. */
const STORED = /\.(xlsx|parquet|zip|png)$/;

/** Files as one zip, in the order of their names and without a time of day, so that equal files give equal bytes. */
export function zipFiles(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return zipSync(Object.fromEntries(sorted.map(([path, contents]) =>
    [path, [typeof contents === "string" ? strToU8(contents) : contents, {mtime: TIME, level: STORED.test(path) ? 0 : 6}] as const])));
}
