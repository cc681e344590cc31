import {spawnSync} from "node:child_process";
import {stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {findChromium} from "../../loaders/exports/find-chromium.js";
import {partsOf} from "../../src/core/deck/blocks.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";

const MARP = "@marp-team/marp-cli@4.5.1";

/** A file of slides that was made: how long it took, and how large it is. */
export interface Made {
  readonly format: string;
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  readonly bytes: number;
}

/** Installs Marp CLI into a folder; its script, or undefined where it can't be had. */
export async function installMarp(folder: string): Promise<string | undefined> {
  await writeFile(join(folder, "package.json"), '{"private": true}\n');
  const {status} = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", MARP], {
    cwd: folder,
    stdio: "ignore"
  });
  if (status === 0) return join(folder, "node_modules/@marp-team/marp-cli/marp-cli.js");
  console.error(`${MARP} can't be installed here; ours are measured alone`);
  return undefined;
}

/** Writes a deck as Marp reads it, its charts as the SVG files that we draw; returns the Markdown's path. */
export async function writeMarpDeck({slides}: CompiledDeck, folder: string): Promise<string> {
  const written: string[] = [];
  for (const {number, titleText, blocks} of slides) {
    const chart = [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []))[0];
    const drawing = chart?.half.drawing;
    if (drawing) await writeFile(join(folder, `${number}.svg`), drawing.svg);
    written.push(
      [
        `## ${titleText}`,
        ...(drawing ? [`![bg right contain](${number}.svg)`] : []),
        "- As printed\n- With its caveats",
        chart?.title ?? ""
      ].join("\n\n")
    );
  }
  const input = join(folder, "marp.md");
  await writeFile(input, `---\nmarp: true\n---\n\n${written.join("\n\n---\n\n")}\n`);
  return input;
}

/** Makes a file of Markdown by Marp's command; throws what the command said if it fails. */
export async function runMarp(marp: string, input: string, format: string, folder: string): Promise<Made> {
  const path = join(folder, `marp.${format}`);
  const clock = performance.now();
  const command = `${process.execPath} ${marp} --no-stdin --allow-local-files ${input} -o ${path}; code=$?; times; exit $code`;
  const {status, stdout, stderr} = spawnSync("bash", ["-c", command], {
    encoding: "utf8",
    cwd: folder,
    env: {...process.env, CHROME_PATH: findChromium(), CHROME_NO_SANDBOX: "1"},
    timeout: 300_000
  });
  if (status !== 0) throw new Error(`marp to ${format}: exit code ${status ?? "none"}\n${stderr}`);
  return {
    format: `Marp to ${format}`,
    wall: (performance.now() - clock) / 1000,
    cpu: secondsOf(stdout),
    bytes: (await stat(path)).size
  };
}

/** The last line of `times`: processor time of the children, user and system. */
function secondsOf(times: string): number {
  const line = times.trim().split("\n").at(-1) ?? "";
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0
  );
}
