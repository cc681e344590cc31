import {once} from "node:events";
import {createServer, request as requestOf} from "node:http";
import type {IncomingMessage, Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {WebSocket} from "ws";
import {writeApi} from "../../../loaders/editing/write-api.js";
import type {WriteApi} from "../../../loaders/editing/write-api.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {servePreview} from "../../../loaders/site/preview-server.js";
import type {ServedPreview, Upstream} from "../../../loaders/site/preview-server.js";
import type {Changed} from "../../../loaders/site/watch-inputs.js";
import {tempFolder} from "../../support/temp.js";

interface Answered {
  readonly status: number;
  readonly policy: string | undefined;
  readonly text: string;
}

let preview: ServedPreview;
let editing: WriteApi;
let upstream: Server;
let end: (said: string) => void;
let starts: number;
let asked: string[];
let broken: string | undefined;
let completes: boolean;
let versions: string[];
let compiled: () => void;
let change: (what: Changed) => void;

async function start(): Promise<Upstream> {
  starts++;
  if (broken !== undefined) throw new Error(broken);
  upstream = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url!.endsWith("/absent.js")) response.statusCode = 404;
    const head = `<head><script type="module">load("again")</script><script src="/own.js"></script></head>`;
    if (!request.url!.endsWith(".js")) response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("ETag", `"${starts}"`);
    response.end(`${request.url!.startsWith("/build") ? head : ""}page ${request.url!}`);
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const ended = new Promise<string>((resolve) => (end = resolve));
  return {
    port: (upstream.address() as AddressInfo).port,
    ended,
    end: () => (upstream.closeAllConnections(), upstream.close(), end("")),
    compile: () => new Promise<void>((done) => (compiled = done)),
    writeOnDemand: () => Promise.resolve(asked.push("on demand")),
    complete: (html, {path, version}) => (
      versions.push(version),
      Promise.resolve(completes ? `${html} completed as ${path}` : html)
    )
  };
}

beforeEach(async () => {
  starts = 0;
  asked = [];
  broken = undefined;
  completes = false;
  versions = [];
  const folder = await tempFolder({"_npm/d3@7/index.js": "export {};"});
  editing = writeApi(openWorkspace(folder));
  preview = await servePreview({
    start,
    watch: (changed) => (change = changed),
    packages: join(folder, "_npm"),
    editing,
    port: 0
  });
});
afterEach(async () => {
  await preview.close();
  upstream.closeAllConnections();
  upstream.close();
});

/** Asks with a path and headers as they are, which fetch would not send. */
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
  body = ""
): Promise<Answered> {
  const {hostname, port} = new URL(preview.url);
  const asked = requestOf({hostname, port, path, method, headers}).end(body);
  const [response] = (await Promise.race([once(asked, "response"), once(asked, "upgrade")])) as [IncomingMessage];
  let text = "";
  if (response.statusCode !== 101) for await (const chunk of response) text += String(chunk);
  else response.socket.destroy();
  return {
    status: response.statusCode!,
    policy: response.headers["content-security-policy"] as string | undefined,
    text
  };
}

const portOf = (): string => new URL(preview.url).port;
const SOCKET = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="
};

describe("servePreview()", () => {
  it("hands a page on with a policy that lets it reach no other host", async () => {
    const {status, policy, text} = await ask("/notebooks/x?y=1");
    expect([status, text]).toEqual([200, "page /notebooks/x?y=1"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"])(
    "answers no request that names this machine %j",
    async (name) => {
      expect((await ask("/", {Host: `${name}:${portOf()}`})).status).toBe(403);
      expect((await ask("/_observablehq", {...SOCKET, Host: name})).status).toBe(403);
    }
  );

  it.each(["localhost", "127.0.0.1", "[::1]"])("answers to %s", async (name) => {
    expect((await ask("/", {Host: `${name}:${portOf()}`})).status).toBe(200);
  });

  it("opens a socket for its own pages only", async () => {
    const own = {...SOCKET, Host: `localhost:${portOf()}`};
    expect((await ask("/_observablehq", {...own, Origin: `http://localhost:${portOf()}`})).status).toBe(101);
    expect((await ask("/_observablehq", own)).status).toBe(101);
    for (const origin of ["https://evil.example", `http://localhost:${portOf()}0`, "null"])
      expect((await ask("/_observablehq", {...own, Origin: origin})).status).toBe(403);
  });

  it("completes pages, which are never taken to be as they were, and leaves files alone", async () => {
    completes = true;
    const page = await ask("/tables/", {"If-None-Match": '"1"'});
    expect(page).toMatchObject({status: 200, text: "page /tables/ completed as /tables/"});
    const file = await fetch(`${preview.url}_file/data/x.json`);
    expect([await file.text(), file.headers.get("etag")]).toEqual(["page /_file/data/x.json", '"1"']);
    const kept = await Promise.all(
      ["_file/data/x.js", "_file/data/x.json", "_file/tables/x.arrow"].map((path) =>
        fetch(`${preview.url}${path}?sha=${"0a".repeat(32)}`)
      )
    );
    expect(kept.map(({headers}) => headers.get("cache-control")?.includes("immutable") === true)).toEqual([
      true,
      false,
      false
    ]);
    expect((await fetch(preview.url)).headers.get("etag")).toBeNull();
  });

  it("answers nothing of before a change once it is there, and tells the pages that are open", async () => {
    const told: string[] = [];
    const open = (hash: string): WebSocket => {
      const page = new WebSocket(`${preview.url.replace("http", "ws")}_observablehq`);
      page.on("open", () => page.send(JSON.stringify({type: "hello", path: "/", hash})));
      page.on("message", (data: Buffer) => told.push((JSON.parse(String(data)) as {readonly type: string}).type));
      return page;
    };
    const versionShown = async (): Promise<string> => {
      await ask("/");
      return versions.at(-1)!;
    };
    const before = await versionShown();
    const pages = [open(before)];
    await expect.poll(() => told).toEqual(["welcome"]);
    pages.push(open("of yesterday"));
    await expect.poll(() => told).toEqual(["welcome", "reload"]);
    change("workspace");
    const answers = Promise.all([ask("/a"), ask("/_file/data/x.json")]);
    expect(await Promise.race([answers, new Promise((done) => setTimeout(() => done("waits"), 200))])).toBe("waits");
    compiled();
    expect((await answers).map(({text}) => text)).toEqual(["page /a", "page /_file/data/x.json"]);
    await expect.poll(() => told).toEqual(["welcome", "reload", "reload", "reload"]);
    expect(await versionShown()).not.toBe(before);
    for (const page of pages) page.close();
    const odd = new WebSocket(`${preview.url.replace("http", "ws")}_observablehq`);
    odd.on("open", () => odd.send("{"));
    await once(odd, "close");
  });

  it("has files for taking away and for searching made once somebody asks for them", async () => {
    const onDemand = ["tables/a.csv", "datapackage.json", "data/search.json", "data/facts.json"].map(
      (path) => `/_file/${path}`
    );
    for (const path of ["/_file/tables/a.arrow", "/tables/", "/_file/data/charts.json", ...onDemand]) await ask(path);
    expect(asked).toEqual([
      "/_file/tables/a.arrow",
      "/tables/",
      "/_file/data/charts.json",
      ...onDemand.flatMap((path) => ["on demand", path])
    ]);
  });

  it("has pictures of parts of documents where a built site has them", async () => {
    await ask("/data/crops/a.total-12345678.png");
    expect(asked).toEqual(["/_file/data/crops/a.total-12345678.png"]);
  });

  it("starts another preview when the engine's code has changed", async () => {
    change("engine");
    expect((await ask("/")).status).toBe(200);
    expect(starts).toBe(2);
  });

  it.each(["/%ff", "/%", "/notebooks/%E0%A4"])("refuses %s, and goes on", async (path) => {
    expect(await ask(path)).toMatchObject({status: 400, text: expect.stringContaining("%") as string});
    expect((await ask("/")).status).toBe(200);
  });

  it("gives the token to the builder's pages only, under a policy that runs files only", async () => {
    for (const path of ["/build", "/build/deck?id=plan", "/build/notebook", "/build/briefing"]) {
      const {policy, text} = await ask(path);
      expect(text).toContain(`<meta name="tickmark-write" content="${editing.token}">\n</head>`);
      expect(text).toContain('<script src="/own.js">');
      expect(text).not.toContain("again");
      expect(policy).toContain("script-src 'self';");
    }
    for (const path of ["/", "/build/other", "/builder", "/decks/x?/build", "/build/deck/x"]) {
      expect((await ask(path)).text).not.toContain(editing.token);
    }
    expect((await ask("/build", {Host: `192.168.1.2:${portOf()}`})).text).not.toContain(editing.token);
  });

  it("takes writes at the write API's address, and there alone", async () => {
    const own = {"Content-Type": "application/json", "Tickmark-Token": editing.token, Host: `localhost:${portOf()}`};
    for (const path of ["/", "/build", "/_tickmark", "//_tickmark/list", "/x/../_tickmark/list"])
      expect((await ask(path, own, "POST")).status).toBe(405);
    const listed = await ask("/_tickmark/list", own, "POST", "{}");
    expect(listed).toMatchObject({status: 200, text: JSON.stringify({documents: [], bin: []})});
    expect((await ask("/_tickmark/list", {...own, Host: `192.168.1.2:${portOf()}`}, "POST", "{}")).status).toBe(403);
  });

  it("takes nothing but GET and HEAD", async () => {
    expect((await ask("/", {}, "POST")).status).toBe(405);
  });

  it("serves packages that are there, and asks nobody for others", async () => {
    expect((await ask("/_npm/d3@7/index.js")).text).toBe("page /_npm/d3@7/index.js");
    for (const path of ["/_npm/left-pad@1/index.js", "/_npm/", "/_npm/d3@7", "/_npm/..%2f..%2fx"])
      expect((await ask(path)).status).toBe(404);
  });

  it("starts a preview that has ended anew, or says what it ended by until it can", async () => {
    upstream.closeAllConnections();
    upstream.close();
    end("SyntaxError: Unexpected token in loaders/x.ts");
    broken = "SyntaxError: Unexpected token in loaders/x.ts";
    expect(await ask("/")).toMatchObject({
      status: 503,
      text: expect.stringContaining("Unexpected token in loaders/x.ts") as string
    });
    broken = undefined;
    expect((await ask("/")).status).toBe(200);
    expect(starts).toBe(3);
  });

  it("asks a preview once for a script of its client, and the next one anew", async () => {
    const CLIENT = "/_observablehq/client.js";
    const same = {"If-None-Match": '"1"'};
    const answers = [await ask(CLIENT), await ask(CLIENT), await ask(CLIENT, same), await ask(CLIENT, {}, "HEAD")];
    expect(answers.map(({status, text}) => [status, text])).toEqual([
      [200, `page ${CLIENT}`],
      [200, `page ${CLIENT}`],
      [304, ""],
      [200, ""]
    ]);
    for (const {policy} of answers) expect(policy).toContain("default-src 'self'");
    expect(asked).toEqual([CLIENT]);
    for (const path of ["/_observablehq/absent.js", "/_observablehq/theme.css", "/_import/own.js"])
      for (let i = 0; i < 2; i++) await ask(path);
    expect(asked.length).toBe(7);
    upstream.closeAllConnections();
    upstream.close();
    end("");
    await expect.poll(async () => (await ask(CLIENT, same)).status).toBe(200);
    expect(asked.slice(7)).toEqual([CLIENT]);
  });

  it("asks of the next preview what one was asked for when it ended", async () => {
    upstream.removeAllListeners("request");
    upstream.on("request", (request) => {
      request.socket.destroy();
      upstream.close();
      end("Error: ENOENT");
    });
    expect(await ask("/data/x.js")).toMatchObject({status: 200, text: "page /data/x.js"});
    expect(starts).toBe(2);
  });

  it("is not there at all where the first preview can't start", async () => {
    broken = "no configuration";
    await expect(servePreview({start, packages: "", port: 0})).rejects.toThrow("no configuration");
  });
});
