import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureChromium} from "./chromium.js";
import {ensureInstalled} from "./install.js";
import {formatTally} from "./tally.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const temp = mkdtempSync(join(tmpdir(), "tickmark-test-"));
const tallyFile = join(temp, "tally.json");

const STEPS = [
  {name: "packages", run: () => attempt(() => ensureInstalled(root))},
  {name: "browser", run: () => attempt(() => ensureChromium())},
  {name: "types", run: () => node([join(modules, "typescript/bin/tsc"), "--noEmit"])},
  {name: "lint", run: () => node([join(modules, "eslint/bin/eslint.js"), ".", "--max-warnings=0"])},
  {name: "tests", run: () => node([join(modules, "vitest/vitest.mjs"), "run", ...process.argv.slice(2)])}
];

function node(args) {
  const env = {...process.env, TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "true", TICKMARK_TALLY: tallyFile};
  const {status, error} = spawnSync(process.execPath, args, {cwd: root, stdio: "inherit", env});
  if (error !== undefined) console.error(`tickmark: ${args[0]}: can't be started: ${error.message}`);
  return status ?? 1;
}

function attempt(action) {
  try {
    action();
    return 0;
  } catch (error) {
    console.error(`tickmark: ${error.message}`);
    return 1;
  }
}

function readTally() {
  try {
    return JSON.parse(readFileSync(tallyFile, "utf8"));
  } catch {
    return {passed: 0, failed: 0, skipped: 0};
  }
}

let code = 0;
for (const {name, run} of STEPS) {
  const start = performance.now();
  console.log(`\n— ${name}`);
  code = run();
  if (code !== 0) {
    console.log(`\n— ${name}: failed (exit code ${code}); what would follow was not run`);
    break;
  }
  console.log(`— ${name}: ok in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
const tally = readTally();
rmSync(temp, {recursive: true, force: true});
console.log(`\n${formatTally(code === 0 ? tally : {...tally, failed: Math.max(1, tally.failed)})}`);
process.exitCode = code;
