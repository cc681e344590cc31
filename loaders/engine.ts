import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The folder that holds the engine: its code, the site's own pages and what it installs; no workspace. */
export const ENGINE = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** The version of the engine, from its package.json. */
export function engineVersion(): string {
  return versionIn(ENGINE) ?? "0.0.0";
}

/** The version that a package's folder says; undefined where it says none. */
export function versionIn(folder: string): string | undefined {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version?: string}).version;
}

/** The folder of an installed package, which may stand beside the engine or above it; undefined where it is not installed. */
export function packageFolder(name: string): string | undefined {
  const folders = createRequire(join(ENGINE, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
}
