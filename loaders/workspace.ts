import {readFileSync, statSync} from "node:fs";
import {basename, join, relative, resolve, sep} from "node:path";
import {memoizeByText} from "../src/core/memoize.js";
import {hashBytes} from "./sources/file-bytes.js";

/** A folder of plain files that holds everything people make, and what is made of it. All paths are absolute. */
export interface Workspace {
  readonly folder: string;
  /** Imported texts, ignored by git. */
  readonly texts: string;
  /** The folder of generated files, which can be made again; ignored by git. */
  readonly work: string;
  /** Framework's root for this workspace: the site's pages with the workspace's own, and the compiled files. */
  readonly site: string;
  /** The cache file of sources without diagnostics; see verify-sources.ts. */
  readonly known: string;
}

/** Folders at the top of a workspace that hold imported or generated files only. */
const MADE = ["sources", "dist", "out"];

/** The workspace in a folder, which need not hold anything yet. */
export function openWorkspace(path: string): Workspace {
  const folder = resolve(path);
  const work = join(folder, ".tickmark");
  return {folder, texts: join(folder, "sources"), work, site: join(work, "src"), known: join(work, "known-sources")};
}

/** A path as messages show it: starting with the workspace's folder name, with forward slashes. */
export function shownPath({folder}: Pick<Workspace, "folder">, path: string): string {
  return join(basename(folder), relative(folder, path)).split(sep).join("/");
}

/** Whether a path below the workspace's folder is written by people: not imported, generated or hidden. */
export function isWritten({folder}: Pick<Workspace, "folder">, path: string): boolean {
  const [first = "", ...rest] = relative(folder, path).split(sep);
  return (
    !(rest.length > 0 && MADE.includes(first)) &&
    ![first, ...rest].some((name) => name.startsWith(".") || /(?:\.tmp|~)$/.test(name))
  );
}

/** The files of a workspace, which must not change during one run. */
export interface WorkspaceFiles {
  /** The bytes of a file; undefined if there is none. Throws an Error if it has changed since it was first read. */
  read(path: string): Uint8Array | undefined;
  /** Lower-case hexadecimal SHA-256 of a file; empty if there is none. */
  hash(path: string): string;
}

/** Opens a workspace's files, which are read on demand; only the latest are kept in memory. */
export function openFiles(workspace: Workspace): WorkspaceFiles {
  const hashes = new Map<string, string>();
  const latest = memoizeByText((path) => {
    const bytes = readIfPresent(path);
    const hash = bytes === undefined ? "" : hashBytes(bytes);
    const before = hashes.get(path);
    if (before !== undefined && before !== hash)
      throw new Error(`${shownPath(workspace, path)}: changed while it was being verified; run it again`);
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
    // A pipe or device is never opened, since reading it might not end; check-places.ts reports it.
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    // A path below a file is absent too; check-places.ts reports a folder with a file's name.
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
