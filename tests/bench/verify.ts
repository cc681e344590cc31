import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {compile} from "../../loaders/compile.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Measurement} from "./measurement.js";
import {seconds} from "./processor-time.js";

const RUNS = 5;

/** Verification from the command line, and warm verification and compilation in this process, in seconds of CPU. */
export async function benchVerify(root: string): Promise<readonly Measurement[]> {
  const project = openWorkspace(join(root, "data"));
  const {report} = await verify(project);
  if (!report.ok) throw new Error("the content does not verify; run tickmark verify");
  const verifying = await median(() => verify(project));
  const scratch = await mkdtemp(join(tmpdir(), "tickmark-bench-"));
  try {
    const elsewhere = {...project, site: join(scratch, "site")};
    const compiling = await median(() => compile(elsewhere));
    return [
      {
        name: "verify from the command line, nothing kept",
        value: await coldly(project.folder, root, scratch),
        unit: "s CPU",
        aim: "< 2"
      },
      {name: "verify all sources, warm, in process", value: verifying, unit: "s CPU", aim: "< 1"},
      {name: "compile all tables, warm, in process", value: compiling, unit: "s CPU"},
      {name: "compile / verify", value: compiling / verifying, unit: "×"}
    ];
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
}

/** Verification by a new process of a copy of the workspace in which nothing is kept of an earlier one. */
async function coldly(folder: string, root: string, scratch: string): Promise<number> {
  const copy = join(scratch, "copy");
  await cp(folder, copy, {recursive: true, filter: (path) => !path.includes(".tickmark")});
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await rm(join(copy, ".tickmark"), {recursive: true, force: true});
    times.push(seconds(`${process.execPath} ${join(root, "bin/tickmark.js")} verify --workspace ${copy}`));
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

async function median(action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    await action();
    const {user, system} = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}
