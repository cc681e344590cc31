import {spawn} from "node:child_process";
import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import {run} from "../output.js";

interface Given {
  readonly host?: string;
  readonly port?: string;
  readonly open?: boolean;
}

/** `tickmark start [--host <host>] [--port <port>] [--no-open]` */
export function addStartCommand(program: Command, workspace: () => Workspace): void {
  program
    .command("start")
    .description("show the site of a workspace, and keep it as the workspace is")
    .option("--host <host>", "the address to listen on")
    .option("--port <port>", "the port to listen on; the first that is free from 3000 unless said")
    .option("--open", "open a browser, where there is one")
    .option("--no-open", "open no browser")
    .action((given: Given) =>
      run(async () => {
        const opened = workspace();
        const [{ENGINE}, {FRAMEWORK}, {refuseUnwritable}] = await Promise.all([
          import("../../loaders/engine.js"),
          import("../../loaders/site/build.js"),
          import("../../loaders/writable.js")
        ]);
        await refuseUnwritable(opened);
        await preview(ENGINE, FRAMEWORK, opened.folder, given);
      })
    );
}

/** Whether a browser could open: Framework's preview dies if its opener can't be started. */
function canOpenBrowser(): boolean {
  if (!process.stdout.isTTY || process.env.CI !== undefined) return false;
  return process.platform !== "linux" || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
}

/** Runs Framework's preview until it ends, and ends as it does. */
async function preview(engine: string, framework: string, folder: string, {host, port, open}: Given): Promise<void> {
  const options = [
    ...(host === undefined ? [] : ["--host", host]),
    ...(port === undefined ? [] : ["--port", port]),
    ...((open ?? canOpenBrowser()) ? [] : ["--no-open"])
  ];
  const child = spawn(process.execPath, [framework, "preview", ...options], {
    cwd: engine,
    stdio: "inherit",
    env: {...process.env, TICKMARK_WORKSPACE: folder, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  const ended = await new Promise<NodeJS.Signals | number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(signal ?? code ?? 1));
  });
  if (typeof ended === "number") {
    process.exitCode = ended;
    return;
  }
  process.removeAllListeners(ended);
  process.kill(process.pid, ended);
}
