import {spawnSync} from "node:child_process";
import {lstatSync, readFileSync} from "node:fs";
import {join} from "node:path";

/**
 * Names the packages of package-lock.json that node_modules lacks or holds in another version. Optional packages
 * (other platforms' binaries) are left out, and with `dev: false` those that only development needs.
 */
export function missingPackages(root, {dev = true} = {}) {
  const wanted = readPackages(join(root, "package-lock.json"));
  if (wanted === undefined) throw new Error(`package-lock.json: not found in ${root}; check out the whole repository`);
  const present = readPackages(join(root, "node_modules", ".package-lock.json")) ?? {};
  return Object.entries(wanted)
    .filter(
      ([path, {optional, link, ...rest}]) =>
        path !== "" && !optional && !link && (dev || !(rest.dev || rest.devOptional))
    )
    .filter(([path, {version}]) => present[path]?.version !== version)
    .map(([path, {version}]) => `${path.replace(/^.*node_modules\//, "")}@${version}`);
}

/** Runs `npm ci` if node_modules lacks anything; its output goes to stderr. Throws an Error that says what to do. */
export function ensureInstalled(root, {dev = true, log = console.error, run = npm} = {}) {
  const missing = missingPackages(root, {dev});
  if (missing.length === 0) return false;
  if (lstatSync(join(root, "node_modules"), {throwIfNoEntry: false})?.isSymbolicLink()) {
    throw new Error(
      `node_modules: a link to another project's packages, which lack ${missing[0]}; npm ci would empty that folder, so run it there`
    );
  }
  log(`tickmark: ${missing.length} of the packages in package-lock.json are not installed (${missing[0]}, …): npm ci`);
  const problem = run(["ci", ...(dev ? ["--include=dev"] : [])], root);
  if (problem !== undefined) {
    throw new Error(
      `npm ci: ${problem}; nothing can run without the packages. Check the network and the registry (npm config get ` +
        "registry), then run `npm ci` yourself and read what it says"
    );
  }
  return true;
}

function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const byNode = script !== undefined && /npm-cli\.c?js$/.test(script);
  const [command, prefix] = byNode ? [process.execPath, [script]] : ["npm", []];
  const {status, signal, error} = spawnSync(command, [...prefix, ...args], {
    cwd,
    stdio: ["ignore", 2, 2],
    shell: !byNode && process.platform === "win32"
  });
  if (error !== undefined) return `can't be started (${error.message}); install Node 20 or later with npm`;
  if (status !== 0) return status === null ? `ended by ${signal}` : `failed with exit code ${status}`;
  return undefined;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
