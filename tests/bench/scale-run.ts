import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {readContent} from "../../loaders/content.js";
import {explainByRules} from "../../loaders/sources/rules.js";
import {scanTokens} from "../../loaders/sources/tokens.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";

/** What a run of its own process took. */
export interface Run {
  /** Seconds of CPU from when the code is loaded. */
  readonly cpu: number;
  /** The most memory that the process held, in bytes. */
  readonly memory: number;
}

const [root = "", what = ""] = process.argv.slice(2);
const folder = join(root, "data/sources");

const actions: Readonly<Record<string, () => Promise<unknown>>> = {
  verify: async () => {
    const diagnostics: Diagnostic[] = [];
    const {verified} = await readContent(openWorkspace(join(root, "data")), diagnostics);
    if (diagnostics.length > 0)
      throw new Error(`the synthetic corpus does not verify: ${formatDiagnostic(diagnostics[0]!)}`);
    return verified;
  },
  scan: () => eachText(scanTokens),
  explain: () => eachText(explainByRules),
  read: () => eachText(({length}) => length)
};

async function eachText(action: (text: string) => unknown): Promise<void> {
  for (const name of await readdir(folder)) action(await readFile(join(folder, name), "utf8"));
}

const before = process.cpuUsage();
await actions[what]!();
const {user, system} = process.cpuUsage(before);
const run: Run = {cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024};
console.log(JSON.stringify(run));
