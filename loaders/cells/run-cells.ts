// Draws the live cells of one page as they are at first, in a process that may read the site and nothing else. Reads
// {html, code, dir, file, jsdom} from standard input, and writes what each cell shows, or why it shows nothing, as
// JSON.
import {readFileSync} from "node:fs";
import {join, normalize} from "node:path";
import {text} from "node:stream/consumers";
import {pathToFileURL} from "node:url";
import type Jsdom from "jsdom";

const ORIGIN = "http://tickmark.invalid/";
const WIDTH = 720;

/** A built page with its cells' code as one module, the site's folder, the page's file in it, and where jsdom is. */
interface CellsOfPage {
  readonly html: string;
  readonly code: string;
  readonly dir: string;
  readonly file: string;
  readonly jsdom: string;
}

/** A cell as Framework defines it. */
interface Cell {
  readonly id: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly body: (...inputs: readonly unknown[]) => unknown;
}

/** What the module of a page's cells exports. */
interface CellsModule {
  readonly cells: (
    define: (cell: Cell) => void,
    registerFile: (name: string, file: {readonly path: string}) => void
  ) => void;
  readonly htl: {readonly html: unknown; readonly svg: unknown};
  readonly dsv: {
    readonly autoType: (row: object) => unknown;
    readonly dsvFormat: (delimiter: string) => {
      readonly parse: (text: string, row?: (row: object) => unknown) => unknown;
    };
  };
  readonly tableFromIPC: (bytes: ArrayBuffer, options: {readonly useBigInt: boolean}) => unknown;
  readonly Plot?: unknown;
  readonly d3?: unknown;
  readonly Inputs?: unknown;
}

const {html, code, dir, file, jsdom} = JSON.parse(await text(process.stdin)) as CellsOfPage;
const {JSDOM} = ((await import(pathToFileURL(join(jsdom, "lib/api.js")).href)) as {default: typeof Jsdom}).default;
const {window} = new JSDOM(html, {url: ORIGIN + file});
const shared = [
  "document",
  "location",
  "Node",
  "Element",
  "HTMLElement",
  "SVGElement",
  "Text",
  "DocumentFragment",
  "Event",
  "CustomEvent",
  "MutationObserver",
  "DOMParser",
  "NodeFilter"
] as const;
for (const name of shared)
  Object.defineProperty(globalThis, name, {value: window[name], configurable: true, writable: true});
Object.assign(globalThis, {window});
globalThis.console = new console.Console(process.stderr);
globalThis.fetch = (address) => {
  const {href, pathname} = new URL(address instanceof Request ? address.url : address, window.location.href);
  if (!href.startsWith(ORIGIN)) throw new Error(`${href}: cells read files of their site only`);
  return Promise.resolve(new Response(readFileSync(join(dir, normalize(decodeURIComponent(pathname))))));
};

process.on("unhandledRejection", () => undefined); // of a cell, which says so itself

const site = (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as CellsModule;
const cells: Cell[] = [];
const files = new Map<string, string>();
site.cells(
  (cell) => cells.push(cell),
  (name, {path}) => files.set(new URL(name, window.location.href).href, path)
);

/** Framework's built-in names for cells, with the values that they have when a page has just loaded. */
const library: Readonly<Record<string, () => unknown>> = {
  Plot: () => site.Plot,
  d3: () => site.d3,
  htl: () => site.htl,
  html: () => site.htl.html,
  svg: () => site.htl.svg,
  Inputs: () => site.Inputs,
  width: () => WIDTH,
  dark: () => false,
  now: () => 0,
  resize: () => (draw: (width: number, height: number) => unknown) => draw(WIDTH, WIDTH / 2),
  invalidation: () => new Promise(() => undefined),
  visibility: () => () => Promise.resolve(),
  Mutable: () => (value: unknown) => value,
  FileAttachment: () => attached
};

/** An attachment of the page, read from the site's folder. */
function attached(name: string): object {
  const {href} = new URL(name, window.location.href);
  const path = files.get(href);
  if (path === undefined) throw new Error(`File not found: ${name}`);
  const read = (): Promise<Response> => fetch(path);
  const dsv =
    (delimiter: string) =>
    async ({typed = false} = {}): Promise<unknown> => {
      const written = await (await read()).text();
      const format = site.dsv.dsvFormat(delimiter);
      return typed ? format.parse(written, site.dsv.autoType) : format.parse(written);
    };
  return {
    name,
    href,
    url: () => Promise.resolve(href),
    text: async () => (await read()).text(),
    json: async () => (await read()).json() as Promise<unknown>,
    arrayBuffer: async () => (await read()).arrayBuffer(),
    arrow: async () => site.tableFromIPC(await (await read()).arrayBuffer(), {useBigInt: false}),
    csv: dsv(","),
    tsv: dsv("\t")
  };
}

interface Run {
  /** The cell's outputs, by name. */
  readonly done: Promise<unknown>;
  readonly shown: readonly unknown[];
}

const runs = new Map<Cell, Run>();

/** Runs a cell once. */
function run(cell: Cell): Run {
  const known = runs.get(cell);
  if (known) return known;
  const shown: unknown[] = [];
  const done = (async () => {
    const show = <T>(value: T): T => (shown.push(value), value);
    const given = (name: string): unknown =>
      name === "display"
        ? show
        : name === "view"
          ? (input: {readonly value: unknown}) => show(input).value
          : valueOf(name);
    return cell.body(...(await Promise.all((cell.inputs ?? []).map(given))));
  })();
  done.catch(() => undefined);
  const begun = {done, shown};
  runs.set(cell, begun);
  return begun;
}

const values = new Map<string, Promise<unknown>>();

function valueOf(name: string): Promise<unknown> {
  if (!values.has(name)) values.set(name, firstValueOf(name));
  return values.get(name)!;
}

/** The value of a name; of a generator, its first value. */
async function firstValueOf(name: string): Promise<unknown> {
  const cell = cells.find(({outputs = []}) => outputs.includes(name));
  if (!cell)
    return Object.hasOwn(library, name) ? library[name]!() : (globalThis as Readonly<Record<string, unknown>>)[name];
  const value = await ((await run(cell).done) as Readonly<Record<string, unknown>>)[name];
  return isGenerator(value) ? (await value.next()).value : value;
}

function isGenerator(value: unknown): value is Generator | AsyncGenerator {
  const {next, return: end} = (value ?? {}) as Partial<Generator>;
  return typeof next === "function" && typeof end === "function";
}

/** What a cell displays, as HTML. */
function written(value: unknown): string {
  const holder = window.document.createElement("div");
  const {Node} = window;
  const parts: readonly unknown[] =
    Array.isArray(value) && value.some((part) => part instanceof Node) ? value : [value];
  holder.append(...parts.map((part) => (part instanceof Node ? part : String(part))));
  return holder.innerHTML;
}

const drawn: Record<string, {readonly html: string} | {readonly error: string}> = {};
for (const cell of cells) {
  try {
    const {done, shown} = run(cell);
    await done;
    drawn[cell.id] = {
      html: shown
        .map(written)
        .join("")
        .replaceAll(`="${ORIGIN}`, `="${"../".repeat(file.split("/").length - 1) || "./"}`)
    };
  } catch (error) {
    drawn[cell.id] = {error: error instanceof Error ? error.message : String(error)};
  }
}
process.stdout.write(JSON.stringify(drawn), () => process.exit(0));
