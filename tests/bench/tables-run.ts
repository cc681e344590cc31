import {join} from "node:path";
import {compile} from "../../loaders/compile.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {verify} from "../../loaders/verify.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Run} from "./scale-run.js";

const [folder = "", what = ""] = process.argv.slice(2);
const workspace = openWorkspace(folder);
const before = process.cpuUsage();
const {report} =
  what === "verify" ? await verify(workspace) : await compile({...workspace, site: join(folder, ".tickmark/bench")});
if (!report.ok) throw new Error(`the synthetic workspace does not verify: ${formatDiagnostic(report.diagnostics[0]!)}`);
const {user, system} = process.cpuUsage(before);
const run: Run = {cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024};
console.log(JSON.stringify(run));
