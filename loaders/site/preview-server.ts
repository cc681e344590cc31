import {randomUUID} from "node:crypto";
import {stat} from "node:fs/promises";
import {createServer, request as requestOf} from "node:http";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {isIP} from "node:net";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Duplex} from "node:stream";
import {buffer} from "node:stream/consumers";
import {setTimeout as wait} from "node:timers/promises";
import {BUILDER_POLICY, builderHtml, isBuilderPage, isSourcePage} from "../editing/builder-page.js";
import {isLoopback, namesLoopback} from "../editing/loopback.js";
import {WRITE_API} from "../editing/write-api.js";
import type {WriteApi} from "../editing/write-api.js";
import {ClientScripts, isClientScript} from "./client-scripts.js";
import {CHANGES, OpenPages} from "./open-pages.js";
import {isKeptForGood} from "./preview-page.js";
import type {PreviewPage} from "./preview-page.js";
import type {Changed} from "./watch-inputs.js";

/** A running preview of Framework, which only this process is to reach. */
export interface Upstream {
  readonly port: number;
  /** Settles once it has ended, with its last output. */
  readonly ended: Promise<string>;
  /** Compiles what has changed. */
  readonly compile: () => Promise<unknown>;
  /** Writes the files that a preview has only once they are asked for. */
  readonly writeOnDemand: () => Promise<unknown>;
  /** Completes a page that it has made. */
  readonly complete: (html: string, page: PreviewPage) => Promise<string>;
  /** Ends it. */
  readonly end: () => void;
}

/** Options of {@link servePreview}. */
export interface PreviewOptions {
  /** Starts Framework's preview; rejects with its output if it ends before it answers. */
  readonly start: () => Promise<Upstream>;
  /** Calls a function at each change of what the pages are made from. */
  readonly watch?: (changed: (what: Changed) => void) => void;
  /** The folder of packages that cells may load, by path below `/_npm/`. */
  readonly packages: string;
  /** Reads and writes documents for the builder's pages; by default nothing can be written. */
  readonly editing?: WriteApi;
  readonly host?: string;
  /** The port; by default the first free one from 3000 on. */
  readonly port?: number | undefined;
}

/** A running preview: where it answers, and how to stop it. */
export interface ServedPreview {
  /** With a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const FIRST_PORT = 3000;

/** Milliseconds after a change in which others, as of the same file, are taken with it. */
const SETTLE_MS = 30;

/** Milliseconds that a connection is kept open for further requests. */
const KEPT_OPEN_MS = 120_000;

/** Milliseconds to wait for the last output of a preview that no longer answers. */
const LONGEST_END = 2000;

/** Seconds after which a page that could not be made is requested again. */
const RETRY = 2;

/**
 * The content security policy of preview pages. Framework's client compiles changed cells, so scripts need more rights
 * than in a built page, whose policy names each script; neither allows other hosts.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join("; ");

/**
 * Serves Framework's preview to this machine through a proxy, which refuses requests that would crash the preview or
 * reach another host: those whose Host is not this machine, sockets from pages of other origins, malformed addresses,
 * and packages that are not installed. If the preview ends, the next request restarts it or, if that fails, reports its
 * last output.
 */
export async function servePreview({
  start,
  watch,
  packages,
  editing,
  host = "127.0.0.1",
  port
}: PreviewOptions): Promise<ServedPreview> {
  let upstream: Promise<Upstream> | undefined;
  let last = "";
  /** The preview that runs, or a new one. */
  const running = (): Promise<Upstream> => {
    if (upstream !== undefined) return upstream;
    const begun = start();
    const forget = (said: string): void => {
      if (upstream === begun) upstream = undefined;
      last = said;
    };
    begun.then(
      ({ended}) => void ended.then(forget),
      (error: unknown) => forget((error as Error).message)
    );
    return (upstream = begun);
  };
  await running();
  const open = new OpenPages(() => latest());
  const latest = followChanges(watch, {
    take: async (what) => {
      const preview = await upstream;
      if (what === "workspace") await preview?.compile();
      else {
        preview?.end();
        await preview?.ended;
      }
    },
    tell: (version) => open.tell(version)
  });

  const server = createServer((request, response) => {
    answer(request, response, {host, packages, editing, running, latest}).catch((error: unknown) => {
      const said = error instanceof Error && error.message !== "" ? error.message : last;
      refuse(response, 503, `The preview has stopped. Mend what it says; this page loads itself anew.\n\n${said}\n`);
    });
  });
  // A page that writes sends POSTs, which a browser doesn't repeat where a kept connection has just been closed.
  server.keepAliveTimeout = KEPT_OPEN_MS;
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (!isNamed(request, host) || !isOwnPage(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    if (request.url === CHANGES) open.take(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  await listen(server, host, port);
  return {
    url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        open.close();
        server.close(() => done());
        server.closeAllConnections();
      })
  };
}

interface Setting {
  readonly host: string;
  readonly packages: string;
  readonly editing: WriteApi | undefined;
  readonly running: () => Promise<Upstream>;
  /** The version that pages are of, once what has changed is compiled. */
  readonly latest: () => Promise<string>;
}

/** What is done about changes. */
interface FollowOptions {
  readonly take: (what: Changed) => Promise<void>;
  /** Called once all that has changed is taken. */
  readonly tell: (version: string) => void;
}

/**
 * Has changes taken, those together that come together. Gives the function that waits until all are, and gives the
 * version of the site that pages are of then.
 */
function followChanges(watch: PreviewOptions["watch"], {take, tell}: FollowOptions): () => Promise<string> {
  let version = randomUUID();
  let count = 0;
  let isEngine = false;
  let busy: Promise<void> | undefined;
  const takeAll = async (): Promise<void> => {
    for (let taken = 0; taken !== count;) {
      while (taken !== count) {
        taken = count;
        await wait(SETTLE_MS);
      }
      const what = isEngine ? "engine" : "workspace";
      isEngine = false;
      // A preview that ends meanwhile is started anew by the next request, which says so if it can't be.
      await take(what).catch(() => undefined);
    }
    version = randomUUID();
    busy = undefined;
    tell(version);
  };
  watch?.((what) => {
    count++;
    isEngine ||= what === "engine";
    busy ??= takeAll();
  });
  return async () => {
    if (busy !== undefined) await busy;
    return version;
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {host, packages, editing, running, latest}: Setting
): Promise<void> {
  if (!isNamed(request, host)) {
    refuse(response, 403, "Host: a preview answers to localhost, to an address in figures, and to --host.\n");
    return;
  }
  if (editing !== undefined && request.url!.startsWith(WRITE_API)) return editing.answer(request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(response, 405, "GET and HEAD only.\n");
    return;
  }
  if (request.url!.startsWith(CROPS)) request.url = `/_file${request.url!}`;
  const path = pathOf(request.url);
  if (path === undefined) {
    refuse(response, 400, "The address holds a % that begins no character.\n");
    return;
  }
  if (path.startsWith("/_npm/") && !(await isFile(packages, path.slice("/_npm/".length)))) {
    refuse(response, 404, `${path}: no package of this workspace's cells; they load what is installed.\n`);
    return;
  }
  const isOwn = isLoopback(request.socket.remoteAddress) && namesLoopback(request.headers.host);
  const writer = isOwn && (isBuilderPage(path) || isSourcePage(path)) ? editing : undefined;
  const handOn = async (to: Upstream): Promise<void> => {
    if (isClientScript(request.url!)) return scriptsOf(to).answer(request, response, POLICY);
    if (isOnDemand(path)) await to.writeOnDemand();
    if (isFileOrHead(request, path)) return pass(request, response, to.port);
    const complete = (html: string, at: string): Promise<string> => to.complete(html, {path: at, version});
    return passPage(request, response, to.port, {
      policy: writer === undefined ? POLICY : BUILDER_POLICY,
      complete:
        writer === undefined ? complete : async (html, at) => builderHtml(await complete(html, at), writer.token)
    });
  };
  const version = isClientScript(request.url!) ? "" : await latest();
  const preview = await running();
  await handOn(preview).catch(async (error: unknown) => {
    const why = await whyEnded(preview, error);
    if (response.headersSent) throw why;
    // What was asked of a preview that has ended is asked of the one that is started in its place.
    const next = await running();
    await handOn(next).catch(async (again: unknown) => {
      throw await whyEnded(next, again);
    });
  });
}

/** Where a site has pictures of parts of documents, which a trace shows; Framework’s preview has them as files. */
const CROPS = "/data/crops/";

const clientScripts = new WeakMap<Upstream, ClientScripts>();

function scriptsOf(preview: Upstream): ClientScripts {
  const scripts = clientScripts.get(preview) ?? new ClientScripts(preview.port);
  clientScripts.set(preview, scripts);
  return scripts;
}

/** What a preview has said as it ended, as an error; of one that has not ended, the error that a request met. */
const whyEnded = async ({ended}: Upstream, met: unknown): Promise<unknown> => {
  const said = await Promise.race([ended, wait(LONGEST_END, undefined)]);
  return said === undefined ? met : new Error(said);
};

/** Whether a request's Host header is a loopback name of this machine or the given host. */
function isNamed({headers}: IncomingMessage, host: string): boolean {
  const name = nameOf(`http://${headers.host ?? ""}/`);
  return name !== undefined && (name === "localhost" || name === host.toLowerCase() || isIP(name) !== 0);
}

/**
 * Whether a socket request comes from a page of the same origin, or has no Origin header because it is not from a page.
 */
function isOwnPage({headers}: IncomingMessage): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ""}`;
}

function nameOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, "") : undefined;
}

/** The path of an address, decoded; undefined where it can't be. */
function pathOf(address = "/"): string | undefined {
  try {
    return decodeURI(new URL(address, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

async function isFile(folder: string, path: string): Promise<boolean> {
  if (path.includes("\0") || path.split(/[/\\]/).includes("..")) return false;
  return (await stat(join(folder, path)).catch(() => undefined))?.isFile() === true;
}

function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    ...(status === 503 ? {Refresh: String(RETRY)} : {})
  });
  response.end(text);
}

/** What searching and filtering load, and the list of all tables' files. */
const ON_DEMAND = ["/_file/data/search.json", "/_file/data/facts.json", "/_file/datapackage.json"];

/** Whether a path is that of a file made when it is asked for; of a table, pages load the Arrow file alone. */
const isOnDemand = (path: string): boolean =>
  ON_DEMAND.includes(path) || (path.startsWith("/_file/tables/") && !path.endsWith(".arrow"));

/** Whether a request is for no page that is to be completed: Framework serves what is no page below such addresses. */
const isFileOrHead = ({method}: IncomingMessage, path: string): boolean => method === "HEAD" || path.startsWith("/_");

const KEPT_FOR_GOOD = "private, max-age=31536000, immutable";

/** Forwards a request to the preview and its response back, with the preview's policy. */
function pass(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const {url: path, method, headers} = request;
  return new Promise((done, reject) => {
    const onward = requestOf({host: "127.0.0.1", port, path, method, headers}, (answered) => {
      response.writeHead(answered.statusCode!, {
        ...answered.headers,
        ...(answered.statusCode === 200 && isKeptForGood(path!) ? {"cache-control": KEPT_FOR_GOOD} : {}),
        "content-security-policy": POLICY
      });
      answered.pipe(response);
      answered.on("error", () => response.destroy());
      response.on("close", done);
    });
    onward.on("error", reject);
    onward.end();
  });
}

/** How a page is handed on. */
interface PassPageOptions {
  readonly policy: string;
  /** Completes the HTML of the page at a path. */
  readonly complete: (html: string, path: string) => Promise<string>;
}

/** Hands on a page, completed, and what is no page as it is. A page is more than what Framework tells it by. */
function passPage(
  {url = "/", headers: {host}}: IncomingMessage,
  response: ServerResponse,
  port: number,
  {policy, complete}: PassPageOptions
): Promise<void> {
  return new Promise((done, reject) => {
    const onward = requestOf({host: "127.0.0.1", port, path: url, headers: {host}}, (answered) => {
      const {statusCode: status = 0, headers} = answered;
      const {etag: _etag, "last-modified": _modified, "content-length": _length, ...kept} = headers;
      buffer(answered)
        .then(async (bytes) => {
          const isPage = /^text\/html\b/.test(headers["content-type"] ?? "");
          const path = status === 404 ? "/404" : pathOf(url)!;
          const body = isPage ? await complete(bytes.toString("utf8"), path) : bytes;
          response.writeHead(status, {
            ...(isPage
              ? {...kept, "cache-control": "no-cache", "cross-origin-resource-policy": "same-origin"}
              : headers),
            "content-security-policy": policy
          });
          response.end(body);
          done();
        })
        .catch(reject);
    });
    onward.on("error", reject);
    onward.end();
  });
}

/** Listens on a port, or on the first that is free; rejects where it can't. */
async function listen(server: Server, host: string, port: number | undefined): Promise<void> {
  for (let tried = port ?? FIRST_PORT; ; tried++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      const refused = (why: NodeJS.ErrnoException): void => done(why);
      server.once("error", refused);
      server.listen(tried, host, () => {
        server.off("error", refused);
        done(undefined);
      });
    });
    if (error === undefined) return;
    if (port !== undefined || error.code !== "EADDRINUSE" || tried > FIRST_PORT + 1000) throw error;
  }
}
