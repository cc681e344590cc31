import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {randomBytes, timingSafeEqual} from "node:crypto";
import type {IncomingMessage, ServerResponse} from "node:http";
import {LARGEST} from "../../src/core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../src/core/editing/document-id.js";
import type {Box} from "../../src/core/box.js";
import {FACT_FIELDS} from "../../src/core/editing/open-source.js";
import type {FactEntry, FactField, NewTerms, PageBox} from "../../src/core/editing/open-source.js";
import {AXES} from "../../src/core/editing/table-entry.js";
import type {TableAxis, TableEntry, TablePart} from "../../src/core/editing/table-entry.js";
import type {TableLines} from "../../src/core/editing/table-lines.js";
import {packageFolder} from "../engine.js";
import {MOST_BYTES} from "../sources/file-bytes.js";
import type {Workspace} from "../workspace.js";
import type {DocumentDrawer} from "./draw-document.js";
import {DocumentStore, documentId} from "./document-store.js";
import type {StoreOptions} from "./document-store.js";
import type {SourceStore} from "./source-store.js";
import {EditingError} from "./editing-error.js";
import {isLoopback, namesLoopback} from "./loopback.js";
import {codeOf} from "./safe-files.js";

/** Where the write API answers: `/_tickmark/<action>`. */
export const WRITE_API = "/_tickmark/";

/** The most bytes of a request: JSON escapes line ends and quotes. */
const MOST_ASKED = 2 * LARGEST + 65_536;

/** The action whose request is the bytes of a document. */
const UPLOAD = "upload";
const [JSON_TEXT, BYTES] = ["application/json", "application/octet-stream"];

type Given = Readonly<Record<string, unknown>>;
type Action = (given: Given) => unknown;

/** The write API of a preview, and the token that its pages are given. */
export interface WriteApi {
  readonly token: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Options of a {@link writeApi}. */
export interface WriteApiOptions extends StoreOptions {
  /** Called once something has been written: who watches the files may miss one that follows another at once. */
  readonly written?: () => void;
}

/** The actions that write nothing. */
const READING: readonly string[] = [
  ...["list", "read", "versions", "version", "themes", "draw"],
  ...["sources", "source", "original", "pdf-part"]
];

/**
 * The API by which pages of a preview read and write the documents of its workspace. It answers to this machine only,
 * to pages of its own origin, with the token of this start; everything is a POST of JSON, which no other site's page
 * can send unasked.
 */
export function writeApi(workspace: Workspace, {written, ...options}: WriteApiOptions = {}): WriteApi {
  const token = randomBytes(32).toString("base64url");
  let drawer: Promise<DocumentDrawer> | undefined;
  // Loaded once it is needed: a preview starts without what draws and checks.
  const openDrawer = (): Promise<DocumentDrawer> =>
    (drawer ??= import("./draw-document.js").then((module) => new module.DocumentDrawer(workspace)));
  let store: Promise<SourceStore> | undefined;
  const openSources = (): Promise<SourceStore> =>
    (store ??= import("./source-store.js").then((module) => new module.SourceStore(workspace)));
  const actions: Readonly<Record<string, Action>> = {
    ...storeActions(new DocumentStore(workspace, options)),
    ...sourceActions(openSources),
    draw: async (given) => (await openDrawer()).draw(documentId(given.kind, given.name), textIn(given, "text"))
  };
  return {
    token,
    answer: async (request, response) => {
      try {
        const [name = "", query] = request.url!.slice(WRITE_API.length).split("?");
        refuseStrangers(request, token, name === UPLOAD ? BYTES : JSON_TEXT);
        if (name === UPLOAD) {
          await upload(request, response, query ?? "", openSources);
          written?.();
          return;
        }
        const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
        if (action === undefined) throw new EditingError(404, `${name}: expected ${Object.keys(actions).join(", ")}`);
        const made = (await action(await readGiven(request))) ?? {};
        if (!READING.includes(name)) written?.();
        if (made instanceof Uint8Array) respondBytes(response, made);
        else respond(response, 200, made);
      } catch (error) {
        const {status, message, found} = asEditingError(error);
        respond(response, status, {...found, message});
      }
    }
  };
}

function storeActions(store: DocumentStore): Readonly<Record<string, Action>> {
  const documentOf = ({kind, name}: Given): DocumentId => documentId(kind, name);
  const kindOf = ({kind}: Given): DocumentKind => documentId(kind, "any").kind;
  return {
    list: async () => ({documents: await store.list(), bin: await store.binned()}),
    themes: async () => ({themes: await store.themes()}),
    read: (given) => store.read(documentOf(given)),
    write: async (given) => ({
      hash: await store.write(documentOf(given), textIn(given, "text"), textIn(given, "hash"))
    }),
    create: async (given) => ({hash: await store.create(documentOf(given), textIn(given, "text"))}),
    picture: async (given) => ({
      path: await store.addPicture(kindOf(given), textIn(given, "name"), base64In(given, "bytes"))
    }),
    rename: (given) => store.rename(documentOf(given), textIn(given, "to"), textIn(given, "hash")),
    duplicate: async (given) => {
      const {text} = await store.read(documentOf(given));
      return {hash: await store.create(documentId(given.kind, given.to), text)};
    },
    bin: (given) => store.bin(documentOf(given), textIn(given, "hash")),
    restore: (given) =>
      store.restore(kindOf(given), given.id, given.to === undefined ? undefined : textIn(given, "to")),
    versions: async (given) => ({versions: await store.versions(documentOf(given))}),
    version: (given) => store.version(documentOf(given), given.id)
  };
}

/** What is done with sources; texts and numbers are checked here, what they name in the store. */
function sourceActions(open: () => Promise<SourceStore>): Readonly<Record<string, Action>> {
  return {
    sources: async () => ({sources: await (await open()).list()}),
    source: async (given) => (await open()).open(textIn(given, "id")),
    "pdf-part": (given) => pdfPart(textIn(given, "kind"), textIn(given, "name")),
    original: async (given) => (await open()).original(textIn(given, "id")),
    accept: async (given) =>
      (await open()).accept(textIn(given, "id"), textIn(given, "hash"), entriesIn(given.facts), termsIn(given.terms)),
    "accept-table": async (given) =>
      (await open()).acceptTable(
        textIn(given, "id"),
        textIn(given, "hash"),
        tableIn(given.table),
        termsIn(given.terms)
      ),
    "draw-table": async (given) => (await open()).drawTable(textIn(given, "id"), boxIn(given.box)),
    explain: async (given) =>
      (await open()).explain(
        textIn(given, "id"),
        textIn(given, "hash"),
        numberIn(given, "start"),
        textIn(given, "reason")
      ),
    numbers: async (given) =>
      (await open()).printNumbers(textIn(given, "id"), textIn(given, "hash"), textIn(given, "numbers")),
    finish: async (given) => (await open()).finish(textIn(given, "id"), textIn(given, "hash")),
    undo: async (given) => (await open()).undo(textIn(given, "id"))
  };
}

/** A character map or standard font that drawing a PDF needs. */
async function pdfPart(kind: string, name: string): Promise<Uint8Array> {
  const folder = packageFolder("pdfjs-dist");
  if (folder === undefined || !["cmaps", "standard_fonts"].includes(kind) || !/^[\w-]+\.\w+$/.test(name))
    throw new EditingError(404, `${kind}/${name}: there is no such part`);
  return readFile(join(folder, kind, name));
}

/**
 * Takes in a document whose name stands in the address and whose bytes are the request: the answer is a line of JSON
 * for each step of reading, and one for what was added or why it can't be.
 */
async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  query: string,
  open: () => Promise<SourceStore>
): Promise<void> {
  const name = new URLSearchParams(query).get("name") ?? "";
  const bytes = await readBytes(
    request,
    MOST_BYTES,
    `${name}: is larger than ${MOST_BYTES / 2 ** 20} MB; take out the part that you need`
  );
  response.writeHead(200, {...PRIVATE, "Content-Type": "application/x-ndjson; charset=utf-8"});
  const say = (content: unknown): boolean => response.write(`${JSON.stringify(content)}\n`);
  try {
    say({added: await (await open()).add(name, bytes, (step) => say({step}))});
  } catch (error) {
    const {status, message} = asEditingError(error);
    say({status, message});
  }
  response.end();
}

/** Throws an {@link EditingError} unless a request is a page's of this preview, on this machine, with its token. */
function refuseStrangers({headers, method, socket}: IncomingMessage, token: string, type: string): void {
  const refuse = (status: number, message: string): never => {
    throw new EditingError(status, message);
  };
  if (!isLoopback(socket.remoteAddress)) refuse(403, "documents are written from this machine only");
  // A name that somebody else's server gives this machine's address (DNS rebinding) is not among these.
  if (!namesLoopback(headers.host)) refuse(403, "Host: documents are written at localhost or 127.0.0.1 only");
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host!}`)
    refuse(403, "Origin: documents are written by this preview's own pages only");
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin")
    refuse(403, "documents are written by this preview's own pages only");
  if (method !== "POST") refuse(405, "POST only");
  if ((headers["content-type"] ?? "").replace(/;\s*charset=utf-8$/i, "").toLowerCase() !== type)
    refuse(415, `Content-Type: expected ${type}`);
  if (!isToken(headers["tickmark-token"], token)) refuse(401, "the preview has been started anew; load the page again");
}

function isToken(given: string | readonly string[] | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readGiven(request: IncomingMessage): Promise<Given> {
  const bytes = await readBytes(request, MOST_ASKED, `a document has ${LARGEST} bytes at most`);
  try {
    const given = JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes)) as unknown;
    if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Given;
  } catch {
    // refused below
  }
  throw new EditingError(400, "the request is no JSON object");
}

async function readBytes(request: IncomingMessage, most: number, message: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = Number(request.headers["content-length"] ?? 0);
  if (size > most) throw new EditingError(413, message);
  size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new EditingError(413, message);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function numberIn(given: Given, key: string): number {
  const number = given[key];
  if (!Number.isSafeInteger(number)) throw new EditingError(400, `${key}: expected a whole number`);
  return number as number;
}

function listIn(given: unknown, key: string): readonly Given[] {
  if (given === undefined) return [];
  if (Array.isArray(given) && given.every((one) => typeof one === "object" && one !== null)) return given as Given[];
  throw new EditingError(400, `${key}: expected a list`);
}

function entriesIn(given: unknown): readonly FactEntry[] {
  return listIn(given, "facts").map((one) => ({
    ...(Object.fromEntries(FACT_FIELDS.map((field) => [field, textIn(one, field)])) as Record<FactField, string>),
    start: numberIn(one, "start"),
    end: numberIn(one, "end"),
    ...(one.typed === undefined ? {} : {typed: textIn(one, "typed")}),
    ...(one.note === undefined ? {} : {note: textIn(one, "note")})
  }));
}

function tableIn(given: unknown): TableEntry {
  const table = mapIn(given, "table");
  const texts = (key: "typed" | "signs"): Readonly<Record<string, string>> => {
    const map = mapIn(table[key] ?? {}, key);
    return Object.fromEntries(Object.keys(map).map((own) => [own, textIn(map, own)]));
  };
  const explanations = mapIn(table.explanations, "explanations");
  const more = listIn(table.more, "more").map(partIn);
  return {
    ...partIn(table),
    ...(more.length === 0 ? {} : {more}),
    area: textIn(table, "area"),
    head: numberIn(table, "head"),
    stub: numberIn(table, "stub"),
    rows: axisIn(table, "rows"),
    leftOut: linesIn(table, "leftOut"),
    measures: listIn(table.measures, "measures").map((one) => ({
      id: textIn(one, "id"),
      title: textIn(one, "title"),
      measure: textIn(one, "measure"),
      unit: textIn(one, "unit"),
      period: textIn(one, "period"),
      total: numberIn(one, "total"),
      columns: axisIn(one, "columns"),
      taken: linesIn(one, "taken")
    })),
    signs: texts("signs"),
    typed: texts("typed"),
    explanations: Object.fromEntries(
      Object.entries(explanations).map(([id, said]) => {
        const own = mapIn(said, id);
        return [id, {class: textIn(own, "class"), explanation: textIn(own, "explanation")}];
      })
    )
  };
}

/** A box of a page in points, whose sides are in order. */
function boxIn(given: unknown): PageBox {
  const box = mapIn(given, "box");
  const [x1, y1, x2, y2] = (["x1", "y1", "x2", "y2"] as const).map((key) => box[key]);
  if (![x1, y1, x2, y2].every(Number.isFinite) || !((x1 as number) < (x2 as number) && (y1 as number) < (y2 as number)))
    throw new EditingError(400, "box: expected page, x1, y1, x2, y2, with the left and lower sides first");
  return {page: numberIn(box, "page"), ...({x1, y1, x2, y2} as Box)};
}

const partIn = (given: Given): TablePart => ({
  place: textIn(given, "place"),
  ...(given.drawn === undefined ? {} : {drawn: boxIn(given.drawn)}),
  ...(given.lines === undefined ? {} : {lines: tableLinesIn(mapIn(given.lines, "lines"))})
});

function axisIn(given: Given, key: string): TableAxis {
  const named = AXES.find((one) => one === given[key]);
  if (named === undefined) throw new EditingError(400, `${key}: expected one of ${AXES.join(", ")}`);
  return named;
}

function linesIn(given: Given, key: string): readonly number[] {
  const list = given[key];
  if (Array.isArray(list) && list.every(Number.isSafeInteger)) return list as readonly number[];
  throw new EditingError(400, `${key}: expected a list of whole numbers`);
}

/** Where lines of a table stand: rows from the top of the page down, columns from left to right. */
function tableLinesIn(given: Given): TableLines {
  const places = (key: "rows" | "columns", sign: 1 | -1): readonly number[] => {
    const list = given[key];
    const isInOrder = (at: unknown, i: number, all: readonly unknown[]): boolean =>
      Number.isFinite(at) && (i === 0 || sign * (at as number) > sign * (all[i - 1] as number));
    if (Array.isArray(list) && list.every(isInOrder)) return list as readonly number[];
    throw new EditingError(400, `lines: ${key}: expected places on the page, one after the other`);
  };
  return {rows: places("rows", -1), columns: places("columns", 1)};
}

function mapIn(given: unknown, key: string): Given {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Given;
  throw new EditingError(400, `${key}: expected a map`);
}

function termsIn(given: unknown): NewTerms {
  const lists = (given ?? {}) as Given;
  const texts = <K extends string>(list: string, ...keys: readonly K[]): readonly Record<K, string>[] =>
    listIn(lists[list], list).map(
      (one) => Object.fromEntries(keys.map((key) => [key, textIn(one, key)])) as Record<K, string>
    );
  return {
    units: texts("units", "id", "label", "kind"),
    measures: texts("measures", "id", "label", "units", "definition"),
    categories: texts("categories", "id", "label", "definition")
  };
}

function base64In(given: Given, key: string): Buffer {
  const text = textIn(given, key);
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return Buffer.from(text, "base64");
  throw new EditingError(400, `${key}: expected base64`);
}

function textIn(given: Given, key: string): string {
  const text = given[key];
  if (typeof text !== "string") throw new EditingError(400, `${key}: expected a text`);
  return text;
}

/** What the disk refuses, as the answer says it. */
function asEditingError(error: unknown): EditingError {
  if (error instanceof EditingError) return error;
  const code = codeOf(error);
  if (["ENOSPC", "EDQUOT"].includes(code))
    return new EditingError(507, `the disk is full (${code}); nothing was written, make room and save again`);
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return new EditingError(403, `the file can't be written (${code}); see its permissions`);
  return new EditingError(500, `not written (${code || String(error)})`);
}

const PRIVATE = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff"
};

function respondBytes(response: ServerResponse, bytes: Uint8Array): void {
  response.writeHead(200, {...PRIVATE, "Content-Type": BYTES, "Content-Length": bytes.length});
  response.end(bytes);
}

function respond(response: ServerResponse, status: number, content: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    ...PRIVATE,
    "Content-Type": "application/json; charset=utf-8",
    // What of a refused request hasn't arrived is not waited for.
    ...(status === 413 ? {Connection: "close"} : {})
  });
  response.end(JSON.stringify(content));
}
