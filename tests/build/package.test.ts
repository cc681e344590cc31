import {spawn, spawnSync} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile} from "node:fs/promises";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {until} from "../support/until.js";

const TITLE = "Figures of the public libraries of Norland, each tied to its source";

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in a folder, as at a terminal there: nothing of this test run's environment decides over it. */
function run(cwd: string, command: string, args: readonly string[]): Ran {
  const {status, stdout, stderr, error} = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: environment(),
    shell: process.platform === "win32"
  });
  return {status, out: stdout, err: error === undefined ? stderr : String(error)};
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:TICKMARK_|npm_(?!config_)|INIT_CWD$|NODE_ENV$|VITEST)/.test(name)
    )
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const {port} = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Stops a program and all that it started. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("close", done));
  process.kill(-child.pid!, "SIGTERM");
  await ended;
}

describe("the package, installed from its tarball in a folder elsewhere", () => {
  let root: string;
  let folder: string;
  const npx = (...args: readonly string[]): Ran => run(folder, "npx", ["--no-install", "tickmark", ...args]);

  /** What stands beside the workspace: whatever the commands left there, packages by name only. */
  const beside = async (): Promise<readonly string[]> => (await readdir(folder)).sort();
  /** The package's own files, without what it keeps for itself. */
  const ownFiles = async (): Promise<readonly string[]> =>
    (await readdir(join(folder, "node_modules/tickmark"), {recursive: true}))
      .filter((path) => !/^\.cache(?:[\\/]|$)/.test(path))
      .sort();
  let installed: readonly string[];

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "tickmark-package-")));
    folder = join(root, "elsewhere");
    await mkdir(folder);
    const packed = run(resolve("."), "npm", ["pack", "--json", "--pack-destination", root]);
    expect(packed.status, packed.err).toBe(0);
    const tarball = (await readdir(root)).find((name) => name.endsWith(".tgz"))!;
    await writeFile(join(folder, "package.json"), '{"private": true}\n');
    const {status, err} = run(folder, "npm", [
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      join(root, tarball)
    ]);
    if (status !== 0)
      throw new Error(
        `npm install of the package failed; this test needs npm's registry or a cache that holds the packages:\n${err}`
      );
    installed = await ownFiles();
  }, 600_000);
  afterAll(() => rm(root, {recursive: true, force: true, maxRetries: 5, retryDelay: 100}));

  it(
    "makes a workspace, verifies it, builds its site and exports from it, all within the workspace",
    {timeout: 600_000},
    async () => {
      expect(npx("new", "brief")).toMatchObject({status: 0, err: ""});
      expect(npx("verify", "--workspace", "brief")).toMatchObject({
        status: 0,
        err: "",
        out: expect.stringContaining("34 exact") as string
      });
      expect(npx("build", "--workspace", "brief")).toEqual({
        status: 0,
        err: "",
        out: `${join(folder, "brief/dist")}\n`
      });
      expect(await readFile(join(folder, "brief/dist/index.html"), "utf8")).toContain(TITLE);
      const exported = npx("export", "libraries", "--format", "pdf,md", "--workspace", "brief");
      expect(exported, exported.err).toMatchObject({status: 0});
      expect(exported.out.trim().split("\n").sort()).toEqual(
        ["md", "pdf"].map((ending) => join(folder, `brief/out/libraries.${ending}`))
      );
      expect((await readFile(join(folder, "brief/out/libraries.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
      expect(await beside()).toEqual(["brief", "node_modules", "package-lock.json", "package.json"]);
      expect(await ownFiles()).toEqual(installed);
    }
  );

  it("shows the site of the workspace", {timeout: 300_000}, async () => {
    expect(npx("new", "shown")).toMatchObject({status: 0});
    const port = await freePort();
    const child = spawn(
      "npx",
      [
        "--no-install",
        "tickmark",
        "start",
        "--workspace",
        "shown",
        "--no-open",
        "--host",
        "127.0.0.1",
        "--port",
        String(port)
      ],
      {cwd: folder, env: environment(), stdio: ["ignore", "pipe", "pipe"], detached: true}
    );
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => (log += chunk));
    try {
      let page = "";
      await until(async () => {
        if (child.exitCode !== null) throw new Error(`it ended:\n${log}`);
        const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
        page = (await answer?.text()) ?? "";
        return answer?.status === 200 || log;
      }, 180_000);
      expect(page).toContain(TITLE);
    } finally {
      await stop(child);
    }
    expect((await beside()).filter((name) => name !== "brief")).toEqual([
      "node_modules",
      "package-lock.json",
      "package.json",
      "shown"
    ]);
    expect(await ownFiles()).toEqual(installed);
  });
});
