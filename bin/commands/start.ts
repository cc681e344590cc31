import {join} from "node:path";
import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import {print, run} from "../output.js";

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
    .action(({host, port, open}: Given) =>
      run(async () => {
        const opened = workspace();
        const [{refuseUnwritable}, {servePreview}, {startFramework}, {watchInputs}, {writeApi}] = await Promise.all([
          import("../../loaders/writable.js"),
          import("../../loaders/site/preview-server.js"),
          import("../../loaders/site/framework-preview.js"),
          import("../../loaders/site/watch-inputs.js"),
          import("../../loaders/editing/write-api.js")
        ]);
        await refuseUnwritable(opened);
        let tell: () => void = () => undefined;
        const {url} = await servePreview({
          start: () => startFramework(opened),
          watch: (changed) => {
            tell = () => changed("workspace");
            watchInputs(opened, changed);
          },
          packages: join(opened.site, ".observablehq/cache/_npm"),
          editing: writeApi(opened, {written: () => tell()}),
          ...(host === undefined ? {} : {host}),
          ...(port === undefined ? {} : {port: portOf(port)})
        });
        print(url);
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(0));
        if (open ?? canOpenBrowser()) await openBrowser(url);
      })
    );
}

/** Whether there is a browser to open and someone to see it. */
function canOpenBrowser(): boolean {
  if (!process.stdout.isTTY || process.env.CI !== undefined) return false;
  return process.platform !== "linux" || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
}

/** Opens a page in the browser of whoever started it; where that can't be done the address is there to be read. */
async function openBrowser(url: string): Promise<void> {
  const {default: open} = await import("open");
  const opener = await open(url).catch(() => undefined);
  opener?.on("error", () => undefined);
}

function portOf(given: string): number {
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port < 65_536) return port;
  throw new DiagnosticsError([{message: `--port ${given}: expected a number from 0 to 65535`}]);
}
