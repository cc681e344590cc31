import {randomBytes} from "node:crypto";
import {constants} from "node:fs";
import {link, lstat, mkdir, open, readdir, rename, rm} from "node:fs/promises";
import type {FileHandle} from "node:fs/promises";
import {join} from "node:path";
import {LARGEST} from "../../src/core/editing/document-id.js";
import {EditingError} from "./editing-error.js";

/** What writing does to the disk; tests replace a part. */
export interface DiskEffects {
  readonly write: (file: FileHandle, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
}

/** Writes and renames by Node. */
export const DISK: DiskEffects = {write: (file, bytes) => file.writeFile(bytes), rename};

/**
 * Makes a folder below another, part by part. Throws an {@link EditingError} where a part is a link or a file, since
 * what is written would stand elsewhere.
 */
export async function makeOwnFolder(root: string, ...parts: readonly string[]): Promise<string> {
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    await mkdir(folder).catch((error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error;
    });
    await requireOwn(folder, part);
  }
  return folder;
}

/** Whether a folder of a root is there. Throws an {@link EditingError} if it is a link or a file. */
export async function hasOwnFolder(root: string, name: string): Promise<boolean> {
  try {
    await requireOwn(join(root, name), name);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function requireOwn(folder: string, name: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isSymbolicLink()) throw new EditingError(403, `${name}: is a link; a folder of the workspace is expected`);
  if (!found.isDirectory()) throw new EditingError(409, `${name}: is a file; a folder is expected`);
}

/** The bytes of a file; undefined if there is none. Throws an {@link EditingError} if it is a link or no file. */
export async function readOwnFile(path: string, shown: string): Promise<Buffer | undefined> {
  let file: FileHandle;
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) throw linked(shown);
    // Only files are opened: to open a pipe might wait for ever.
    if (!found.isFile()) throw new EditingError(409, `${shown}: is no file`);
    if (found.size > LARGEST) throw tooLarge(shown, found.size);
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    if (codeOf(error) === "ELOOP") throw linked(shown);
    throw error;
  }
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const linked = (shown: string): EditingError =>
  new EditingError(403, `${shown}: is a link; links are not followed, put the file itself in its place`);

/** The error for a document that is too large. */
export function tooLarge(shown: string, size: number): EditingError {
  return new EditingError(413, `${shown}: has ${size} bytes; a document has ${LARGEST} at most`);
}

/** A file to write: its bytes, where it goes, and a folder on the same disk for the time until it is whole. */
export interface WholeFile {
  readonly bytes: Uint8Array;
  readonly target: string;
  readonly temporary: string;
  /** The permissions of the file that it replaces. */
  readonly mode?: number;
}

/**
 * Writes a file whole: under another name, flushed to the disk, then renamed. Whatever breaks it off, the target holds
 * what it held or all that is new. With `isNew` it throws an {@link EditingError} where the target is there already.
 */
export async function writeWhole(
  {bytes, target, temporary, mode = 0o644}: WholeFile,
  {disk = DISK, isNew = false}: {readonly disk?: DiskEffects; readonly isNew?: boolean} = {}
): Promise<void> {
  const path = join(temporary, `${randomBytes(8).toString("hex")}.tmp`);
  try {
    const file = await open(path, "wx", mode);
    try {
      await disk.write(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await (isNew ? moveNew(path, target, disk) : disk.rename(path, target));
  } catch (error) {
    await rm(path, {force: true});
    throw error;
  }
  await flushFolder(join(target, ".."));
}

/** Gives a file another name. Throws an {@link EditingError} where something has that name already. */
export async function moveNew(from: string, to: string, disk: DiskEffects = DISK): Promise<void> {
  const taken = new EditingError(409, "the name is taken; choose another");
  try {
    // A rename would replace what stands there; a link is refused by the disk.
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw taken;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error))) throw error;
    if (await lstat(to).catch(() => undefined)) throw taken;
    await disk.rename(from, to);
    return;
  }
  await rm(from);
}

/** Flushes a folder's names to the disk, where the system can. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r").catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

/** Removes what processes that were ended have left unfinished. */
export async function removeUnfinished(temporary: string): Promise<void> {
  const names = await readdir(temporary).catch(() => []);
  await Promise.all(names.filter((name) => name.endsWith(".tmp")).map((name) => rm(join(temporary, name))));
}

/** The code of a system's error; empty for others. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
