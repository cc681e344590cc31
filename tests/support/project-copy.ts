import {spawn} from "node:child_process";
import {cp, mkdtemp, readFile, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import type {Edit} from "./corpus.js";
import {isolated} from "./isolated.js";

const COPIED = [
  "bin",
  "data",
  "loaders",
  "src",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json"
];

export interface ProjectCopy {
  readonly root: string;
  /** Edits a file in place; an edit that changes nothing is an error. */
  readonly edit: (path: string, edit: Edit) => Promise<void>;
  /** Runs a script of the copy by Node, without a network where that can be had. */
  readonly run: (script: string, args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly remove: () => Promise<void>;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * A copy of this project in a folder of its own, with nothing compiled; with `texts: false`, as without the documents.
 */
export async function copyProject({texts = true}: {readonly texts?: boolean} = {}): Promise<ProjectCopy> {
  const root = await mkdtemp(join(tmpdir(), "tickmark-copy-"));
  const skipped = [resolve("data/.tickmark"), ...(texts ? [] : [resolve("data/sources")])];
  for (const name of COPIED)
    await cp(name, join(root, name), {recursive: true, filter: (path) => !skipped.includes(resolve(path))});
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return {
    root,
    edit: (path, edit) => editFile(join(root, path), edit),
    run: (script, args = [], env = {}) => runNode(root, [script, ...args], env),
    remove: () => rm(root, {recursive: true, force: true, maxRetries: 5, retryDelay: 100})
  };
}

/** Every file below a folder with its bytes, by path. */
export async function readFolder(dir: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true});
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(dir.length + 1), await readFile(path)] as const))
  );
}

async function editFile(path: string, edit: Edit): Promise<void> {
  const before = await readFile(path, "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`${path}: the edit changes nothing`);
  await writeFile(path, after);
}

/** Runs a script by Node in a folder, without a network where that can be had. */
export function runNode(
  root: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Ran> {
  const [program, args] = isolated(process.execPath, command);
  return new Promise((done, reject) => {
    const child = spawn(program, args, {cwd: root, env: {...process.env, ...env}, stdio: ["ignore", "pipe", "pipe"]});
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (status) =>
      done({status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString()})
    );
  });
}
