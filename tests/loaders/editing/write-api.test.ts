import {once} from "node:events";
import {execFile, spawnSync} from "node:child_process";
import {link, lstat, mkdir, readFile, readdir, rename, stat, symlink, unlink, writeFile} from "node:fs/promises";
import {createServer, request as requestOf} from "node:http";
import type {IncomingMessage, Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {promisify} from "node:util";
import {beforeEach, describe, expect, it, onTestFinished, vi} from "vitest";
import {DISK} from "../../../loaders/editing/safe-files.js";
import {writeApi} from "../../../loaders/editing/write-api.js";
import type {WriteApi, WriteApiOptions} from "../../../loaders/editing/write-api.js";
import {hashBytes} from "../../../loaders/sources/file-bytes.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {madePdf} from "../../support/made-pdf.js";
import {tempFolder} from "../../support/temp.js";

const PLAN = "\ufeff# Plan\r\n\r\n<!-- kept -->\r\n";

interface Answered {
  readonly status: number;
  readonly content: Readonly<Record<string, unknown>>;
}

let folder: string;
let api: WriteApi;
let server: Server;

async function serve(options: WriteApiOptions = {}): Promise<void> {
  api = writeApi(openWorkspace(folder), options);
  server = createServer((request, response) => void api.answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = server;
  onTestFinished(() => {
    own.closeAllConnections();
    own.close();
  });
}

beforeEach(async () => {
  folder = await tempFolder({
    "decks/plan.md": PLAN,
    "notebooks/notes.md": "# Notes\n",
    "workspace.yaml": "title: Kept\n",
    "facts/a.csv": "id\n"
  });
  await serve();
});

const origin = (): string => `localhost:${(server.address() as AddressInfo).port}`;

/** Sends a request with headers and path as they are, which fetch would not send. */
async function send(
  path: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | undefined>> = {},
  method = "POST"
): Promise<Answered> {
  const all = {
    Host: origin(),
    Origin: `http://${origin()}`,
    "Content-Type": "application/json",
    "Tickmark-Token": api.token,
    ...headers
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const {port} = server.address() as AddressInfo;
  const asked = requestOf({host: "127.0.0.1", port, path, method, headers: given as Record<string, string>});
  asked.on("error", () => undefined);
  asked.end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  return {status: response.statusCode!, content: JSON.parse(text) as Answered["content"]};
}

const ask = (action: string, given: object = {}, headers = {}): Promise<Answered> =>
  send(`/_tickmark/${action}`, JSON.stringify(given), headers);
const plan = {kind: "deck", name: "plan"};
const onDisk = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
/** The workspace as it is, all files that people write. */
async function written(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes(".tickmark"));
  const texts = files.map(
    async ({parentPath, name}) => [join(parentPath, name), await readFile(join(parentPath, name), "utf8")] as const
  );
  return Object.fromEntries(await Promise.all(texts));
}

describe("the write API", () => {
  it("gives a text as it is, byte-order mark and line ends, and writes it back as the same bytes", async () => {
    const {content} = await ask("read", plan);
    expect(content).toEqual({text: PLAN, hash: hashBytes(PLAN)});
    const before = await stat(join(folder, "decks/plan.md"));
    expect(await ask("write", {...plan, ...content})).toEqual({status: 200, content: {hash: hashBytes(PLAN)}});
    expect((await stat(join(folder, "decks/plan.md"))).mtimeMs).toBe(before.mtimeMs);
    const edited = `${PLAN}more\r\n`;
    const saved = await ask("write", {...plan, text: edited, hash: content.hash});
    expect(saved).toEqual({status: 200, content: {hash: hashBytes(edited)}});
    expect(await onDisk("decks/plan.md")).toBe(edited);
    expect(await readdir(join(folder, "decks"))).toEqual(["plan.md"]);
  });

  it("lists, makes, renames, duplicates, bins and takes back", async () => {
    const made = await ask("create", {kind: "briefing", name: "short", text: "# Short\n"});
    expect(made).toEqual({status: 200, content: {hash: hashBytes("# Short\n")}});
    expect((await ask("create", {kind: "briefing", name: "short", text: "x"})).status).toBe(409);
    expect(await onDisk("briefings/short.md")).toBe("# Short\n");
    expect((await ask("duplicate", {...plan, to: "plan-2"})).status).toBe(200);
    expect((await ask("duplicate", {...plan, to: "plan-2"})).status).toBe(409);
    expect(await onDisk("decks/plan-2.md")).toBe(PLAN);
    expect((await ask("rename", {...plan, to: "plan-2", hash: hashBytes(PLAN)})).status).toBe(409);
    expect((await ask("rename", {...plan, to: "talk", hash: hashBytes(PLAN)})).status).toBe(200);
    expect((await ask("bin", {kind: "deck", name: "talk", hash: hashBytes(PLAN)})).status).toBe(200);
    const {content} = await ask("list");
    const names = (content.documents as {kind: string; name: string}[]).map(({kind, name}) => `${kind} ${name}`);
    expect(names).toEqual(["deck plan-2", "notebook notes", "briefing short"]);
    const [binned] = content.bin as {id: string; name: string}[];
    expect(binned).toMatchObject({kind: "deck", name: "talk"});
    expect((await ask("restore", {kind: "deck", id: binned!.id, to: "plan-2"})).status).toBe(409);
    expect((await ask("restore", {kind: "deck", id: binned!.id})).content).toEqual({kind: "deck", name: "talk"});
    expect(await onDisk("decks/talk.md")).toBe(PLAN);
    expect((await ask("restore", {kind: "deck", id: binned!.id})).status).toBe(404);
  });

  it("says that something has been written, and nothing of what is read or refused", async () => {
    const written = vi.fn();
    await serve({written});
    for (const action of ["list", "themes", "sources"]) expect((await ask(action)).status).toBe(200);
    const {content} = await ask("read", plan);
    await ask("versions", plan);
    await ask("write", {...plan, text: "late", hash: "another"});
    expect(written).not.toHaveBeenCalled();
    await ask("write", {...plan, text: "new\n", hash: content.hash});
    expect(written).toHaveBeenCalledTimes(1);
    await ask("create", {kind: "deck", name: "other", text: "# A\n"});
    await ask("bin", {kind: "deck", name: "other", hash: hashBytes("# A\n")});
    expect(written).toHaveBeenCalledTimes(3);
  });

  it("lists the workspace's own themes as decks name them, and no link among them", async () => {
    expect((await ask("themes")).content).toEqual({themes: []});
    await mkdir(join(folder, "themes"));
    for (const file of ["harbour.yaml", "b.yml", "font.woff2"]) await writeFile(join(folder, "themes", file), "");
    await symlink("../workspace.yaml", join(folder, "themes/linked.yaml"));
    expect((await ask("themes")).content).toEqual({themes: ["themes/b.yml", "themes/harbour.yaml"]});
  });

  it("keeps what is replaced as versions: one a minute of one's own, each of other hands", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    await serve({now: () => new Date(now)});
    let hash = hashBytes(PLAN);
    const save = async (text: string): Promise<void> => {
      hash = (await ask("write", {...plan, text, hash})).content.hash as string;
    };
    await save("a\n");
    now += 1000;
    await save("b\n");
    now += 60_000;
    await save("c\n");
    const other = "by another editor\n";
    await writeFile(join(folder, "decks/plan.md"), other);
    now += 1000;
    hash = hashBytes(other);
    await save("d\n");
    const {versions} = (await ask("versions", plan)).content as {versions: {id: string; replaced: string}[]};
    const texts = await Promise.all(versions.map(async ({id}) => (await ask("version", {...plan, id})).content.text));
    expect(texts).toEqual([other, "b\n", PLAN]);
    expect(versions.at(-1)!.replaced).toBe("2026-01-01T00:00:00.000Z");
    now += 31 * 24 * 3600 * 1000;
    await save("e\n");
    expect((await ask("versions", plan)).content.versions).toHaveLength(1);
    for (const id of ["../../../workspace", "2026-01-01T00-00-00.000Z-000000000000", 7])
      expect((await ask("version", {...plan, id})).status).toBe(404);
  });

  it("tells the second of two writers what is on disk, and keeps the first's", async () => {
    const hash = hashBytes(PLAN);
    const [a, b] = await Promise.all([
      ask("write", {...plan, text: "first\n", hash}),
      ask("write", {...plan, text: "second\n", hash})
    ]);
    const [won, lost] = a.status === 200 ? [a, b] : [b, a];
    const kept = a.status === 200 ? "first\n" : "second\n";
    expect([won.status, lost.status]).toEqual([200, 409]);
    expect(lost.content).toMatchObject({
      text: kept,
      hash: hashBytes(kept),
      message: expect.stringContaining("decks/plan.md")
    });
    expect(await onDisk("decks/plan.md")).toBe(kept);
    await unlink(join(folder, "decks/plan.md"));
    const gone = await ask("write", {...plan, text: "third\n", hash: won.content.hash});
    expect([gone.status, gone.content.text]).toEqual([409, null]);
    expect((await ask("bin", {...plan, hash})).status).toBe(409);
  });
});

describe("the write API refuses, and leaves all files as they are,", () => {
  const write = {...plan, text: "gone\n", hash: hashBytes(PLAN)};
  const refused = async (given: Promise<Answered>, status: number): Promise<void> => {
    const before = await written();
    expect((await given).status).toBe(status);
    expect(await written()).toEqual(before);
  };

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.1.2",
    "localhost@evil.example",
    ""
  ])("a name that somebody else's server gave this machine: %j", async (name) => {
    const host = name === "" ? "" : `${name}:${origin().split(":")[1]!}`;
    await refused(ask("write", write, {Host: host, Origin: `http://${host}`}), 403);
  });

  it.each(["https://evil.example", "http://localhost:1", "null", "http://localhost"])("a page of %s", async (from) => {
    await refused(ask("write", write, {Origin: from}), 403);
  });

  it("what a browser says another site's page sends, even without an Origin", async () => {
    for (const site of ["cross-site", "same-site", "none"])
      await refused(ask("write", write, {Origin: undefined, "Sec-Fetch-Site": site}), 403);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    undefined,
    "text/plain; application/json"
  ])("content of the type %s, which a page may send anywhere", async (type) =>
    refused(ask("write", write, {"Content-Type": type}), 415)
  );

  it("a token of another start, none, or one in the address", async () => {
    await refused(ask("write", write, {"Tickmark-Token": undefined}), 401);
    await refused(ask("write", write, {"Tickmark-Token": writeApi(openWorkspace(folder)).token}), 401);
    await refused(
      send(`/_tickmark/write?token=${api.token}`, JSON.stringify(write), {"Tickmark-Token": undefined}),
      401
    );
  });

  it("other methods, a preflight among them, and other actions", async () => {
    for (const method of ["GET", "PUT", "OPTIONS", "DELETE"])
      await refused(send("/_tickmark/write", JSON.stringify(write), {}, method), 405);
    for (const action of ["constructor", "__proto__", "write/../list", "write%00"])
      await refused(ask(action, write), 404);
  });

  it.each([
    "../workspace",
    "..",
    ".",
    "",
    "a/b",
    "a\\b",
    "..\\workspace",
    "%2e%2e%2fworkspace",
    "..%2fworkspace",
    "\u2024\u2024\u2215x",
    "\uff0e\uff0e\uff0fworkspace",
    "a\0b",
    "plan.md",
    "plan.",
    "plan ",
    " plan",
    "plan:stream",
    "plan::$DATA",
    "CON",
    "con",
    "nul",
    "LPT1",
    "com0",
    "PRN",
    "CONIN$",
    ".hidden",
    "-rf",
    "/etc/passwd",
    "C:\\x",
    "a\nb",
    "e\u0301",
    "\u202etxt",
    "x".repeat(81),
    "index",
    7,
    null,
    {},
    ["plan"]
  ])("the name %j", async (name) => {
    await refused(ask("create", {kind: "deck", name, text: "x"}), 400);
    await refused(ask("read", {kind: "deck", name}), 400);
    await refused(ask("rename", {...plan, to: name, hash: hashBytes(PLAN)}), 400);
  });

  it.each(["facts", "decks", "source", "..", "__proto__", "constructor", undefined, 1])("the kind %j", async (kind) => {
    await refused(ask("create", {kind, name: "x", text: "x"}), 400);
    await refused(ask("restore", {kind, id: "x"}), 400);
  });

  it("a file that is a link, out of the workspace or within it", async () => {
    const outside = await tempFolder({"secret.md": "secret"});
    await symlink(join(outside, "secret.md"), join(folder, "decks/out.md"));
    await symlink("plan.md", join(folder, "decks/in.md"));
    for (const name of ["out", "in"]) {
      const given = {kind: "deck", name};
      await refused(ask("read", given), 403);
      for (const hash of [hashBytes("secret"), hashBytes(PLAN)]) {
        await refused(ask("write", {...given, text: "x", hash}), 403);
        await refused(ask("bin", {...given, hash}), 403);
      }
      await refused(ask("create", {...given, text: "x"}), 409);
    }
    expect(await readFile(join(outside, "secret.md"), "utf8")).toBe("secret");
    const {content} = await ask("list");
    expect((content.documents as {name: string}[]).map(({name}) => name)).toEqual(["plan", "notes"]);
  });

  it("a folder that is a link, of documents, versions or the bin", async () => {
    const outside = await tempFolder({"secret.md": "secret"});
    await symlink(outside, join(folder, "briefings"));
    await refused(ask("read", {kind: "briefing", name: "secret"}), 403);
    await refused(ask("create", {kind: "briefing", name: "new", text: "x"}), 403);
    await mkdir(join(folder, ".tickmark"), {recursive: true});
    for (const name of ["versions", "bin"]) await symlink(outside, join(folder, ".tickmark", name));
    await refused(ask("write", write), 403);
    await refused(ask("bin", {...plan, hash: hashBytes(PLAN)}), 403);
    expect(await readdir(outside)).toEqual(["secret.md"]);
  });

  it("more than 8 MB, half a character, and what is no text", async () => {
    await refused(ask("write", {...write, text: "x".repeat(8 * 1024 * 1024 + 1)}), 413);
    await refused(send("/_tickmark/write", Buffer.alloc(17 * 1024 * 1024, 32)), 413);
    await refused(ask("write", {...write, text: "\ud800"}), 400);
    await refused(ask("write", {...write, text: 7}), 400);
    await refused(ask("write", {...plan, text: "x"}), 400);
    for (const body of ["", "[]", "null", "{", Buffer.from([0x22, 0xff, 0x22])])
      await refused(send("/_tickmark/write", body), 400);
    expect((await ask("write", {...write, text: "\n".repeat(8 * 1024 * 1024)})).status).toBe(200);
  });

  it("a file that is not UTF-8, a pipe and a folder", async () => {
    await writeFile(join(folder, "decks/latin.md"), Buffer.from([0xe9]));
    await refused(ask("read", {kind: "deck", name: "latin"}), 422);
    spawnSync("mkfifo", [join(folder, "decks/pipe.md")]);
    expect((await ask("read", {kind: "deck", name: "pipe"})).status).toBe(409);
    await mkdir(join(folder, "decks/folder.md"));
    expect((await ask("read", {kind: "deck", name: "folder"})).status).toBe(409);
  });
});

describe("a write that is broken off", () => {
  it("by a full disk leaves the file as it was, nothing beside it, and says so", async () => {
    await serve({
      disk: {
        ...DISK,
        write: async (file, bytes) => {
          await file.write(bytes.subarray(0, 2));
          throw Object.assign(new Error("no space"), {code: "ENOSPC"});
        }
      }
    });
    const {status, content} = await ask("write", {...plan, text: "gone\n", hash: hashBytes(PLAN)});
    expect([status, content.message]).toEqual([507, expect.stringContaining("disk is full")]);
    expect(await onDisk("decks/plan.md")).toBe(PLAN);
    expect(await readdir(join(folder, ".tickmark/saving"))).toEqual([]);
    expect((await ask("create", {kind: "deck", name: "new", text: "x"})).status).toBe(507);
    expect(await readdir(join(folder, "decks"))).toEqual(["plan.md"]);
  });

  it("by the end of the process leaves the old file whole, and the next start tidies up", async () => {
    const store = join(import.meta.dirname, "../../../loaders/editing/document-store.ts");
    const script = `
      const {DocumentStore} = await import(${JSON.stringify(store)});
      const {DISK} = await import(${JSON.stringify(store.replace("document-store", "safe-files"))});
      const {openWorkspace} = await import(${JSON.stringify(join(import.meta.dirname, "../../../loaders/workspace.ts"))});
      const rename = () => process.kill(process.pid, "SIGKILL");
      const store = new DocumentStore(openWorkspace(${JSON.stringify(folder)}), {disk: {...DISK, rename}});
      await store.write({kind: "deck", name: "plan"}, "gone\\n", ${JSON.stringify(hashBytes(PLAN))});`;
    await writeFile(join(folder, "run.mts"), script);
    const tsx = join(import.meta.dirname, "../../../node_modules/tsx/dist/cli.mjs");
    const ended = await promisify(execFile)(process.execPath, [tsx, join(folder, "run.mts")]).catch(
      (error: unknown) => error as {signal?: string; code?: number}
    );
    expect(ended).toHaveProperty("cmd");
    expect(await onDisk("decks/plan.md")).toBe(PLAN);
    expect(await readdir(join(folder, ".tickmark/saving"))).toHaveLength(1);
    expect((await ask("write", {...plan, text: "new\n", hash: hashBytes(PLAN)})).status).toBe(200);
    expect(await readdir(join(folder, ".tickmark/saving"))).toEqual([]);
  });

  it("flushes the file before it takes the old one's place", async () => {
    const seen: string[] = [];
    await serve({
      disk: {
        write: async (file, bytes) => {
          const {sync} = file;
          file.sync = () => (seen.push("flushed"), sync.call(file));
          await file.writeFile(bytes);
        },
        rename: (from, to) => (seen.push("renamed"), rename(from, to))
      }
    });
    expect((await ask("write", {...plan, text: "new\n", hash: hashBytes(PLAN)})).status).toBe(200);
    expect(seen).toEqual(["flushed", "renamed"]);
  });

  it("keeps the permissions of the file, and the text of another file that is the same on disk", async () => {
    await link(join(folder, "decks/plan.md"), join(folder, "same.md"));
    const {mode} = await lstat(join(folder, "decks/plan.md"));
    expect((await ask("write", {...plan, text: "new\n", hash: hashBytes(PLAN)})).status).toBe(200);
    expect((await lstat(join(folder, "decks/plan.md"))).mode).toBe(mode);
    expect(await onDisk("same.md")).toBe(PLAN);
  });
});

describe("uploading a document", () => {
  const upload = (name: string, body: string | Buffer, headers = {}): Promise<IncomingMessage> => {
    const {port} = server.address() as AddressInfo;
    const path = `/_tickmark/upload?name=${encodeURIComponent(name)}`;
    const all = {Host: origin(), "Content-Type": "application/octet-stream", "Tickmark-Token": api.token, ...headers};
    const asked = requestOf({host: "127.0.0.1", port, path, method: "POST", headers: all});
    asked.on("error", () => undefined);
    asked.end(body);
    return once(asked, "response").then(([response]) => response as IncomingMessage);
  };
  const lines = async (response: IncomingMessage): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    let text = "";
    for await (const chunk of response) text += String(chunk);
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  };

  it("tells each page as it is read, and what was added", async () => {
    const pdf = await madePdf(
      ({text}) => text("The city lent 1,310 books.", 40, 200),
      ({text}) => text("The city lent 290 films.", 40, 200)
    );
    const said = await lines(await upload("city.pdf", Buffer.from(pdf)));
    expect(said.slice(0, -1)).toEqual([
      {step: "city.pdf: reading"},
      {step: "city.pdf: reading page 1 of 2"},
      {step: "city.pdf: reading page 2 of 2"}
    ]);
    expect(said.at(-1)).toMatchObject({added: {id: "city", tables: 0}});
    expect(await readdir(join(folder, "sources"))).toEqual(["city.pdf", "city.txt"]);
    expect((await ask("original", {id: "nobody"})).status).toBe(404);
  });

  it("is refused to others, and without the token", async () => {
    for (const headers of [
      {"Tickmark-Token": "guessed"},
      {Origin: "http://example.org"},
      {"Content-Type": "application/json"},
      {"Sec-Fetch-Site": "cross-site"},
      {Host: "example.org"}
    ])
      expect((await upload("a.csv", "a,b\n1,2\n", headers)).statusCode).toBeGreaterThanOrEqual(401);
    expect(await onDisk("workspace.yaml")).toBe("title: Kept\n");
    await expect(readdir(join(folder, "sources"))).rejects.toThrow("ENOENT");
  });

  it.each<[what: string, name: string, body: string | Buffer, said: string]>([
    ["an empty file", "a.csv", "", "a.csv: is empty; get the file once more"],
    ["a name that is a path", "../../a.csv", "a,b\n1,2\n", "../../a.csv: has a name that is a path"],
    ["a damaged PDF", "a.pdf", "%PDF-1.7\nnothing", "a.pdf: is cut short, since its end is missing"],
    ["what is no PDF", "a.pdf", "hello", "a.pdf: is no PDF; name a PDF file"],
    ["another kind", "a.exe", "MZ", "a.exe: is of a kind that is not read"]
  ])("answers %s with one line, and keeps nothing", async (_what, name, body, said) => {
    const [line, ...more] = (await lines(await upload(name, body))).filter(({step}) => step === undefined);
    expect(more).toEqual([]);
    expect(line!.message).toContain(said);
    expect(await readdir(join(folder, "sources"))).toEqual([]);
  });

  it("refuses a box of a page whose sides are missing or not in order", async () => {
    for (const box of [undefined, {page: 1, x1: 0, y1: 0, x2: 10}, {page: 1, x1: 9, y1: 0, x2: 9, y2: 4}])
      expect((await ask("draw-table", {id: "a", box})).status).toBe(400);
  });

  it("answers the same file once more with where it is", async () => {
    await lines(await upload("a.csv", "a,b\n1,2\n"));
    const [line] = await lines(await upload("b.csv", "a,b\n1,2\n"));
    expect(line).toEqual({status: 422, message: "b.csv: is registered already, as a; nothing was added"});
  });

  it("refuses what is too large before it is sent, and says the most", async () => {
    const response = await upload("a.pdf", "", {"Content-Length": String(300 * 2 ** 20)});
    expect(response.statusCode).toBe(413);
    expect((await lines(response))[0]!.message).toContain("a.pdf: is larger than 250 MB");
  });
});

describe("pictures", () => {
  const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("rest")]);
  const put = (name: string, bytes: Buffer = PNG, kind = "deck"): Promise<Answered> =>
    ask("picture", {kind, name, bytes: bytes.toString("base64")});

  it("stand beside the documents, each under a name that is free; the same picture stands there once", async () => {
    expect((await put("A plan (1).PNG")).content).toEqual({path: "pictures/A-plan-1.png"});
    expect(await readFile(join(folder, "decks/pictures/A-plan-1.png"))).toEqual(PNG);
    expect((await put("A plan (1).PNG")).content).toEqual({path: "pictures/A-plan-1.png"});
    const other = Buffer.concat([PNG, Buffer.from("other")]);
    expect((await put("A-plan-1.jpg", other)).content).toEqual({path: "pictures/A-plan-1-2.png"});
    expect((await readdir(join(folder, "decks/pictures"))).sort()).toEqual(["A-plan-1-2.png", "A-plan-1.png"]);
  });

  it.each(["../../up.png", "..\\up.png", "/etc/up.png", "%2e%2e%2fup.png", "CON.png", ".hidden.png", "\u202e.png", ""])(
    "stay in their folder, or are refused: %j",
    async (name) => {
      await put(name);
      expect(await readdir(folder)).not.toContain("up.png");
      const made = await readdir(join(folder, "decks/pictures")).catch(() => []);
      for (const file of made) expect(file).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*\.png$/u);
      expect((await readdir(join(folder, "decks"))).filter((file) => file !== "pictures")).toEqual(["plan.md"]);
    }
  );

  it("are refused where they are none, whatever their name, and where they are too large", async () => {
    expect((await put("plan.png", Buffer.from("<svg onload=alert(1)>"))).status).toBe(415);
    expect((await put("plan.svg", Buffer.from("<svg/>"))).status).toBe(415);
    expect((await put("plan.png", Buffer.concat([PNG, Buffer.alloc(8 * 2 ** 20)]))).status).toBe(413);
    expect((await ask("picture", {kind: "deck", name: "a.png", bytes: "<>"})).status).toBe(400);
    expect((await put("plan.png", PNG, "secret")).status).toBe(400);
    expect(await readdir(join(folder, "decks"))).toEqual(["plan.md"]);
  });

  it("are not written where their folder, or the name, is a link", async () => {
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), join(folder, "decks/pictures"));
    expect((await put("plan.png")).status).toBe(403);
    await unlink(join(folder, "decks/pictures"));
    await mkdir(join(folder, "decks/pictures"));
    await symlink(join(folder, "elsewhere/plan.png"), join(folder, "decks/pictures/plan.png"));
    expect((await put("plan.png")).status).toBe(403);
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
  });
});
