import {createHash} from "node:crypto";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {FaultsError} from "../../src/core/fault.js";

/** A file that was written: its path below the folder, its size and its SHA-256. */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a file of an export beside its place and renames it, so that no half-written one is ever seen. Throws a FaultsError that says what to do. */
export async function writeExport(folder: string, file: string, contents: string | Uint8Array): Promise<WrittenFile> {
  const path = join(folder, file);
  const next = `${path}.${process.pid}.tmp`;
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  pending.add(next);
  try {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(next, bytes);
    await rename(next, path);
  } catch (cause) {
    await rm(next, {force: true}).catch(() => undefined);
    throw new FaultsError([{file: path, message: `can't be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}); name a folder that can be written with --out`}]);
  } finally {
    pending.delete(next);
  }
  return {file, bytes: bytes.length, sha256: sha256(bytes)};
}

/** The files that stand half written beside their places; they go when the process is stopped. */
export const pending = new Set<string>();

/** What stands in a folder under a name, or undefined. */
export async function readWritten(folder: string, file: string): Promise<(WrittenFile & {readonly contents: Uint8Array}) | undefined> {
  const contents = await readFile(join(folder, file)).catch(() => undefined);
  return contents && {file, bytes: contents.length, sha256: sha256(contents), contents};
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
