import {spawnSync} from "node:child_process";
import {join, resolve} from "node:path";
import {expect, it} from "vitest";
import {EXAMPLES} from "../guides/examples.js";
import {documentsPresent} from "../support/documents.js";
import {tempFolder} from "../support/temp.js";

const COMMANDS = EXAMPLES.filter(({language}) => language === "sh").flatMap(({guide, text}) =>
  text
    .trim()
    .split("\n")
    .map((command) => [guide, command] as const)
);
const NEEDS_DOCUMENTS = /^npx tickmark facts locate/;

/** The words of a command line as a shell reads them. */
const words = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

it.each(COMMANDS.filter(([, command]) => documentsPresent || !NEEDS_DOCUMENTS.test(command)))(
  "the guide for the %s: %s",
  async (_guide, command) => {
    const out = await tempFolder();
    const [npx, tickmark, ...rest] = words(command);
    expect([npx, tickmark]).toEqual(["npx", "tickmark"]);
    const args = rest.map((word, i) => (rest[i - 1] === "--out" ? join(out, word) : word));
    const {status, stdout, stderr} = spawnSync(process.execPath, [resolve("bin/tickmark.js"), ...args], {
      encoding: "utf8",
      timeout: 120_000
    });
    expect(status, stderr).toBe(0);
    expect(stdout.trim()).not.toBe("");
  }
);
