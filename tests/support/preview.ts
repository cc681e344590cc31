import {spawn} from "node:child_process";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {stripVTControlCharacters} from "node:util";
import {until} from "./until.js";

export interface Preview {
  /** With a slash at the end. */
  readonly url: string;
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

/** Starts `bin/start.js` of a project on a free port, and returns once it serves its home page. */
export async function startPreview(root: string): Promise<Preview> {
  const port = await freePort();
  const child = spawn(process.execPath, ["bin/start.js", "--no-open", "--host", "127.0.0.1", "--port", String(port)], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (log += stripVTControlCharacters(chunk)));
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const url = `http://127.0.0.1:${port}/`;
  const close = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the preview ended:\n${log}`);
      return (await fetch(url).catch(() => undefined))?.ok;
    }, 180_000);
  } catch (error) {
    await close();
    throw error;
  }
  return {url, log: () => log, close};
}

/** A port of this machine that nothing listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
