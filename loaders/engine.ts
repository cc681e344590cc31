import {existsSync, readFileSync, readdirSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {once} from "../src/core/memoize.js";
import {hashBytes} from "./sources/file-bytes.js";

/** The folder that holds the engine: its code, the site's own pages and what it installs; no workspace. */
export const ENGINE = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** The version of the engine, from its package.json. */
export function engineVersion(): string {
  return versionIn(ENGINE) ?? "0.0.0";
}

/** The version in a folder's package.json; undefined if it states none. */
export function versionIn(folder: string): string | undefined {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version?: string}).version;
}

/** The folder of a package installed in the engine's folder or one above it; undefined if it is not installed. */
export function packageFolder(name: string): string | undefined {
  const folders = createRequire(join(ENGINE, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
}

/**
 * SHA-256 over all code that verifies a source: `loaders/`, `src/core/`, package and lock files, and the versions of
 * Node; computed once per process.
 */
export const codeDigest = once((): string => {
  const files = ["loaders", "src/core"].flatMap((folder) =>
    readdirSync(join(ENGINE, folder), {recursive: true, encoding: "utf8"})
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => join(folder, name))
  );
  const parts = [
    ...files,
    ...["package.json", "package-lock.json", "npm-shrinkwrap.json"].filter((file) => existsSync(join(ENGINE, file)))
  ].map((file) => `${file} ${hashBytes(readFileSync(join(ENGINE, file)))}\n`);
  return hashBytes([process.version, process.versions.v8, process.versions.unicode, "\n", ...parts].join(" "));
});
