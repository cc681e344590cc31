import {spawnSync} from "node:child_process";
import {accessSync, constants, statSync} from "node:fs";
import {delimiter, join} from "node:path";

/** The one without windows first: it starts and opens pages in half the time, and prints the same. */
const NAMES = [
  ...["chromium-headless-shell", "chrome-headless-shell"],
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
];

const MAC_PATHS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
];

const APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"];

/** Each step in one or more ways, of which the first that succeeds is enough. */
const PACKAGE_MANAGERS = [
  {
    command: "apt-get",
    steps: [
      [["apt-get", "update"]],
      [
        [...APT_INSTALL, "chromium-headless-shell"],
        [...APT_INSTALL, "chromium"]
      ]
    ],
    root: true
  },
  {command: "dnf", steps: [[["dnf", "install", "-y", "chromium"]]], root: true},
  {command: "apk", steps: [[["apk", "add", "chromium"]]], root: true},
  {command: "brew", steps: [[["brew", "install", "--cask", "chromium"]]], root: false}
];

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment and platform to search; the process's own by default. */
export interface ChromiumSearch {
  readonly env?: Environment;
  readonly platform?: string;
}

/** How to get Chromium, in words that end an error. */
export const CHROMIUM_ADVICE =
  "install it (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium), " +
  "or set CHROMIUM_PATH to the program of a Chromium or Chrome";

/**
 * Finds Chromium or Chrome: $CHROMIUM_PATH, then the PATH, then where macOS keeps it. Undefined if there is none;
 * throws if CHROMIUM_PATH names no program.
 */
export function findChromium({env = process.env, platform = process.platform}: ChromiumSearch = {}):
  string | undefined {
  const {CHROMIUM_PATH: named} = env;
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH: ${named} is no program that can be run; correct it or unset it`);
  }
  for (const name of NAMES) {
    const path = which(name, env);
    if (path !== undefined) return path;
  }
  return platform === "darwin" ? MAC_PATHS.find(isProgram) : undefined;
}

/**
 * Finds Chromium, or installs it with the system's package manager (apt-get, dnf, apk, brew) where that needs no
 * password. Throws an Error that says how to get it.
 */
export function ensureChromium({
  env = process.env,
  platform = process.platform,
  uid = process.getuid?.(),
  log = console.error,
  run = runStep
}: ChromiumSearch & {
  readonly uid?: number | undefined;
  readonly log?: (message: string) => void;
  /** Runs one step; returns whether it succeeded. */
  readonly run?: (step: readonly string[], env: Environment) => boolean;
} = {}): string {
  const found = findChromium({env, platform});
  if (found !== undefined) return found;
  const manager = PACKAGE_MANAGERS.find(({command}) => which(command, env) !== undefined);
  if (manager === undefined)
    throw new Error(`Chromium: not found, and no package manager to get it with; ${CHROMIUM_ADVICE}`);
  const prefix = !manager.root || uid === 0 ? [] : ["sudo", "-n"];
  if (prefix.length > 0 && (which("sudo", env) === undefined || !run(["sudo", "-n", "true"], env))) {
    throw new Error(`Chromium: not found, and installing it needs a password; ${CHROMIUM_ADVICE}`);
  }
  for (const ways of manager.steps) {
    const succeeds = (step: readonly string[]): boolean => {
      log(`tickmark: Chromium is not installed: ${[...prefix, ...step].join(" ")}`);
      return run([...prefix, ...step], env);
    };
    if (!ways.some(succeeds)) throw new Error(`Chromium: ${ways.at(-1)!.join(" ")} failed; ${CHROMIUM_ADVICE}`);
  }
  const installed = findChromium({env, platform});
  if (installed === undefined)
    throw new Error(`Chromium: still not found after ${manager.command}; ${CHROMIUM_ADVICE}`);
  return installed;
}

function runStep([command = "", ...args]: readonly string[], env: Environment): boolean {
  const {status} = spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: {...env, DEBIAN_FRONTEND: "noninteractive"}
  });
  return status === 0;
}

function which(name: string, env: Environment): string | undefined {
  return (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
