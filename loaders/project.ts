import {join, relative, sep} from "node:path";

/** The folders of a project: the repository itself, or a fixture in a test. */
export interface Project {
  readonly root: string;
  readonly data: string;
  /** Imported texts, ignored by git. */
  readonly texts: string;
  /** Framework's root. */
  readonly src: string;
  /** Where compiled files are written, and where Framework looks for what its loaders have made. */
  readonly cache: string;
  /** Where it is kept, by content, in which sources nothing was wrong; see known-sources.ts. */
  readonly known: string;
}

export function openProject(root: string): Project {
  const src = join(root, "src");
  return {root, data: join(root, "data"), texts: join(root, "data", "sources"), src, cache: join(src, ".observablehq", "cache"), known: join(src, ".observablehq", "known-sources")};
}

/** A path as messages show it: relative to the project, with forward slashes. */
export function shownPath(project: Project, path: string): string {
  return relative(project.root, path).split(sep).join("/");
}
