#!/usr/bin/env node
import {existsSync} from "node:fs";
import {basename} from "node:path";
import {importBundled} from "./bundled.js";

const [, , given = ""] = process.argv;
const command = /^[a-z]+$/.test(given) && existsSync(new URL(`commands/${given}.ts`, import.meta.url)) ? given : "none";

// Each command import()s what it needs when it runs, and only one does.
await importBundled("bin/main.ts", {deferred: {filter: /^\.\.\/\.\.\/loaders\//, isRun: (module) => basename(module, ".ts") === command}, name: `tickmark-${command}`});
