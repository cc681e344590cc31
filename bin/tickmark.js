#!/usr/bin/env node
import {existsSync} from "node:fs";
import {basename} from "node:path";
import {importBundled} from "./bundled.js";

const isCommand = (word) => /^[a-z]+$/.test(word) && existsSync(new URL(`commands/${word}.ts`, import.meta.url));
const command = process.argv.slice(2).find(isCommand) ?? "none";

// Each command import()s what it needs when it runs, and only one does.
await importBundled("bin/main.ts", {
  deferred: {filter: /^\.\.\/\.\.\/loaders\//, isRun: (module) => basename(module, ".ts") === command},
  name: `tickmark-${command}`
});
