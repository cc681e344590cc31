import {spawn} from "node:child_process";
import {readFileSync, realpathSync} from "node:fs";
import {dirname, join} from "node:path";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {ENGINE, packageFolder} from "../engine.js";

const RUNNER = join(import.meta.dirname, "run-cells.ts");

/** The timeout for running the cells of a page, in milliseconds. */
const LONGEST = 30_000;

const SCRIPT = /<script type="module">([^]*?)<\/script>/g;

/** The initial HTML of a cell, or its error. */
type Drawn = {readonly html: string} | {readonly error: string};

/** Whether a built page has live cells. */
export function hasCells(html: string): boolean {
  return [...html.matchAll(SCRIPT)].some(([, code]) => /^define\(\{id: /m.test(code!));
}

/**
 * Adds the initial output of live cells to a built page, so that it is complete in print and without JavaScript;
 * Framework's client replaces it when a cell runs. The cells run in a separate process that may read the site's folder
 * and write nothing. A failing cell shows its error in place of its output.
 */
export async function drawCells(html: string, dir: string, file: string): Promise<string> {
  const [, script = ""] = [...html.matchAll(SCRIPT)].find(([, code]) => /^define\(\{id: /m.test(code!)) ?? [];
  const drawn = await runCells({html, code: await bundleCells(script, join(dir, dirname(file))), dir, file});
  return withoutTimes(html).replace(
    /(?:<observablehq-loading>\s*<\/observablehq-loading>)?<!--:([\da-f]{8}(?:-\d+)?):-->/g,
    (place, id: string) => {
      const found = drawn[id];
      const still = found === undefined ? "" : "html" in found ? found.html : cellDiagnostic(found.error);
      return still === ""
        ? place
        : `<observablehq-loading class="tm-still">${still}</observablehq-loading><!--:${id}:-->`;
    }
  );
}

/** A page without the times at which its files were made, so that two builds of the same are the same. */
export function withoutTimes(html: string): string {
  return html.replace(/^(registerFile\(.*"lastModified":)\d+/gm, "$10");
}

/** What stands in the place of a cell that fails. */
function cellDiagnostic(message: string): string {
  return `<span class="tm-error">This part could not be shown: ${escapeHtml(message)}</span>`;
}

/** A page's cells with the libraries that they name, in one module. */
async function bundleCells(script: string, folder: string): Promise<string> {
  const cells = script.replace(/^import [^\n]*;$/gm, "");
  const libraries = [
    ["Plot", `export * as Plot from "@observablehq/plot";`],
    ["d3", `export * as d3 from "d3";`],
    ["Inputs", `export * as Inputs from "@observablehq/inputs";`]
  ]
    .filter(([name]) => script.includes(`"${name!}"`))
    .map(([, line]) => line);
  const {build} = await import("esbuild");
  const {outputFiles} = await build({
    stdin: {
      contents: [
        ...libraries,
        `export * as htl from "htl";`,
        `export * as dsv from "d3-dsv";`,
        `export {tableFromIPC} from "@uwdata/flechette";`,
        `export function cells(define, registerFile) {\n${cells}\n}`
      ].join("\n"),
      resolveDir: folder,
      sourcefile: "cells.js"
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "installed",
        setup: ({onResolve, resolve}) => {
          onResolve({filter: /^[\w@]/}, ({path, resolveDir, kind, pluginData}) =>
            pluginData === "installed" || resolveDir !== folder
              ? undefined
              : resolve(path, {resolveDir: ENGINE, kind, pluginData: "installed"})
          );
        }
      }
    ]
  });
  return outputFiles[0]!.text;
}

async function runCells(page: {
  readonly html: string;
  readonly code: string;
  readonly dir: string;
  readonly file: string;
}): Promise<Readonly<Record<string, Drawn>>> {
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  // Paths are resolved, because reading through a symbolic link would need a permission for the link too.
  const [jsdom, dir] = [packageFolder("jsdom")!, page.dir].map((path) => realpathSync(path)) as [string, string];
  const flags = [permission, ...[dirname(jsdom), dir].map((path) => `--allow-fs-read=${path}`), "--no-warnings"];
  const {transform} = await import("esbuild");
  const {code: runner} = await transform(readFileSync(RUNNER, "utf8"), {loader: "ts", target: "node20"});
  const child = spawn(process.execPath, [...flags, "--input-type=module", "--eval", runner], {
    env: {TZ: "UTC"},
    stdio: ["pipe", "pipe", "pipe"],
    timeout: LONGEST,
    killSignal: "SIGKILL"
  });
  let [output, log] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (log += chunk));
  child.stdin.on("error", () => undefined).end(JSON.stringify({...page, dir, jsdom}));
  const code = await new Promise<number | null>((done, reject) => child.on("error", reject).on("close", done));
  if (code !== 0) {
    const why = code === null ? `given up after ${LONGEST / 1000} s` : log.trim().split("\n").slice(-12).join("\n");
    throw new DiagnosticsError([
      {file: page.file, message: `its cells could not be drawn: ${why || `exit code ${code ?? "none"}`}`}
    ]);
  }
  return JSON.parse(output) as Readonly<Record<string, Drawn>>;
}
