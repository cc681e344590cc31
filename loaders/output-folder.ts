import {lstat, readdir, realpath} from "node:fs/promises";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {ENGINE} from "./engine.js";
import {isWritten} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** Thrown if writing to the named path would destroy something; the message says what to name instead. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** The file that marks a folder as a build of ours, which the next build may replace as a whole. */
export const BUILD_MARK = ".tickmark-build";

/** The text of this file. */
export const BUILD_MARK_TEXT = "A site that tickmark has built. The next build into this folder replaces it whole.\n";

/** The engine's folders from which a site is built. */
const OF_ENGINE = ["bin", "loaders", "node_modules", "src", "workspaces"];

/**
 * Throws an {@link OutputError} that names the option if a command reads from the folder: the workspace's own files,
 * its texts, its compiled files, or the engine's code.
 */
export async function refuseReadFolder(workspace: Workspace, folder: string, option: string): Promise<void> {
  const [path, root, ...engine] = await Promise.all(
    [folder, workspace.folder, ...OF_ENGINE.map((name) => join(ENGINE, name))].map(realPathOf)
  );
  const refuse = (why: string): never => {
    throw new OutputError(`${option} ${folder}: ${why}; name a folder of its own`);
  };
  const moved = {...workspace, folder: root!};
  if (isInside(path!, root!)) {
    const [first = ""] = relative(root!, path!).split(sep);
    if (first === basename(workspace.texts)) refuse("holds the texts of the workspace, which are only read");
    if (first === basename(workspace.work)) refuse("holds what is made of the workspace");
    if (isWritten(moved, join(path!, "file"))) refuse("is a part of the workspace, which is only read");
  }
  if (engine.some((own) => isInside(path!, own))) refuse("holds tickmark's own code");
}

/**
 * Throws an {@link OutputError} unless the folder that a build would replace is absent, empty or a build of ours, and
 * the folders that a build uses beside it are absent, empty or left over from an interrupted build. Also refuses what
 * {@link refuseReadFolder} refuses.
 */
export async function refuseForeignFolder(workspace: Workspace, target: string): Promise<void> {
  await refuseReadFolder(workspace, target, "--output");
  const {next, parts, old} = besideBuild(target);
  const begun = (await standingIn(parts)) === "build";
  for (const path of [target, parts, old, ...(begun ? [] : [next])]) {
    const standing = await standingIn(path);
    if (standing === "nothing" || standing === "build") continue;
    throw new OutputError(
      `--output ${target}: ${path === target ? "" : `${path} beside it, which a build needs, `}${
        standing === "file"
          ? "is a file; name a folder"
          : "holds files and isn't one of our builds; name a folder that is empty or isn't there yet, or empty this one"
      }`
    );
  }
}

/** The folders that a build uses beside its output: for the new site, its parts, and the old site. */
export function besideBuild(target: string): Readonly<Record<"next" | "parts" | "old", string>> {
  return {next: `${target}.next`, parts: `${target}.next.parts`, old: `${target}.old`};
}

async function standingIn(path: string): Promise<"nothing" | "file" | "build" | "files"> {
  try {
    const names = await readdir(path);
    if (names.length === 0) return "nothing";
    if (!names.includes(BUILD_MARK)) return "files";
    return (await lstat(join(path, BUILD_MARK))).isFile() ? "build" : "files";
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return (await lstat(path).catch(() => undefined)) ? "file" : "nothing";
    if (code === "ENOENT") return "nothing";
    throw error;
  }
}

/** The path with symbolic links resolved, as far as it exists. */
async function realPathOf(path: string): Promise<string> {
  const whole = resolve(path);
  const real = await realpath(whole).catch(() => undefined);
  if (real !== undefined) return real;
  return dirname(whole) === whole ? whole : join(await realPathOf(dirname(whole)), basename(whole));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** Throws an {@link OutputError} if a target is one of the source files from which the targets are made. */
export async function refuseSourceFiles(targets: readonly string[], sources: readonly string[]): Promise<void> {
  const read = new Set(await Promise.all(sources.map(realPathOf)));
  for (const target of targets)
    if (read.has(await realPathOf(target)))
      throw new OutputError(
        `--out ${dirname(target)}: ${basename(target)} there is what is exported; name another folder`
      );
}
