import {spawn} from "node:child_process";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureInstalled} from "./install.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const framework = join(root, "bin/framework.js");

/** Whether a browser could open: Framework's preview dies if its opener can't be started. */
function canOpenBrowser() {
  if (!process.stdout.isTTY || process.env.CI !== undefined) return false;
  return process.platform !== "linux" || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
}

function preview(args) {
  const choice = args.some((arg) => /^--(no-)?open$/.test(arg)) || canOpenBrowser() ? [] : ["--no-open"];
  const child = spawn(process.execPath, [framework, "preview", ...choice, ...args], {
    cwd: root,
    stdio: "inherit",
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
  child.on("error", (error) => fail(`observable preview: can't be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function fail(message) {
  console.error(`tickmark: ${message}`);
  process.exit(1);
}

try {
  ensureInstalled(root, {dev: false});
  preview(process.argv.slice(2));
} catch (error) {
  fail(error.message);
}
