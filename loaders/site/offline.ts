import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {packageFolder, versionIn} from "../engine.js";
import type {Workspace} from "../workspace.js";
import {usedNames} from "../cells/used-names.js";
import {LIBRARIES, bundleForCells} from "./npm-bundles.js";

/**
 * The packages that Framework's client names as `npm:…`. Bundling the client asks the registry for the version of each,
 * used or not, unless a folder of the cache names one. The versions stand for those that are not installed here.
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
 * Makes the folders of Framework's npm cache that let a site be built and previewed without a network: empty, and filled for what cells use; `whole` has
 * all of the libraries there, for cells that are being written.
 */
export async function seedNpmCache(workspace: Workspace, {whole = false}: {readonly whole?: boolean} = {}): Promise<void> {
  const cache = join(workspace.site, ".observablehq/cache/_npm");
  await Promise.all(Object.entries(CLIENT_PACKAGES).map(([name, version]) => {
    const folder = packageFolder(name);
    return mkdir(join(cache, `${name}@${(folder && versionIn(folder)) ?? version}`), {recursive: true});
  }));
  const used = whole ? [] : [...await usedNames(workspace, Object.keys(LIBRARIES))].map(([name, names]) => [LIBRARIES[name]!, names] as const);
  await bundleForCells(cache, new Map(used));
}
