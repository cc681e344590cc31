import {lstat, readdir, realpath} from "node:fs/promises";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {ENGINE} from "./engine.js";
import {isWritten} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** What was named can't be written to without destroying something; the message says what to name instead. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** The file by which a folder is known as one of our builds, which the next build may replace whole. */
export const BUILD_MARK = ".tickmark-build";

/** What the file says to whoever finds it. */
export const BUILD_MARK_TEXT = "A site that tickmark has built. The next build into this folder replaces it whole.\n";

/** The folders of the engine that are read for a site. */
const OF_ENGINE = ["bin", "loaders", "node_modules", "src", "workspaces"];

/**
 * Refuses a folder that a command reads from: what people write in the workspace, the texts, what is made of the
 * workspace, and the engine's own code. Throws an {@link OutputError} that names the option.
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
 * Refuses a folder that a build would replace unless it is absent, empty or a build of ours. What a build that was
 * broken off left beside it may go, and nothing else that stands there. Throws an {@link OutputError}.
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

/** The folders that a build makes beside its output while it works, and where the site before goes. */
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

/** The path with its links followed, as far as it stands. */
async function realPathOf(path: string): Promise<string> {
  const whole = resolve(path);
  const real = await realpath(whole).catch(() => undefined);
  if (real !== undefined) return real;
  return dirname(whole) === whole ? whole : join(await realPathOf(dirname(whole)), basename(whole));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/**
 * Refuses files that would take the place of what they are made of. Throws an {@link OutputError}.
 */
export async function refuseSourceFiles(targets: readonly string[], sources: readonly string[]): Promise<void> {
  const read = new Set(await Promise.all(sources.map(realPathOf)));
  for (const target of targets)
    if (read.has(await realPathOf(target)))
      throw new OutputError(
        `--out ${dirname(target)}: ${basename(target)} there is what is exported; name another folder`
      );
}
