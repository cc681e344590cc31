import {existsSync, readdirSync} from "node:fs";
import {appendFile, mkdir, readFile, readdir, rename, writeFile} from "node:fs/promises";
import {join, relative, resolve, sep} from "node:path";
import {inject} from "vitest";
import {serveSite} from "../../loaders/site/serve.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {sourceIds} from "./documents.js";
import {canIsolate} from "./isolated.js";
import {runNode} from "./project-copy.js";
import {until} from "./until.js";

/** The path under which the site is built and served: not the host's root, so that an absolute address can't pass. */
export const BASE = "/tm/";

/** What `tickmark new` makes, whose sites are built at the same time. */
export const BEGINNINGS = ["tutorial", "empty"] as const;

/** What the notebook of the tutorial holds more in the workspace `added`: a sentence, and another in Japanese. */
export const ADDED = {
  notebook: "notebooks/loans",
  sentence: "A sentence of the second build.",
  japanese: "図書館の貸出の推移について、**年度**ごとに示す。"
};

/** Whose site is built: this project's own workspace, one as it is when it is new, or a tutorial that was added to. */
export type BuiltWorkspace = "data" | (typeof BEGINNINGS)[number] | "added";

/** The site of a workspace, built once for a test run and served. */
export interface BuiltSite {
  readonly dir: string;
  /** With the base path and a slash at the end. */
  readonly url: string;
  /** The folder of the workspace. */
  readonly workspace: string;
  /** What the build printed. */
  readonly printed: {readonly stdout: string; readonly stderr: string};
  /** Whether the build had no network. */
  readonly offline: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Facts whose pages stand for those of all: with many uses and open points, with a qualifier, of a range, and of
 * another document.
 */
const SAMPLE_FACTS = ["un.suspended-2014", "un.osaka-calls", "un.osaka-abuse-duration-from", "evac.total"];

/** The pages that stand for many, and the names that they stand for. */
const MANY: Readonly<Record<string, () => readonly string[]>> = {
  "facts/[fact].md": () => SAMPLE_FACTS,
  "sources/[source].md": () => sourceIds,
  "decks/[deck].md": () =>
    readdirSync("data/decks").flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : [])),
  "briefings/[briefing].md": () =>
    readdirSync("data/briefings").flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []))
};

interface BuildRecord {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly offline: boolean;
}

/**
 * Serves the site of a workspace: of `data` for what is about its documents, of the tutorial for what is about every
 * site. The first to ask in a run has it built, without a network where that can be had. Throws what the build said if
 * it failed.
 */
export async function openBuiltSite(name: BuiltWorkspace): Promise<BuiltSite> {
  const together = name === "data" || name === "added" ? [name] : BEGINNINGS;
  if (await isFirst(together[0]!)) await Promise.all(together.map(build));
  const {workspace, dir, record} = placesOf(name);
  await until(() => Promise.resolve(existsSync(record)), 200_000);
  const {status, stdout, stderr, offline} = JSON.parse(await readFile(record, "utf8")) as BuildRecord;
  if (status !== 0) throw new Error(`tickmark build: exit code ${status ?? "none"}\n${stdout}${stderr}`);
  return {dir, workspace, printed: {stdout, stderr}, offline, ...(await serveSite(dir, {base: BASE}))};
}

/** The JSON of a file that a page of a built site stands on: `data/decks/libraries.json`. */
export async function readBuilt(site: Pick<BuiltSite, "dir">, path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(site.dir, path), "utf8"));
}

/** The pages of a built folder, as paths below it: `index.html`, `notebooks/victims.html`. */
export async function listPages(dir: string): Promise<readonly string[]> {
  const files = await readdir(dir, {recursive: true});
  return files
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".html"))
    .sort();
}

/**
 * The path of each page whose Markdown is in src/ or is a notebook of data/, known before anything is built; a
 * parameterised page once for each that it stands for.
 */
export async function sourcePages(): Promise<readonly string[]> {
  const [own, notebooks] = await Promise.all([
    readdir("src", {recursive: true}),
    readdir("data/notebooks", {recursive: true})
  ]);
  return [...own, ...notebooks.map((file) => join("notebooks", file))]
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".md") && !file.startsWith("."))
    .flatMap((file) => MANY[file]?.().map((name) => file.replace(/\[\w+\]/, () => name)) ?? [file])
    .map((file) => file.replace(/\.md$/, ".html"))
    .sort();
}

/** Where a workspace and its site stand, and what is kept of its build. */
function placesOf(name: BuiltWorkspace): Record<"workspace" | "dir" | "record", string> {
  const folder = inject("builtSitesFolder");
  const record = join(folder, `${name}.json`);
  if (name === "data") return {workspace: resolve("data"), dir: join(folder, "data"), record};
  const workspace = name === "added" ? join(folder, name) : join(folder, "new", name);
  return {workspace, dir: join(workspace, "dist"), record};
}

/** Whether nobody has asked for the site before in this run; test files run at the same time. */
function isFirst(name: BuiltWorkspace): Promise<boolean> {
  return mkdir(join(inject("builtSitesFolder"), `${name}-asked`)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    }
  );
}

/** Makes the workspace of a site that is built. */
async function makeFor(name: Exclude<BuiltWorkspace, "data">, folder: string): Promise<string> {
  if (name !== "added") return makeWorkspace(folder, name);
  await makeWorkspace(folder, "tutorial");
  await appendFile(join(folder, `${ADDED.notebook}.md`), `\n${ADDED.sentence}\n\n${ADDED.japanese}\n`);
  return folder;
}

/** Builds a site; the record of it appears when it is done. */
async function build(name: BuiltWorkspace): Promise<void> {
  const {workspace, dir, record} = placesOf(name);
  const args =
    name === "data" ? ["--output", relative(process.cwd(), dir)] : ["--workspace", await makeFor(name, workspace)];
  const {status, stdout, stderr} = await runNode(process.cwd(), [resolve("bin/tickmark.js"), "build", ...args], {
    TICKMARK_BASE: BASE
  });
  const done: BuildRecord = {status, stdout: stdout.toString(), stderr, offline: canIsolate};
  await writeFile(`${record}.tmp`, JSON.stringify(done)).then(() => rename(`${record}.tmp`, record));
}
