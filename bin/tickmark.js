#!/usr/bin/env node
import {basename} from "node:path";
import {importBundled} from "./bundled.js";

const [, , command] = process.argv;

// Each command import()s what it needs when it runs, and only one does.
await importBundled("bin/main.ts", {deferred: {filter: /^\.\.\/\.\.\/loaders\//, isRun: (module) => basename(module, ".ts") === command}});
