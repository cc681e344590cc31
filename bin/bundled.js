import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join, relative, sep} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {BundleStore} from "./bundle-store.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = join(root, ".cache");
const store = new BundleStore(root, join(folders, "kept"));

/** Packages of many small modules: loading those one by one takes Node longer than all that is then done with them. */
const INLINED = /^(@cantoo\/pdf-lib|@observablehq\/plot|@uwdata\/flechette|apache-arrow|arquero|d3(-.*)?)(\/|$)/;

/** A bundled module no longer stands where its file stands; what is bundled of our own is kept in `inputs`, by file. */
const keepPlaces = (inputs) => ({
  name: "keep-places",
  setup({onLoad}) {
    onLoad({filter: /\.ts$/}, ({path}) => {
      const text = readFileSync(path, "utf8");
      inputs.set(path, text);
      if (!text.includes("import.meta")) return undefined;
      const other = /import\.meta\.(?!url\b|dirname\b)\w+/.exec(text);
      if (other !== null)
        return {
          errors: [
            {
              text: `${other[0]}: only import.meta.url and import.meta.dirname stay true in a bundle`,
              location: {file: path}
            }
          ]
        };
      const contents = text
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
      return {contents, loader: "ts"};
    });
  }
});

const inlineThose = {
  name: "inline-those",
  setup({onResolve}) {
    onResolve({filter: /^[^./]/}, ({path, kind, importer}) => {
      const inlined =
        kind === "entry-point" ||
        relative(root, importer).split(sep).includes("node_modules") ||
        relative(root, importer).startsWith("..") ||
        INLINED.test(path);
      return inlined ? undefined : {path, external: true};
    });
  }
};

/** The entries that are bundled as one, since most of what they import is the same. Any other is bundled by itself. */
const TOGETHER = ["bin/main.ts", "loaders/site/this-site.ts"];

/** The latest bundle of each group of entries: its folder and the texts of which it was made, by file. */
const latest = new Map();

export async function importBundled(entry) {
  const entries = TOGETHER.includes(entry) ? TOGETHER : [entry];
  const name = entries.join("+").replaceAll(/[^\w+-]/g, "_");
  const known = latest.get(name);
  const {folder} = known !== undefined && [...known.inputs].every(holds) ? known : await takeBundle(entries, name);
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(join(folder, `${basename(entry, ".ts")}.js`)).href);
}

/** Puts a bundle into a folder of this process: the kept one, if it holds, else one that is made now. */
async function takeBundle(entries, name) {
  if (latest.size === 0) removeLeftovers();
  const folder = mkdtempSync(join(folders, `${process.pid}-`));
  process.on("exit", () => rmSync(folder, {recursive: true, force: true}));
  const found = store.take(name, folder);
  const inputs = found ?? (await makeBundle(entries, folder));
  if (found === undefined) store.keep(name, folder, inputs);
  const taken = {folder, inputs};
  latest.set(name, taken);
  return taken;
}

/** Writes a bundle into a folder; gives the texts that it was made of, by file. */
async function makeBundle(entries, folder) {
  const inputs = new Map();
  const outputFiles = await bundle(entries, folder, inputs);
  mkdirSync(folder, {recursive: true});
  for (const {path, contents} of outputFiles) writeFileSync(path, contents);
  return inputs;
}

/** Whether a file still holds a text. */
function holds([path, text]) {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    return false;
  }
}

/** Removes what processes that were killed have left. */
function removeLeftovers() {
  mkdirSync(folders, {recursive: true});
  for (const name of readdirSync(folders)) {
    if (/^\d/.test(name) && !isRunning(Number.parseInt(name, 10)))
      rmSync(join(folders, name), {recursive: true, force: true});
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function bundle(entries, outdir, inputs) {
  const {build} = await import("esbuild");
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((entry) => [basename(entry, ".ts"), entry])),
    bundle: true,
    splitting: true,
    write: false,
    outdir,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    sourcesContent: false,
    plugins: [inlineThose, keepPlaces(inputs)],
    logLevel: "silent"
  });
  return outputFiles;
}
