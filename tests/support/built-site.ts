import {spawn} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {mkdir, readFile, readdir, rename, writeFile} from "node:fs/promises";
import {join, relative, resolve, sep} from "node:path";
import {inject} from "vitest";
import {serveSite} from "../../loaders/site/serve.js";
import type {} from "./built-site-folder.js";
import {sourceIds} from "./documents.js";
import {canIsolate, isolated} from "./isolated.js";
import {until} from "./until.js";

/** The path under which the site is built and served: not the host's root, so that an absolute address can't pass. */
export const BASE = "/tm/";

/** The real site, built once for a test run and served. */
export interface BuiltSite {
  readonly dir: string;
  /** With the base path and a slash at the end. */
  readonly url: string;
  /** Whether the build had no network. */
  readonly offline: boolean;
  readonly close: () => Promise<void>;
}

/** Facts whose pages stand for those of all: with many uses and open points, with a qualifier, of a range, and of another document. */
const SAMPLE_FACTS = ["un.suspended-2014", "un.osaka-calls", "un.osaka-abuse-duration-from", "evac.total"];

/** The pages that stand for many, and the names that they stand for. */
const MANY: Readonly<Record<string, () => readonly string[]>> = {
  "facts/[fact].md": () => SAMPLE_FACTS,
  "sources/[source].md": () => sourceIds,
  "decks/[deck].md": () => readdirSync("data/decks").flatMap((file) => file.endsWith(".md") ? [file.slice(0, -3)] : []),
  "briefings/[briefing].md": () => readdirSync("data/briefings").flatMap((file) => file.endsWith(".md") ? [file.slice(0, -3)] : [])
};

interface BuildRecord {
  readonly status: number | null;
  readonly log: string;
  readonly offline: boolean;
}

/** Serves the site; the first to ask in a run has it built, without a network where that can be had. Throws what the build said if it failed. */
export async function openBuiltSite(): Promise<BuiltSite> {
  const folder = inject("builtSiteFolder");
  const dir = join(folder, "site");
  const file = join(folder, "build.json");
  if (await isFirst(folder)) await writeFile(`${file}.tmp`, JSON.stringify(await build(dir))).then(() => rename(`${file}.tmp`, file));
  await until(() => Promise.resolve(existsSync(file)), 200_000);
  const {status, log, offline} = JSON.parse(await readFile(file, "utf8")) as BuildRecord;
  if (status !== 0) throw new Error(`tickmark build: exit code ${status ?? "none"}\n${log}`);
  return {dir, offline, ...(await serveSite(dir, {base: BASE}))};
}

/** The pages of a built folder, as paths below it: `index.html`, `notebooks/victims.html`. */
export async function listPages(dir: string): Promise<readonly string[]> {
  const files = await readdir(dir, {recursive: true});
  return files.map((file) => file.split(sep).join("/")).filter((file) => file.endsWith(".html")).sort();
}

/** The path of each page whose Markdown is in src/ or is a notebook of data/, known before anything is built; a parameterised page once for each that it stands for. */
export async function sourcePages(): Promise<readonly string[]> {
  const [own, notebooks] = await Promise.all([readdir("src", {recursive: true}), readdir("data/notebooks", {recursive: true})]);
  return [...own, ...notebooks.map((file) => join("notebooks", file))]
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".md") && !file.startsWith("."))
    .flatMap((file) => MANY[file]?.().map((name) => file.replace(/\[\w+\]/, () => name)) ?? [file])
    .map((file) => file.replace(/\.md$/, ".html"))
    .sort();
}

/** Whether nobody has asked for the site before in this run; test files run two at a time. */
function isFirst(folder: string): Promise<boolean> {
  return mkdir(join(folder, "asked")).then(() => true, (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return false;
    throw error;
  });
}

function build(dir: string): Promise<BuildRecord> {
  const output = relative(process.cwd(), dir);
  const [program, args] = isolated(process.execPath, [resolve("bin/tickmark.js"), "build", "--output", output]);
  return new Promise((done, reject) => {
    const child = spawn(program, args, {env: {...process.env, TICKMARK_BASE: BASE}, stdio: ["ignore", "pipe", "pipe"]});
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (log += chunk));
    child.on("error", reject);
    child.on("close", (status) => done({status, log, offline: canIsolate}));
  });
}
