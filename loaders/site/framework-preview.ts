import {spawn} from "node:child_process";
import {once} from "node:events";
import {connect, createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {setTimeout as wait} from "node:timers/promises";
import {stripVTControlCharacters} from "node:util";
import {ENGINE} from "../engine.js";
import type {Workspace} from "../workspace.js";
import {FRAMEWORK} from "./build.js";
import type {PreviewAnswer, PreviewQuestion} from "./preview-config.js";
import type {Upstream} from "./preview-server.js";

/** How many characters of a preview's output are kept for the message when it ends. */
const KEPT = 4000;

/** Runs Framework's own preview of a workspace, on a free port of this machine; it ends with this process. */
export async function startFramework(workspace: Workspace, engine: string = ENGINE): Promise<Upstream> {
  const port = await freePort();
  const options = ["preview", "--no-open", "--host", "127.0.0.1", "--port", String(port)];
  const child = spawn(process.execPath, [FRAMEWORK, ...options], {
    cwd: engine,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {...process.env, TICKMARK_WORKSPACE: workspace.folder, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  const kill = (): void => void child.kill();
  process.once("exit", kill);
  let said = "";
  child.stderr!.setEncoding("utf8").on("data", (chunk: string) => {
    process.stderr.write(chunk);
    said = `${said}${stripVTControlCharacters(chunk)}`.slice(-KEPT);
  });
  const ended = once(child, "close").then(
    () => said.trim(),
    (error: unknown) => String(error)
  );
  void ended.then(() => process.off("exit", kill));
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  child.on("message", ({nth, text}: PreviewAnswer) => {
    waiting.get(nth)?.(text);
    waiting.delete(nth);
  });
  const ask = (question: (nth: number) => PreviewQuestion): Promise<string> => {
    const nth = asked++;
    const answer = new Promise<string>((done) => waiting.set(nth, done));
    if (child.connected) child.send(question(nth));
    const end = ended.then((last): never => {
      throw new Error(last);
    });
    return Promise.race([answer, end]);
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(await ended);
    await wait(25);
  }
  return {
    port,
    ended,
    end: kill,
    compile: () => ask((nth) => ({nth, about: "compile"})),
    writeOnDemand: () => ask((nth) => ({nth, about: "on-demand"})),
    complete: (html, page) => ask((nth) => ({nth, about: "complete", html, ...page}))
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      done(true);
    });
    socket.on("error", () => done(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as AddressInfo;
  server.close();
  return port;
}
