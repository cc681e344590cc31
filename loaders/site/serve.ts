import {readFile, stat} from "node:fs/promises";
import {createServer} from "node:http";
import type {IncomingMessage, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";

/** A running server: where it answers, and how to stop it. */
export interface Served {
  /** With the base path and a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Options of {@link serveSite}. */
export interface ServeOptions {
  /** Path under which the site stands: `/`, `/tickmark/`. */
  readonly base?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
}

const MIME: Readonly<Record<string, string>> = {
  ".arrow": "application/vnd.apache.arrow.file",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
  ".zip": "application/zip"
};

/**
 * Serves a built folder as a static host would: `/x` serves `x.html` or redirects to `/x/`, missing files give 404 with
 * 404.html, and text is gzipped for clients that accept it.
 */
export async function serveSite(
  dir: string,
  {base = "/", port = 0, host = "127.0.0.1"}: ServeOptions = {}
): Promise<Served> {
  const prefix = `/${base}/`.replace(/\/{2,}/g, "/");
  const server = createServer((request, response) => {
    answer(dir, prefix, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, {"Content-Type": MIME[".txt"]});
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}${prefix}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      })
  };
}

async function answer(dir: string, prefix: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {pathname, search} = new URL(request.url ?? "/", "http://localhost");
  const found =
    request.method === "GET" || request.method === "HEAD"
      ? await find(dir, prefix, pathname)
      : {status: 405, extension: ".txt", bytes: Buffer.from("405")};
  if ("location" in found) response.writeHead(301, {Location: found.location + search, "Content-Length": 0}).end();
  else send(request, response, found);
}

interface Answer {
  readonly status: number;
  readonly extension: string;
  readonly bytes: Buffer;
}

async function find(dir: string, prefix: string, pathname: string): Promise<Answer | {readonly location: string}> {
  if (`${pathname}/` === prefix) return {location: prefix};
  const path = pathname.startsWith(prefix) ? decode(pathname.slice(prefix.length)) : undefined;
  if (path !== undefined) {
    const candidates = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
    for (const candidate of candidates) {
      const bytes = await read(dir, candidate);
      if (bytes !== undefined) return {status: 200, extension: extname(candidate), bytes};
    }
    if (!path.endsWith("/") && (await read(dir, `${path}/index.html`)) !== undefined) return {location: `${pathname}/`};
  }
  const missing = await read(dir, "404.html");
  return missing === undefined
    ? {status: 404, extension: ".txt", bytes: Buffer.from("404")}
    : {status: 404, extension: ".html", bytes: missing};
}

function decode(path: string): string | undefined {
  try {
    const decoded = normalize(decodeURIComponent(path));
    return decoded.startsWith("..") || decoded.includes("\0") ? undefined : decoded === "." ? "" : decoded;
  } catch {
    return undefined;
  }
}

async function read(dir: string, path: string): Promise<Buffer | undefined> {
  const file = join(dir, path);
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? readFile(file) : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, {status, extension, bytes}: Answer): void {
  const type = MIME[extension] ?? "application/octet-stream";
  const zip = /^text\/|charset=/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"]?.toString() ?? "");
  const body = zip ? gzipSync(bytes) : bytes;
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": body.length,
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding",
    ...(zip ? {"Content-Encoding": "gzip"} : {})
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
