import {basename, join, relative, resolve, sep} from "node:path";

/** A folder of plain files that holds everything people make, and what is made of it. All paths are absolute. */
export interface Workspace {
  readonly folder: string;
  /** Imported texts, ignored by git. */
  readonly texts: string;
  /** What is made of the workspace and can be made again; ignored by git. */
  readonly work: string;
  /** Framework's root for this workspace: the site's pages with the workspace's own, and the compiled files. */
  readonly site: string;
  /** Where it is kept, by content, in which sources nothing was wrong; see known-sources.ts. */
  readonly known: string;
}

/** Folders at the top of a workspace that hold nothing that people write. */
const MADE = ["sources", "dist", "out"];

/** The workspace in a folder, which need not hold anything yet. */
export function openWorkspace(path: string): Workspace {
  const folder = resolve(path);
  const work = join(folder, ".tickmark");
  return {folder, texts: join(folder, "sources"), work, site: join(work, "src"), known: join(work, "known-sources")};
}

/** A path as messages show it: from the workspace's own name on, with forward slashes. */
export function shownPath({folder}: Pick<Workspace, "folder">, path: string): string {
  return join(basename(folder), relative(folder, path)).split(sep).join("/");
}

/** Whether a path below the workspace's folder is of what people write: not imported, not made, not hidden. */
export function isWritten({folder}: Pick<Workspace, "folder">, path: string): boolean {
  const [first = "", ...rest] = relative(folder, path).split(sep);
  return !(rest.length > 0 && MADE.includes(first)) && ![first, ...rest].some((name) => name.startsWith(".") || /(?:\.tmp|~)$/.test(name));
}
