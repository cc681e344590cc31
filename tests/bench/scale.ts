import {spawnSync} from "node:child_process";
import {readFile, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {openProject} from "../../loaders/project.js";
import {readContent} from "../../loaders/read.js";
import {explainByRules} from "../../loaders/sources/rules.js";
import {scanTokens} from "../../loaders/sources/tokens.js";
import {formatFault} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {makeCorpus} from "./corpus.js";
import type {Measurement} from "./main.js";

/** Verification of synthetic corpora: cost by size, scanning against grep, memory. */
export async function benchScale(sizes: readonly number[] = [10_000, 100_000, 1_000_000]): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const size of sizes) {
    const {root, bytes} = await makeCorpus(size);
    try {
      measurements.push(...(await benchCorpus(root, size, bytes)));
    } finally {
      await rm(root, {recursive: true, force: true});
    }
  }
  return measurements;
}

async function benchCorpus(root: string, size: number, bytes: number): Promise<readonly Measurement[]> {
  const folder = join(root, "data/sources");
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  const scan = seconds(() => texts.forEach((text) => scanTokens(text)));
  const explain = seconds(() => texts.forEach((text) => explainByRules(text)));
  const grep = seconds(() => spawnSync("sh", ["-c", `cat ${folder}/*.txt | grep -oE '[0-9][0-9,.]*' > /dev/null`]), true);
  const faults: Fault[] = [];
  const start = process.cpuUsage();
  await readContent(openProject(root), faults);
  const {user, system} = process.cpuUsage(start);
  const verify = (user + system) / 1e6;
  if (faults.length > 0) throw new Error(`the synthetic corpus does not verify: ${formatFault(faults[0]!)}`);
  const name = `${size.toLocaleString("en")} facts`;
  return [
    {name: `${name}: text scanned`, value: bytes / 1e6 / scan, unit: "MB/s", aim: "≥ 20"},
    {name: `${name}: scanning / grep -oE`, value: scan / grep, unit: "×"},
    {name: `${name}: rules / scanning`, value: explain / scan, unit: "×"},
    {name: `${name}: read, validated, located and audited`, value: size / verify, unit: "facts/s", aim: "≥ 150,000"},
    {name: `${name}: memory at the end`, value: process.memoryUsage().rss / 1e6, unit: "MB", aim: "< 2,000"}
  ];
}

function seconds(action: () => unknown, wall = false): number {
  const [start, clock] = [process.cpuUsage(), performance.now()];
  action();
  const {user, system} = process.cpuUsage(start);
  return wall ? (performance.now() - clock) / 1000 : (user + system) / 1e6;
}
