import {randomBytes, timingSafeEqual} from "node:crypto";
import type {IncomingMessage, ServerResponse} from "node:http";
import {LARGEST} from "../../src/core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../src/core/editing/document-id.js";
import type {Workspace} from "../workspace.js";
import {documentId} from "./document-name.js";
import type {DocumentDrawer} from "./draw-document.js";
import {DocumentStore} from "./document-store.js";
import type {StoreOptions} from "./document-store.js";
import {EditingError} from "./editing-error.js";
import {isLoopback, namesLoopback} from "./loopback.js";
import {codeOf} from "./safe-files.js";

/** Where the write API answers: `/_tickmark/<action>`. */
export const WRITE_API = "/_tickmark/";

/** The most bytes of a request: JSON escapes line ends and quotes. */
const MOST_ASKED = 2 * LARGEST + 65_536;

type Given = Readonly<Record<string, unknown>>;
type Action = (given: Given) => unknown;

/** The write API of a preview, and the token that its pages are given. */
export interface WriteApi {
  readonly token: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * The API by which pages of a preview read and write the documents of its workspace. It answers to this machine only,
 * to pages of its own origin, with the token of this start; everything is a POST of JSON, which no other site's page
 * can send unasked.
 */
export function writeApi(workspace: Workspace, options: StoreOptions = {}): WriteApi {
  const token = randomBytes(32).toString("base64url");
  let drawer: Promise<DocumentDrawer> | undefined;
  // Loaded once it is needed: a preview starts without what draws and checks.
  const openDrawer = (): Promise<DocumentDrawer> =>
    (drawer ??= import("./draw-document.js").then((module) => new module.DocumentDrawer(workspace)));
  const actions: Readonly<Record<string, Action>> = {
    ...storeActions(new DocumentStore(workspace, options)),
    draw: async (given) => (await openDrawer()).draw(documentId(given.kind, given.name), textIn(given, "text"))
  };
  return {
    token,
    answer: async (request, response) => {
      try {
        refuseStrangers(request, token);
        const name = request.url!.slice(WRITE_API.length);
        const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
        if (action === undefined) throw new EditingError(404, `${name}: expected ${Object.keys(actions).join(", ")}`);
        respond(response, 200, (await action(await readGiven(request))) ?? {});
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
    read: (given) => store.read(documentOf(given)),
    write: async (given) => ({
      hash: await store.write(documentOf(given), textIn(given, "text"), textIn(given, "hash"))
    }),
    create: async (given) => ({hash: await store.create(documentOf(given), textIn(given, "text"))}),
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

/** Throws an {@link EditingError} unless a request is a page's of this preview, on this machine, with its token. */
function refuseStrangers({headers, method, socket}: IncomingMessage, token: string): void {
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
  if (!/^application\/json(?:;\s*charset=utf-8)?$/i.test(headers["content-type"] ?? ""))
    refuse(415, "Content-Type: expected application/json");
  if (!isToken(headers["tickmark-token"], token)) refuse(401, "the preview has been started anew; load the page again");
}

function isToken(given: string | readonly string[] | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readGiven(request: IncomingMessage): Promise<Given> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_ASKED) throw new EditingError(413, `a document has ${LARGEST} bytes at most`);
    chunks.push(chunk);
  }
  try {
    const given = JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(Buffer.concat(chunks))) as unknown;
    if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Given;
  } catch {
    // refused below
  }
  throw new EditingError(400, "the request is no JSON object");
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

function respond(response: ServerResponse, status: number, content: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    // What of a refused request hasn't arrived is not waited for.
    ...(status === 413 ? {Connection: "close"} : {})
  });
  response.end(JSON.stringify(content));
}
