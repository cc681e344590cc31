import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureChromium} from "../loaders/exports/find-chromium.js";
import {formatTally} from "./tally.js";
import type {Tally} from "./tally.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const temp = mkdtempSync(join(tmpdir(), "tickmark-test-"));
const tallyFile = join(temp, "tally.json");

interface Ended {
  readonly code: number;
  readonly said: string | Buffer;
}

interface Step {
  readonly name: string;
  readonly run: () => Ended | Promise<Ended>;
}

/** Where what has passed the compiler and Prettier is kept, by content; ESLint's rules look at types of other files. */
const kept = (name: string): string => join(root, ".cache", name);

/** Steps of one line run at the same time; those that say much say it when they end. */
const STEPS: readonly (readonly Step[])[] = [
  [{name: "browser", run: () => attempt(() => ensureChromium())}],
  [
    {
      name: "types",
      run: () =>
        node([
          join(modules, "typescript/bin/tsc"),
          "--noEmit",
          "--incremental",
          "--tsBuildInfoFile",
          kept("types.json")
        ])
    },
    {name: "lint", run: () => node([join(modules, "eslint/bin/eslint.js"), ".", "--max-warnings=0"])},
    {
      name: "format",
      run: () =>
        node([
          join(modules, "prettier/bin/prettier.cjs"),
          "--check",
          ".",
          "--log-level=warn",
          "--cache",
          "--cache-strategy=content",
          `--cache-location=${kept("format.json")}`
        ])
    }
  ],
  [{name: "tests", run: () => node([join(modules, "vitest/vitest.mjs"), "run", ...process.argv.slice(2)], "inherit")}]
];

/** Runs a script; what it says is kept for the end, unless it is to share this process's output. */
function node(args: readonly string[], output: "pipe" | "inherit" = "pipe"): Promise<Ended> {
  const env = {...process.env, TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "true", TICKMARK_TALLY: tallyFile};
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {cwd: root, stdio: ["inherit", output, output], env});
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", (error) => said.push(Buffer.from(`tickmark: ${args[0]!}: can't be started: ${error.message}\n`)));
    child.on("close", (status) => done({code: status ?? 1, said: Buffer.concat(said)}));
  });
}

function attempt(action: () => unknown): Ended {
  try {
    action();
    return {code: 0, said: ""};
  } catch (error) {
    return {code: 1, said: `tickmark: ${(error as Error).message}\n`};
  }
}

function readTally(): Tally {
  try {
    return JSON.parse(readFileSync(tallyFile, "utf8")) as Tally;
  } catch {
    return {passed: 0, failed: 0, skipped: 0};
  }
}

/** Runs steps at the same time and tells of each when all have ended; returns the first exit code that isn't 0. */
async function together(steps: readonly Step[]): Promise<number> {
  console.log(`\n— ${steps.map(({name}) => name).join(", ")}`);
  const ended = await Promise.all(
    steps.map(async ({name, run}) => {
      const start = performance.now();
      const {code, said} = await run();
      return {name, code, said, seconds: ((performance.now() - start) / 1000).toFixed(1)};
    })
  );
  for (const {name, code, said, seconds} of ended) {
    process.stdout.write(said);
    console.log(
      `— ${name}: ${code === 0 ? `ok in ${seconds} s` : `failed (exit code ${code}); what would follow was not run`}`
    );
  }
  return ended.find(({code}) => code !== 0)?.code ?? 0;
}

let code = 0;
for (const steps of STEPS) {
  code = await together(steps);
  if (code !== 0) break;
}
const tally = readTally();
rmSync(temp, {recursive: true, force: true});
console.log(`\n${formatTally(code === 0 ? tally : {...tally, failed: Math.max(1, tally.failed)})}`);
process.exitCode = code;
