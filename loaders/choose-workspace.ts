import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {parse} from "yaml";
import {ENGINE} from "./engine.js";
import {openWorkspace} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** The file that makes a folder a workspace. */
export const MARKER = "workspace.yaml";

/** The version of the workspace format that this engine reads and writes. */
export const FORMAT = "1";

/** Thrown if there is no usable workspace; the message says what was found and what to do. */
export class NoWorkspaceError extends Error {
  override readonly name = "NoWorkspaceError";
}

/** How a workspace is chosen. */
export interface WorkspaceChoice {
  /**
   * The folder that was named. If absent: $TICKMARK_WORKSPACE, then `data` in the current folder, then the workspace
   * that the current folder is or stands in, then the one beside the engine.
   */
  readonly named?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** Chooses the workspace. Throws a {@link NoWorkspaceError} if there is none, or if it can't be used. */
export function chooseWorkspace({named, env = process.env, cwd = process.cwd()}: WorkspaceChoice = {}): Workspace {
  const given = named ?? (env.TICKMARK_WORKSPACE === "" ? undefined : env.TICKMARK_WORKSPACE);
  const path =
    given === undefined
      ? [join(cwd, "data"), cwd, enclosingWorkspace(cwd), join(ENGINE, "data")].find(
          (folder) => folder !== undefined && existsSync(join(folder, MARKER))
        )
      : resolve(cwd, given);
  if (path === undefined)
    throw new NoWorkspaceError(
      `no workspace: name one with --workspace <folder>, or make one with: tickmark new <folder>`
    );
  const why = whyNoWorkspace(path);
  if (why !== undefined) throw new NoWorkspaceError(`${given ?? path}: ${why}`);
  return openWorkspace(path);
}

/** Whether the workspace was chosen by default, without being named, so that outputs go to the current folder. */
export function isDefault({named, env = process.env}: WorkspaceChoice): boolean {
  return named === undefined && (env.TICKMARK_WORKSPACE ?? "") === "";
}

/** Why a folder can't be used as a workspace; undefined where it can. */
function whyNoWorkspace(folder: string): string | undefined {
  const found = statSync(folder, {throwIfNoEntry: false});
  if (found === undefined) return "there is no such folder; make a workspace with: tickmark new <folder>";
  if (!found.isDirectory()) return "is a file; a workspace is a folder";
  if (!existsSync(join(folder, MARKER)))
    return `holds no ${MARKER}, so it is no workspace; make one with: tickmark new <folder>`;
  if (!statSync(join(folder, MARKER)).isFile()) return `${MARKER}: is no file; put a file of this name in its place`;
  const outer = enclosingWorkspace(folder);
  if (outer !== undefined) return `stands inside the workspace ${outer}; move it out of there`;
  return whyOtherFormat(join(folder, MARKER));
}

/** The folder of the workspace that contains a folder; undefined if none does. */
export function enclosingWorkspace(folder: string): string | undefined {
  for (let at = dirname(resolve(folder)), before = ""; at !== before; [at, before] = [dirname(at), at])
    if (existsSync(join(at, MARKER))) return at;
  return undefined;
}

/**
 * Why a `workspace.yaml` is of another format version; undefined if it is not. Other problems are left to the file's
 * reader.
 */
function whyOtherFormat(file: string): string | undefined {
  let format: string | undefined;
  try {
    format = (parse(readFileSync(file, "utf8"), {schema: "failsafe"}) as {format?: string} | null)?.format;
  } catch {
    return undefined;
  }
  if (format === undefined || format === FORMAT) return undefined;
  const [own, theirs] = [Number(FORMAT), Number(format)];
  if (theirs > own)
    return `is of format ${format}, newer than this tickmark, which reads format ${FORMAT}; install a newer one`;
  return `${MARKER}: format: ${format}: this tickmark reads format ${FORMAT}; compare it with a workspace that tickmark new makes`;
}
