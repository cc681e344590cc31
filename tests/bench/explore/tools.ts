import {spawnSync} from "node:child_process";
import {copyFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const duckdb = join(root, "node_modules/@duckdb/duckdb-wasm/dist");

/** A tool as it is served: its page, and the files that the page loads besides the table. */
export interface ServedTool {
  readonly name: string;
  readonly page: string;
  readonly scripts: readonly string[];
  /** WebAssembly and the worker that runs it. */
  readonly engine: readonly string[];
}

interface Listed {
  readonly name: string;
  readonly entry: string;
  readonly packages: readonly string[];
  readonly engine?: true;
}

const TOOLS: readonly Listed[] = [
  {name: "ours", entry: "ours", packages: []},
  {name: "Plot", entry: "plot", packages: []},
  {name: "Vega-Lite", entry: "vega-lite", packages: ["vega@6.4.0", "vega-lite@6.5.0"]},
  {name: "Mosaic", entry: "mosaic", packages: ["@uwdata/vgplot@0.32.0"], engine: true}
];

/**
 * Packages that the others lean on, in our versions: the same engine for queries, and a reader of Arrow whose
 * dependencies can be had.
 */
const OVERRIDES = {"@duckdb/duckdb-wasm": "1.32.0", "@uwdata/flechette": "2.6.0"};

/**
 * Installs the tools below `folder`, each by itself, and bundles their pages into `site`; who can't be installed is
 * named and left out.
 */
export async function makeTools(folder: string, site: string): Promise<readonly ServedTool[]> {
  await writeFile(join(folder, "package.json"), JSON.stringify({private: true, overrides: OVERRIDES}));
  const made: ServedTool[] = [];
  for (const tool of TOOLS) if (isInstalled(tool, folder)) made.push(await makeTool(tool, folder, site));
  return made;
}

function isInstalled({name, packages}: Listed, folder: string): boolean {
  if (packages.length === 0) return true;
  const {status} = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], {
    cwd: folder,
    stdio: "ignore"
  });
  if (status !== 0) console.error(`${packages.join(" and ")} can't be installed here; ${name} is not measured`);
  return status === 0;
}

async function makeTool({name, entry, engine}: Listed, folder: string, site: string): Promise<ServedTool> {
  const script = `${entry}.js`;
  await build({
    absWorkingDir: root,
    entryPoints: [`tests/bench/explore/${entry}.ts`],
    outfile: join(site, script),
    nodePaths: [join(folder, "node_modules")],
    alias: {"@duckdb/duckdb-wasm": join(duckdb, "duckdb-browser.mjs")},
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    define: {"process.env.NODE_ENV": '"production"'}
  });
  await writeFile(
    join(site, `${entry}.html`),
    `<!doctype html><meta charset="utf-8"><title>${name}</title><style>.tm-narrow{display:none}</style><main></main><script type="module" src="${script}"></script>\n`
  );
  return {name, page: `${entry}.html`, scripts: [script], engine: engine ? await copyEngine(site) : []};
}

/**
 * The query engine beside its page; the worker’s script keeps the memory that it is given, so that it can be measured.
 */
async function copyEngine(site: string): Promise<readonly string[]> {
  const worker = (await readFile(join(duckdb, "duckdb-browser-eh.worker.js"), "utf8")).replace(
    /\n\/\/# sourceMappingURL=.*\s*$/,
    "\n"
  );
  await writeFile(join(site, "duckdb-worker.js"), `${KEEP_MEMORY}${worker}`);
  await copyFile(join(duckdb, "duckdb-eh.wasm"), join(site, "duckdb.wasm"));
  return ["duckdb-worker.js", "duckdb.wasm"];
}

const KEEP_MEMORY =
  "WebAssembly.Memory = new Proxy(WebAssembly.Memory, {construct: (own, given) => (self.benchMemory = new own(...given))});\n";
