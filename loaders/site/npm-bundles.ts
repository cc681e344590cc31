import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import {usedNames} from "../cells/read-cells.js";
import type {UsedNames} from "../cells/read-cells.js";
import {ENGINE, packageFolder, versionIn} from "../engine.js";
import type {Workspace} from "../workspace.js";

/**
 * The packages that cells use and Framework loads as `npm:…`, each with the module that replaces it. Arrow tables are
 * read by flechette, in a seventh of the bytes; Framework hands a response to `tableFromIPC`, flechette takes bytes.
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

/** The libraries of which a site carries only the exports that its cells use, by their names in cells. */
const LIBRARIES: Readonly<Record<string, string>> = {Plot: "@observablehq/plot", d3: "d3"};

/**
 * Puts the packages that cells use into Framework's npm cache, bundled from those that are installed, so that no
 * network is needed and the lockfile determines the versions. Shared modules are stored once. `used` gives the exports
 * in use by library; a library that it lacks is bundled whole. Bundles of the same versions and exports are kept.
 */
async function bundleForCells(cache: string, used: ReadonlyMap<string, UsedNames> = new Map()): Promise<void> {
  const entries = new Map(
    Object.entries(ENTRIES).map(([name, text]) => [`${name}@${versionOf(name)}/_esm`, moduleOf(name, text, used)])
  );
  const key = createHash("sha256")
    .update(JSON.stringify(["chunks by number", [...entries], versionOf("@uwdata/flechette"), versionOf("esbuild")]))
    .digest("hex");
  const stamp = join(dirname(cache), "tickmark-npm");
  if (
    existsSync(stamp) &&
    (await readFile(stamp, "utf8")) === key &&
    [...entries.keys()].every((path) => existsSync(join(cache, `${path}.js`)))
  )
    return;
  const {outputFiles} = await build({
    entryPoints: Object.fromEntries([...entries.keys()].map((path) => [path, `cells:${path}`])),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
    absWorkingDir: ENGINE,
    outdir: cache,
    chunkNames: `d3@${versionOf("d3")}/[name]-[hash]`,
    plugins: [
      {
        name: "cells",
        setup: ({onResolve, onLoad}) => {
          onResolve({filter: /^cells:/}, ({path}) => ({path: path.slice("cells:".length), namespace: "cells"}));
          onLoad({filter: /./, namespace: "cells"}, ({path}) => ({contents: entries.get(path)!, resolveDir: ENGINE}));
        }
      }
    ]
  });
  const numbered = numberChunks(outputFiles.map(({text}) => text));
  await Promise.all(
    outputFiles.map(async ({path, text}) => {
      await mkdir(dirname(path), {recursive: true});
      await writeFile(numbered(path), numbered(text));
    })
  );
  await writeFile(stamp, key);
}

const CHUNK = /\bchunk-[A-Z\d]{8}\b/g;

/**
 * Renames shared chunks by number in the order of their first use, because esbuild's names depend on the location of
 * the cache.
 */
function numberChunks(texts: readonly string[]): (text: string) => string {
  const names = [...new Set(texts.flatMap((text) => text.match(CHUNK) ?? []))];
  return (text) => text.replace(CHUNK, (name) => `chunk-${names.indexOf(name) + 1}`);
}

function moduleOf(name: string, text: string, used: ReadonlyMap<string, UsedNames>): string {
  const names = used.get(name) ?? "all";
  return names === "all" ? text : `export {${names.join(", ")}} from "${name}";`;
}

function versionOf(name: string): string {
  const folder = packageFolder(name);
  const version = folder && versionIn(folder);
  if (version === undefined) throw new Error(`${name}: not installed; run npm install`);
  return version;
}

/**
 * The packages that Framework's client names as `npm:…`. Bundling the client asks the registry for the version of each,
 * used or not, unless the cache has a folder for one. These versions are used for packages that are not installed.
 */
const CLIENT_PACKAGES: Readonly<Record<string, string>> = {
  "@observablehq/plot": "0.6.17",
  "@observablehq/sample-datasets": "1.0.1",
  "apache-arrow": "21.2.0",
  arquero: "8.0.3",
  d3: "7.9.0",
  "d3-dsv": "3.0.1",
  echarts: "5.6.0",
  htl: "0.3.1",
  leaflet: "1.9.4",
  lodash: "4.17.21",
  "mapbox-gl": "3.9.0",
  "parquet-wasm": "0.6.1",
  react: "18.3.1",
  "react-dom": "18.3.1",
  "topojson-client": "3.1.0"
};

/**
 * Fills Framework's npm cache so that a site can be built and previewed without a network: bundles for the packages
 * that cells use, empty folders for the others. With `whole`, libraries are complete, for cells that are still being
 * written.
 */
export async function seedNpmCache(
  workspace: Workspace,
  {whole = false}: {readonly whole?: boolean} = {}
): Promise<void> {
  const cache = join(workspace.site, ".observablehq/cache/_npm");
  await Promise.all(
    Object.entries(CLIENT_PACKAGES).map(([name, version]) => {
      const folder = packageFolder(name);
      return mkdir(join(cache, `${name}@${(folder && versionIn(folder)) ?? version}`), {recursive: true});
    })
  );
  const used = whole
    ? []
    : [...(await usedNames(workspace, Object.keys(LIBRARIES)))].map(
        ([name, names]) => [LIBRARIES[name]!, names] as const
      );
  await bundleForCells(cache, new Map(used));
}
