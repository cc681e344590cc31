import {get} from "node:http";
import type {Browser, CDPSession, Page} from "playwright-core";
import type {Change, Filter} from "./page.js";
import type {ServedTool} from "./tools.js";

/** A tool’s page with a table in it. */
export interface Session {
  readonly tool: ServedTool;
  readonly page: Page;
  readonly opened: Change;
  readonly changes: Change[];
  readonly client: CDPSession;
  /** Milliseconds that the page’s main thread was at work for the changes; workers are not in it. */
  work: number;
}

/**
 * Opens a tool’s page, reads the table and draws the first filter. The page may ask this server alone, and must not
 * fail.
 */
export async function openSession(
  browser: Browser,
  url: string,
  tool: ServedTool,
  file: string,
  filter: Filter
): Promise<Session> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on(
    "request",
    (request) =>
      void (
        /^(?:blob|data):/.test(request.url()) ||
        request.url().startsWith(url) ||
        wrong.push(`asked for ${request.url()}`)
      )
  );
  page.on("pageerror", (error) => void wrong.push(error.message));
  await page.goto(`${url}${tool.page}`);
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable", {timeDomain: "threadTicks"});
  const opened = await page
    .evaluate(([path, first]) => window.bench!.open(path, first), [file, filter] as const)
    .catch((cause: unknown) => {
      throw new Error(`${tool.name}: ${file}: not opened; ${wrong.join("; ")}`, {cause});
    });
  if (wrong.length > 0) throw new Error(`${tool.name}: ${wrong.join("; ")}`);
  return {tool, page, opened, changes: [], client, work: 0};
}

/** Changes the filter in one tool’s page, several times in a row. */
export async function changeFilters(session: Session, filters: readonly Filter[]): Promise<void> {
  const {page, changes} = session;
  await page.bringToFront();
  const before = await workOf(session);
  changes.push(...(await page.evaluate((given) => window.bench!.change(given), filters)));
  session.work += (await workOf(session)) - before;
}

async function workOf({client}: Session): Promise<number> {
  const {metrics} = await client.send("Performance.getMetrics");
  return 1000 * (metrics.find(({name}) => name === "TaskDuration")?.value ?? NaN);
}

/**
 * Bytes that a page holds after its garbage was collected: objects, buffers, and the memory of WebAssembly in a worker.
 */
export async function memoryOf({page, client}: Session): Promise<{readonly page: number; readonly engine: number}> {
  await client.send("HeapProfiler.collectGarbage");
  const {usedSize, ...rest} = await client.send("Runtime.getHeapUsage");
  const buffers = (rest as {readonly backingStorageSize?: number}).backingStorageSize ?? 0;
  const engines = await Promise.all(
    page
      .workers()
      .map((worker) =>
        worker.evaluate(() => (globalThis as {benchMemory?: WebAssembly.Memory}).benchMemory?.buffer.byteLength ?? 0)
      )
  );
  return {page: usedSize + buffers, engine: engines.reduce((sum, bytes) => sum + bytes, 0)};
}

/** The bytes of an answer’s body as they go over the wire to who accepts gzip. */
export function wireBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, {headers: {"accept-encoding": "gzip"}}, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => void (bytes += chunk.length));
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url}: status ${response.statusCode ?? "none"}`))
      );
    }).on("error", reject);
  });
}
