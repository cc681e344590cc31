import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, join, resolve} from "node:path";
import {stripVTControlCharacters} from "node:util";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import {ENGINE} from "../engine.js";
import {BUILD_MARK, BUILD_MARK_TEXT, besideBuild, refuseForeignFolder} from "../output-folder.js";
import {oneAtATime} from "../one-at-a-time.js";
import {replaceFolder, restoreFolder} from "../replace-folder.js";
import {readWorkspaceFile} from "../workspace-file.js";
import type {Workspace} from "../workspace.js";
import {refuseUnwritable, refuseUnwritableFolder} from "../writable.js";
import {BuildFolder} from "./build-folder.js";
import {bundleClassic} from "./bundle.js";
import {OFFLINE_SCRIPT} from "./chrome.js";
import {finishSite} from "./finish.js";
import {seedNpmCache} from "./npm-bundles.js";

/** Options of {@link buildSite}. */
export interface BuildSiteOptions {
  /** Folder of the finished site. */
  readonly output: string;
  /** Path under which the site will stand. */
  readonly base?: string;
  /** The address at which the site will be served: `https://example.org/`. */
  readonly address?: string | undefined;
  /** The folder with Framework’s configuration. */
  readonly engine?: string;
  /** Where progress is shown, if it is a terminal. */
  readonly progress?: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;
}

/** The file of Framework's command line. */
export const FRAMEWORK = createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");

const OFFLINE = "src/components/offline/service-worker.ts";

/**
 * V8's young generation in megabytes: a build creates many short-lived nodes, which a smaller one would copy
 * repeatedly.
 */
const YOUNG_MB = 64;

/**
 * Builds the site beside the output folder, finishes it, and only then puts it in the old one's place. The config reads
 * the folder to write from TICKMARK_OUTPUT and the path from TICKMARK_BASE, and leaves what is wrong with the content,
 * and what it draws, in the {@link BuildFolder} beside. If there is any diagnostic, the new site is removed, the old
 * one is left as it was, and a DiagnosticsError is thrown. Throws an OutputError for an output folder that holds
 * anything but a build of ours.
 */
export async function buildSite(workspace: Workspace, options: BuildSiteOptions): Promise<void> {
  await refuseForeignFolder(workspace, resolve(options.output));
  await refuseUnwritable(workspace);
  await oneAtATime(workspace, "build", () => buildAlone(workspace, options), {wait: 0});
}

async function buildAlone(
  workspace: Workspace,
  {output, base = "/", address, engine = ENGINE, progress = process.stderr}: BuildSiteOptions
): Promise<void> {
  const target = resolve(output);
  const {next, old} = besideBuild(target);
  await refuseUnwritableFolder(next, {file: output, advice: "name a folder that can be written with --output"});
  await restoreFolder(target, old);
  const build = new BuildFolder(next);
  await rm(next, {recursive: true, force: true});
  await build.begin();
  try {
    await seedNpmCache(workspace);
    const {code, log} = await runFramework(
      engine,
      {TICKMARK_WORKSPACE: workspace.folder, TICKMARK_OUTPUT: next, TICKMARK_BASE: base},
      progress
    );
    throwDiagnostics(await build.readDiagnostics());
    if (code !== 0)
      throw new DiagnosticsError([
        {message: `observable build: failed with exit code ${code ?? "unknown"}; its log:\n${log}`}
      ]);
    if (!existsSync(join(next, "index.html"))) {
      throw new DiagnosticsError([
        {
          file: "observablehq.config.ts",
          message: `output: ${basename(next)}/index.html was not written; the config must write where TICKMARK_OUTPUT says`
        }
      ]);
    }
    await writeFile(join(next, OFFLINE_SCRIPT), await bundleClassic(ENGINE, OFFLINE));
    const {language} = await readWorkspaceFile(workspace, []);
    throwDiagnostics(
      (await finishSite(next, {base, address, build, language})).map((diagnostic) =>
        diagnostic.file === undefined ? diagnostic : {...diagnostic, file: `${basename(target)}/${diagnostic.file}`}
      )
    );
    await writeFile(join(next, BUILD_MARK), BUILD_MARK_TEXT);
    await replaceFolder(next, target, old);
  } finally {
    await Promise.all([rm(next, {recursive: true, force: true}), build.remove()]);
  }
}

function runFramework(
  engine: string,
  env: Readonly<Record<string, string>>,
  progress: NonNullable<BuildSiteOptions["progress"]>
): Promise<{readonly code: number | null; readonly log: string}> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [`--max-semi-space-size=${YOUNG_MB}`, FRAMEWORK, "build"], {
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
