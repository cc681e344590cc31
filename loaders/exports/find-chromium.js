import {spawnSync} from "node:child_process";
import {accessSync, constants, statSync} from "node:fs";
import {delimiter, join} from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const MAC_PATHS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
];

const PACKAGE_MANAGERS = [
  {
    command: "apt-get",
    steps: [
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    ],
    root: true
  },
  {command: "dnf", steps: [["dnf", "install", "-y", "chromium"]], root: true},
  {command: "apk", steps: [["apk", "add", "chromium"]], root: true},
  {command: "brew", steps: [["brew", "install", "--cask", "chromium"]], root: false}
];

export const CHROMIUM_ADVICE =
  "install it (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium), " +
  "or set CHROMIUM_PATH to the program of a Chromium or Chrome";

/** Finds Chromium or Chrome: $CHROMIUM_PATH, then the PATH, then where macOS keeps it. Undefined if there is none. */
export function findChromium({env = process.env, platform = process.platform} = {}) {
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH: ${env.CHROMIUM_PATH} is no program that can be run; correct it or unset it`);
  }
  for (const name of NAMES) {
    const path = which(name, env);
    if (path !== undefined) return path;
  }
  return platform === "darwin" ? MAC_PATHS.find(isProgram) : undefined;
}

/** Finds Chromium, or installs it with the system's package manager where that needs no password. */
export function ensureChromium({
  env = process.env,
  platform = process.platform,
  uid = process.getuid?.(),
  log = console.error,
  run = runStep
} = {}) {
  const found = findChromium({env, platform});
  if (found !== undefined) return found;
  const manager = PACKAGE_MANAGERS.find(({command}) => which(command, env) !== undefined);
  if (manager === undefined)
    throw new Error(`Chromium: not found, and no package manager to get it with; ${CHROMIUM_ADVICE}`);
  const prefix = !manager.root || uid === 0 ? [] : ["sudo", "-n"];
  if (prefix.length > 0 && (which("sudo", env) === undefined || !run(["sudo", "-n", "true"], env))) {
    throw new Error(`Chromium: not found, and installing it needs a password; ${CHROMIUM_ADVICE}`);
  }
  for (const step of manager.steps) {
    log(`tickmark: Chromium is not installed: ${[...prefix, ...step].join(" ")}`);
    if (!run([...prefix, ...step], env)) throw new Error(`Chromium: ${step.join(" ")} failed; ${CHROMIUM_ADVICE}`);
  }
  const installed = findChromium({env, platform});
  if (installed === undefined)
    throw new Error(`Chromium: still not found after ${manager.command}; ${CHROMIUM_ADVICE}`);
  return installed;
}

function runStep([command, ...args], env) {
  const {status} = spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: {...env, DEBIAN_FRONTEND: "noninteractive"}
  });
  return status === 0;
}

function which(name, env) {
  return (env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
