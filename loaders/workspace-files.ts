import {readFileSync} from "node:fs";
import {rememberByText} from "./memory.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";
import {hashBytes} from "./sources/hash.js";

/** The files of a workspace as they stand during one run. */
export interface WorkspaceFiles {
  /** The bytes of a file; undefined if there is none. Throws an Error if it has changed since it was first read. */
  read(path: string): Uint8Array | undefined;
  /** Lower-case hexadecimal SHA-256 of a file; empty if there is none. */
  hash(path: string): string;
}

/** Opens a workspace's files: they are read when asked for, and only the latest are held. */
export function openFiles(workspace: Workspace): WorkspaceFiles {
  const hashes = new Map<string, string>();
  const latest = rememberByText((path) => {
    const bytes = readIfPresent(path);
    const hash = bytes === undefined ? "" : hashBytes(bytes);
    const before = hashes.get(path);
    if (before !== undefined && before !== hash) throw new Error(`${shownPath(workspace, path)}: changed while it was being verified; run it again`);
    hashes.set(path, hash);
    return {bytes};
  }, 4);
  return {
    read: (path) => latest(path).bytes,
    hash: (path) => {
      if (!hashes.has(path)) latest(path);
      return hashes.get(path)!;
    }
  };
}

function readIfPresent(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    // Nothing stands below a file either, and of a folder that has a file's name it is said once, with all places.
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
