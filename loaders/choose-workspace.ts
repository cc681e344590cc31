import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {parse} from "yaml";
import {ENGINE} from "./engine.js";
import {openWorkspace} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** The file that makes a folder a workspace. */
export const MARKER = "workspace.yaml";

/** The form of workspaces that this engine reads and makes. */
export const FORMAT = "1";

/** There is no workspace where one was looked for; the message says what is there and what to do. */
export class NoWorkspaceError extends Error {
  override readonly name = "NoWorkspaceError";
}

/** What a workspace is looked for by. */
export interface WorkspaceChoice {
  /**
   * The folder that was named; without it $TICKMARK_WORKSPACE, then `data` in the current folder, then the one that
   * stands beside the engine.
   */
  readonly named?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/**
 * The workspace that was asked for. Throws a {@link NoWorkspaceError} where there is none, or one that can't be used.
 */
export function chooseWorkspace({named, env = process.env, cwd = process.cwd()}: WorkspaceChoice = {}): Workspace {
  const given = named ?? (env.TICKMARK_WORKSPACE === "" ? undefined : env.TICKMARK_WORKSPACE);
  const path =
    given === undefined
      ? [join(cwd, "data"), join(ENGINE, "data")].find((folder) => existsSync(join(folder, MARKER)))
      : resolve(cwd, given);
  if (path === undefined)
    throw new NoWorkspaceError(
      `no workspace: name one with --workspace <folder>, or make one with: tickmark new <folder>`
    );
  const why = whyNoWorkspace(path);
  if (why !== undefined) throw new NoWorkspaceError(`${given ?? path}: ${why}`);
  return openWorkspace(path);
}

/**
 * Whether the workspace is the one that was meant without being named, so that what is made of it stands in the current
 * folder.
 */
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

/** The workspace that a folder stands in, if it does. */
export function enclosingWorkspace(folder: string): string | undefined {
  for (let at = dirname(resolve(folder)), before = ""; at !== before; [at, before] = [dirname(at), at])
    if (existsSync(join(at, MARKER))) return at;
  return undefined;
}

/**
 * Why a workspace of this file is of another form than is read here; what else is wrong with the file is for its reader
 * to say.
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
