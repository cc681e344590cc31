import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, posix} from "node:path";
import {build} from "esbuild";
import type {Plugin} from "esbuild";
import {ENGINE, packageFolder, versionIn} from "../engine.js";

/**
 * What cells name and Framework loads as `npm:…`, each with the module that stands for it. Arrow tables are read by flechette, in a seventh of the bytes;
 * Framework hands a response to `tableFromIPC`, flechette takes bytes.
 */
const ENTRIES: Readonly<Record<string, string>> = {
  "@observablehq/plot": `export * from "@observablehq/plot";`,
  d3: `export * from "d3";`,
  "d3-dsv": `export * from "d3-dsv";`,
  htl: `export * from "htl";`,
  isoformat: `export * from "isoformat";`,
  "apache-arrow": `import {tableFromIPC as read} from "@uwdata/flechette";
export async function tableFromIPC(source) {
  const given = await source;
  return read(given instanceof Response ? await given.arrayBuffer() : given, {useBigInt: false});
}`
};

/** The names of the packages that are bundled for cells. */
export const CELL_PACKAGES: readonly string[] = Object.keys(ENTRIES);

/**
 * Puts the packages that cells use into Framework's npm cache, bundled from those that are installed, so that nothing is asked of a network and the
 * lockfile says which they are. A package that another one imports is not bundled twice. What is there already, of the same versions, stays.
 */
export async function bundleForCells(cache: string): Promise<void> {
  const versions = new Map(CELL_PACKAGES.map((name) => [name, versionOf(name)]));
  const key = createHash("sha256").update(JSON.stringify([ENTRIES, [...versions], versionOf("@uwdata/flechette"), versionOf("esbuild")])).digest("hex");
  const stamp = join(dirname(cache), "tickmark-npm");
  const paths = [...versions].map(([name, version]) => join(cache, pathOf(name, version)));
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === key && paths.every((path) => existsSync(path))) return;
  await Promise.all([...versions].map(async ([name, version], i) => {
    await mkdir(dirname(paths[i]!), {recursive: true});
    await writeFile(paths[i]!, await bundle(name, pathOf(name, version), versions));
  }));
  await writeFile(stamp, key);
}

const pathOf = (name: string, version: string): string => `${name}@${version}/_esm.js`;

async function bundle(name: string, path: string, versions: ReadonlyMap<string, string>): Promise<string> {
  const others: Plugin = {
    name: "others",
    setup: ({onResolve}) => onResolve({filter: /^[\w@]/}, ({path: wanted, kind}) =>
      kind === "entry-point" || wanted === name || !versions.has(wanted) || isOwnPart(name, wanted) ? undefined
        : {path: posix.relative(posix.dirname(path), pathOf(wanted, versions.get(wanted)!)), external: true})
  };
  const {outputFiles} = await build({
    stdin: {contents: ENTRIES[name]!, resolveDir: ENGINE, sourcefile: `${name}.js`}, bundle: true, format: "esm", platform: "browser", target: "es2022", minify: true,
    charset: "utf8", legalComments: "none", write: false, logLevel: "silent", plugins: [others]
  });
  return outputFiles[0]!.text;
}

/** d3 holds its own parts; a request for each would cost more than their few bytes. */
const isOwnPart = (name: string, wanted: string): boolean => name === "d3" && wanted.startsWith("d3-");

function versionOf(name: string): string {
  const folder = packageFolder(name);
  const version = folder && versionIn(folder);
  if (version === undefined) throw new Error(`${name}: not installed; run npm install`);
  return version;
}
