import {readFile, readdir, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {throwDiagnostics} from "../src/core/diagnostic.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** How long another process is waited for, and how often it is asked, in milliseconds. */
interface Patience {
  readonly wait?: number;
  readonly every?: number;
}

/**
 * Runs an action that no other process runs on the workspace at the same time. Another one is waited for; throws a
 * DiagnosticsError of one line where it takes longer than that. The mark of a process that was killed counts for
 * nothing.
 */
export async function oneAtATime<T>(
  workspace: Workspace,
  name: "compile" | "build",
  action: () => Promise<T>,
  {wait = 60_000, every = 100}: Patience = {}
): Promise<T> {
  const lock = join(workspace.work, `${name}.lock`);
  const end = Date.now() + wait;
  while (!(await take(lock))) {
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    if (holder > 0 ? !isRunning(holder) : await isOld(lock)) await rm(lock, {force: true});
    else if (Date.now() > end)
      throwDiagnostics([
        {
          file: shownPath(workspace, lock),
          message: `another tickmark (process ${holder}) is at work on this workspace; run this again when it has ended, or remove the file if it has`
        }
      ]);
    else await new Promise((done) => setTimeout(done, every));
  }
  try {
    return await action();
  } finally {
    await rm(lock, {force: true});
  }
}

/** Whoever takes a lock writes its number at once; one without, and older than this in milliseconds, is nobody's. */
const MOMENT = 5000;

async function isOld(lock: string): Promise<boolean> {
  const {mtimeMs = Infinity} = (await stat(lock).catch(() => undefined)) ?? {};
  return Date.now() - mtimeMs > MOMENT;
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), {flag: "wx"});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    await rm(lock, {force: true});
    throw error;
  }
}

/** Removes what processes that were killed have left beside what is made of a workspace. */
export async function clearLeftovers({work}: Pick<Workspace, "work">): Promise<void> {
  for (const name of await readdir(work)) {
    const [, process] = /^[\w-]+\.(\d+)\.tmp(?:\.|$)/.exec(name) ?? [];
    if (process !== undefined && !isRunning(Number(process)))
      await rm(join(work, name), {recursive: true, force: true});
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
