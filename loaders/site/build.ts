import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {readFile, rename, rm} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import {stripVTControlCharacters} from "node:util";
import {FaultsError, throwFaults} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {ENGINE} from "../engine.js";
import type {Workspace} from "../workspace.js";
import {readWorkspaceFile} from "../workspace-file.js";
import {refuseUnwritable, refuseUnwritableFolder} from "../writable.js";
import {finishSite} from "./finish.js";
import {seedNpmCache} from "./offline.js";

export interface BuildSiteOptions {
  /** Folder of the finished site. */
  readonly output: string;
  /** Path under which the site will stand. */
  readonly base?: string;
  /** Where the site will stand, as `https://example.org/`. */
  readonly address?: string | undefined;
  /** The folder with Framework’s configuration. */
  readonly engine?: string;
  /** Where progress is shown, if it is a terminal. */
  readonly progress?: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;
}

const FRAMEWORK = "bin/framework.js";

/** Megabytes for what is young: a build makes a great many nodes that are gone with their page, and with little room they are copied about. */
const YOUNG_MB = 64;

/**
 * Builds the site beside the output folder, finishes it, and only then puts it in the old one's place. The config reads
 * the folder to write from TICKMARK_OUTPUT, and the rest from TICKMARK_BASE and TICKMARK_ADDRESS, leaves what is wrong with
 * the content in the file of TICKMARK_FAULTS, and what it draws in the folder of TICKMARK_PARTS. On any fault nothing of
 * the new site is left, the old one stands as it was, and a FaultsError says what is wrong.
 */
export async function buildSite(
  workspace: Workspace,
  {output, base = "/", address, engine = ENGINE, progress = process.stderr}: BuildSiteOptions
): Promise<void> {
  const target = resolve(output);
  const next = `${target}.next`;
  await refuseUnwritable(workspace);
  await refuseUnwritableFolder(next, {file: output, advice: "name a folder that can be written with --output"});
  await rm(next, {recursive: true, force: true});
  try {
    await seedNpmCache(workspace);
    const faultsFile = `${next}.faults`;
    const parts = `${next}.parts`;
    const {code, log} = await runFramework(engine, {
      TICKMARK_WORKSPACE: workspace.folder,
      TICKMARK_OUTPUT: next,
      TICKMARK_FAULTS: faultsFile,
      TICKMARK_PARTS: parts,
      TICKMARK_BASE: base,
      ...(address === undefined ? {} : {TICKMARK_ADDRESS: address})
    }, progress);
    throwFaults(await readFaults(faultsFile));
    if (code !== 0) throw new FaultsError([{message: `observable build: failed with exit code ${code ?? "unknown"}; its log:\n${log}`}]);
    if (!existsSync(join(next, "index.html"))) {
      throw new FaultsError([{file: "observablehq.config.ts", message: `output: ${basename(next)}/index.html was not written; the config must write where TICKMARK_OUTPUT says`}]);
    }
    const {language} = await readWorkspaceFile(workspace, []);
    throwFaults((await finishSite(next, {base, address, parts, language})).map((fault) => (fault.file === undefined ? fault : {...fault, file: `${basename(target)}/${fault.file}`})));
    await swap(next, target);
  } finally {
    await rm(next, {recursive: true, force: true});
    await rm(`${next}.faults`, {force: true});
    await rm(`${next}.parts`, {recursive: true, force: true});
  }
}

/** What the config found wrong with the content, if anything. */
async function readFaults(path: string): Promise<readonly Fault[]> {
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as readonly Fault[]) : [];
}

async function swap(next: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, {recursive: true, force: true});
  const hadOld = existsSync(target);
  if (hadOld) await rename(target, old);
  try {
    await rename(next, target);
  } catch (error) {
    if (hadOld) await rename(old, target);
    throw error;
  }
  await rm(old, {recursive: true, force: true});
}

function runFramework(
  engine: string,
  env: Readonly<Record<string, string>>,
  progress: NonNullable<BuildSiteOptions["progress"]>
): Promise<{readonly code: number | null; readonly log: string}> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [`--max-semi-space-size=${YOUNG_MB}`, join(engine, FRAMEWORK), "build"], {
      cwd: engine,
      stdio: ["ignore", "pipe", "pipe"],
      env: {...process.env, ...env, OBSERVABLE_TELEMETRY_DISABLE: "true", NO_COLOR: "1"}
    });
    let log = "";
    const listen = (chunk: string): void => {
      log += stripVTControlCharacters(chunk);
      if (!progress.isTTY) return;
      const line = log.trimEnd().slice(log.trimEnd().lastIndexOf("\n") + 1);
      progress.write(`\r\u001b[K${`building: ${line}`.slice(0, progress.columns - 1)}`);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.on("error", reject);
    child.on("close", (code) => {
      if (progress.isTTY) progress.write("\r\u001b[K");
      done({code, log});
    });
  });
}
