import {spawnSync} from "node:child_process";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {makeCorpus} from "./corpus.js";
import type {Measurement} from "./measurement.js";
import {seconds} from "./processor-time.js";
import type {Run} from "./scale-run.js";

const RUN = fileURLToPath(new URL("scale-run.ts", import.meta.url));
const AGAIN = 3;

/**
 * Verification of synthetic corpora, each run in a process of its own: cost by size, scanning against grep, a second
 * run, memory.
 */
export async function benchScale(
  sizes: readonly number[] = [10_000, 100_000, 1_000_000]
): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  const rates: number[] = [];
  for (const size of sizes) {
    const {root, bytes} = await makeCorpus(size);
    try {
      const first = run(root, "verify");
      rates.push(size / first.cpu);
      measurements.push(...scanning(root, size, bytes), ...verifying(size, first), ...verifyingAgain(root, size));
    } finally {
      await rm(root, {recursive: true, force: true});
    }
  }
  const [small, large] = rates.slice(-2);
  if (small === undefined || large === undefined) return measurements;
  return [
    ...measurements,
    {name: "cost of a fact, largest corpus / the one before (1 is linear)", value: small / large, unit: "×"}
  ];
}

/** Scanning alone, without reading the files; grep with its reading. */
function scanning(root: string, size: number, bytes: number): readonly Measurement[] {
  const read = run(root, "read").cpu;
  const [scan, explain] = [run(root, "scan").cpu - read, run(root, "explain").cpu - read];
  const grep = seconds(`cat ${join(root, "data/sources")}/*.txt | LC_ALL=C.UTF-8 grep -oE '[0-9][0-9,.]*' | wc -l`);
  return [
    {name: `${label(size)}: text scanned`, value: bytes / 1e6 / scan, unit: "MB/s CPU", aim: "≥ 20"},
    {name: `${label(size)}: scanning / grep -oE`, value: scan / grep, unit: "×"},
    {name: `${label(size)}: rules / scanning`, value: explain / scan, unit: "×"}
  ];
}

function verifying(size: number, {cpu, memory}: Run): readonly Measurement[] {
  return [
    {
      name: `${label(size)}: read, validated, located and audited`,
      value: size / cpu,
      unit: "facts/s CPU",
      aim: "≥ 150,000"
    },
    {name: `${label(size)}: most memory held`, value: memory / 1e6, unit: "MB", aim: "< 2,000"}
  ];
}

/**
 * A second run in a new process, against sha256sum of the same files, taken in turn; all in CPU, so that others on the
 * machine count less.
 */
function verifyingAgain(root: string, size: number): readonly Measurement[] {
  const [runs, processes, sums]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < AGAIN; turn++) {
    sums.push(seconds(`find ${join(root, "data")} -type f -print0 | xargs -0 sha256sum`));
    runs.push(run(root, "verify").cpu);
    processes.push(seconds([process.execPath, ...argumentsOf(root, "verify")].join(" ")));
  }
  const sum = Math.min(...sums);
  return [
    {
      name: `${label(size)}: second run / sha256sum of the same files`,
      value: Math.min(...runs) / sum,
      unit: "× CPU",
      aim: "≤ 3"
    },
    {
      name: `${label(size)}: second run with the start of Node / sha256sum`,
      value: Math.min(...processes) / sum,
      unit: "× CPU"
    }
  ];
}

function label(size: number): string {
  return `${size.toLocaleString("en")} facts`;
}

function argumentsOf(root: string, what: string): readonly string[] {
  return ["--import", import.meta.resolve("tsx/esm"), RUN, root, what];
}

function run(root: string, what: string): Run {
  const {status, stdout, stderr} = spawnSync(process.execPath, argumentsOf(root, what), {encoding: "utf8"});
  if (status !== 0) throw new Error(`${what}: exit code ${status}\n${stderr}`);
  return JSON.parse(stdout) as Run;
}
