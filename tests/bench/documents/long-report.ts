import {spawnSync} from "node:child_process";
import {mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {PDFDocument} from "@cantoo/pdf-lib";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {Measurement} from "../measurement.js";
import type {LongReportRun} from "./long-report-run.js";

const RUN = fileURLToPath(new URL("long-report-run.ts", import.meta.url));
const PAGES = 50;

/** A report of fifty pages, those of real reports of a folder in turn: from its being dropped to its page. */
export async function benchLongReport(reports: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-bench-"));
  try {
    const workspace = await makeWorkspace(join(folder, "ws"), "empty");
    const file = join(folder, "report.pdf");
    await writeFile(file, await joined(reports));
    const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", "tsx", RUN, workspace, file], {
      encoding: "utf8"
    });
    if (status !== 0) throw new Error(`${RUN}: exit code ${status}\n${stderr}`);
    const {wall, cpu, memory, numbers} = JSON.parse(stdout) as LongReportRun;
    const named = `${PAGES} pages with ${numbers} numbers, dropped and opened`;
    return [
      {name: named, value: wall, unit: "s", aim: "< 10"},
      {name: `${named}, both cores`, value: cpu, unit: "s CPU"},
      {name: `${named}, memory`, value: memory / 1e6, unit: "MB", aim: "< 1000"}
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function joined(folder: string): Promise<Uint8Array> {
  const report = await PDFDocument.create();
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(".pdf")).sort()) {
    const own = await PDFDocument.load(await readFile(join(folder, name)));
    const left = PAGES - report.getPageCount();
    for (const page of await report.copyPages(own, own.getPageIndices().slice(0, left))) report.addPage(page);
  }
  return report.save();
}
