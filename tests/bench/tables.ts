import {spawnSync} from "node:child_process";
import {rm} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import type {Measurement} from "./measurement.js";
import type {Run} from "./scale-run.js";
import {makeTablesCorpus} from "./tables-corpus.js";

const RUN = fileURLToPath(new URL("tables-run.ts", import.meta.url));

/** Facts and tables of each size: more facts with the same tables, and more tables of the same facts. */
const LARGEST = {facts: 100_000, tables: 1_000};
const BY_FACTS = [{facts: 25_000, tables: 1_000}, {facts: 50_000, tables: 1_000}, LARGEST];
const BY_TABLES = [{facts: 100_000, tables: 250}, {facts: 100_000, tables: 500}, LARGEST];

/**
 * Verification and compilation of many tables of many facts, each in a process of its own: what one more fact and one
 * more table cost, and memory.
 */
export async function benchTables(): Promise<readonly Measurement[]> {
  const known = new Map<string, Readonly<Record<"verify" | "compile", Run>>>();
  for (const {facts, tables} of [...BY_FACTS, ...BY_TABLES]) {
    if (known.has(`${facts} ${tables}`)) continue;
    const folder = await makeTablesCorpus(facts, tables);
    try {
      known.set(`${facts} ${tables}`, {verify: run(folder, "verify"), compile: run(folder, "compile")});
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  }
  const runOf = ({facts, tables}: typeof LARGEST) => known.get(`${facts} ${tables}`)!;
  const name = `${LARGEST.facts.toLocaleString("en")} facts, ${LARGEST.tables.toLocaleString("en")} tables`;
  return (["verify", "compile"] as const).flatMap((what): readonly Measurement[] => [
    {name: `${name}: ${what}, cold`, value: runOf(LARGEST)[what].cpu, unit: "s CPU"},
    {name: `${name}: ${what}, most memory held`, value: runOf(LARGEST)[what].memory / 1e6, unit: "MB", aim: "< 2,000"},
    {
      name: `${what}: slope by facts, doubled twice (1 is linear)`,
      value: slope(BY_FACTS.map((size) => [size.facts, runOf(size)[what].cpu])),
      unit: "",
      aim: "≤ 1"
    },
    {
      name: `${what}: slope by tables, doubled twice (1 is linear)`,
      value: slope(BY_TABLES.map((size) => [size.tables, runOf(size)[what].cpu])),
      unit: "",
      aim: "≤ 1"
    }
  ]);
}

/** How fast a cost grows with a size: the slope of their logarithms, between the smallest and the largest. */
function slope(points: readonly (readonly [size: number, cost: number])[]): number {
  const [first, last] = [points[0]!, points.at(-1)!];
  return Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]);
}

function run(folder: string, what: string): Run {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx/esm"), RUN, folder, what],
    {encoding: "utf8"}
  );
  if (status !== 0) throw new Error(`${what}: exit code ${status}\n${stderr}`);
  return JSON.parse(stdout) as Run;
}
