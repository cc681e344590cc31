import {readFile} from "node:fs/promises";
import {SourceStore} from "../../../loaders/editing/source-store.js";
import {openWorkspace} from "../../../loaders/workspace.js";

/** What taking in a report and opening it took, in a process of its own that had loaded its code. */
export interface LongReportRun {
  /** Seconds until its page could be worked on, as a clock and as processors tell. */
  readonly wall: number;
  readonly cpu: number;
  /** The most memory that the process held, in bytes. */
  readonly memory: number;
  readonly numbers: number;
}

const [folder = "", file = ""] = process.argv.slice(2);
const store = new SourceStore(openWorkspace(folder));
const bytes = await readFile(file);
const [begun, before] = [performance.now(), process.cpuUsage()];
const {id} = await store.add("report.pdf", bytes, () => undefined);
const {numbers} = await store.open(id);
const {user, system} = process.cpuUsage(before);
const run: LongReportRun = {
  wall: (performance.now() - begun) / 1000,
  cpu: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS * 1024,
  numbers: numbers.length
};
console.log(JSON.stringify(run));
