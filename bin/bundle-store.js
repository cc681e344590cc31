import {createHash} from "node:crypto";
import {linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

const MANIFEST = "inputs.json";

const hashOf = (text) => createHash("sha256").update(text).digest("hex");

/**
 * Packages are as they were installed, here or where this is a package itself, for one version of Node; a bundle names
 * places of the project in full.
 */
function stateOfPackages(root) {
  const read = (name) => {
    try {
      return readFileSync(join(root, name), "utf8");
    } catch {
      return "";
    }
  };
  return hashOf(
    JSON.stringify([
      root,
      process.version,
      ...[
        "bin/bundled.js",
        "package.json",
        "package-lock.json",
        "node_modules/.package-lock.json",
        "../.package-lock.json",
        "tsconfig.json"
      ].map(read)
    ])
  );
}

/**
 * Bundles from earlier runs, each with the files that it was made of. A process takes the files over by links of its
 * own, which stay whatever becomes of the store, and a bundle is taken only while every file that it was made of holds
 * what it held. Whatever goes wrong here, the bundle is made anew.
 */
export class BundleStore {
  constructor(root, folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Puts a kept bundle into a folder; gives the texts that it was made of, by file, or undefined where there is none
   * that holds.
   */
  take(name, into) {
    const kept = join(this.folder, name);
    try {
      const {packages, files} = JSON.parse(readFileSync(join(kept, MANIFEST), "utf8"));
      if (packages !== stateOfPackages(this.root)) return undefined;
      const inputs = new Map();
      for (const [path, hash] of files) {
        const text = readFileSync(path, "utf8");
        if (hashOf(text) !== hash) return undefined;
        inputs.set(path, text);
      }
      mkdirSync(into, {recursive: true});
      for (const file of readdirSync(kept)) linkSync(join(kept, file), join(into, file));
      return inputs;
    } catch {
      rmSync(into, {recursive: true, force: true});
      return undefined;
    }
  }

  /** Keeps a bundle that stands in a folder, in place of the one of that name. */
  keep(name, from, inputs) {
    const next = join(this.folder, `${name}.${process.pid}`);
    try {
      mkdirSync(next, {recursive: true});
      for (const file of readdirSync(from)) linkSync(join(from, file), join(next, file));
      writeFileSync(
        join(next, MANIFEST),
        JSON.stringify({
          packages: stateOfPackages(this.root),
          files: [...inputs].map(([path, text]) => [path, hashOf(text)])
        })
      );
      rmSync(join(this.folder, name), {recursive: true, force: true});
      renameSync(next, join(this.folder, name));
    } catch {
      rmSync(next, {recursive: true, force: true});
    }
  }
}
