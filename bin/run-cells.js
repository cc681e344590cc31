// Draws the live cells of one page as they are at first, in a process that may read the site and nothing else. Reads
// {html, code, dir, file, jsdom} from standard input, and writes what each cell shows, or why it shows nothing, as
// JSON.
import {readFileSync} from "node:fs";
import {join, normalize} from "node:path";
import {text} from "node:stream/consumers";
import {pathToFileURL} from "node:url";

const ORIGIN = "http://tickmark.invalid/";
const WIDTH = 720;

const {html, code, dir, file, jsdom} = JSON.parse(await text(process.stdin));
const {JSDOM} = (await import(pathToFileURL(join(jsdom, "lib/api.js")).href)).default;
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
];
for (const name of shared)
  Object.defineProperty(globalThis, name, {value: window[name], configurable: true, writable: true});
globalThis.window = window;
globalThis.console = new console.Console(process.stderr);
globalThis.fetch = async (address) => {
  const {href, pathname} = new URL(address, window.location.href);
  if (!href.startsWith(ORIGIN)) throw new Error(`${address}: cells read files of their site only`);
  return new Response(readFileSync(join(dir, normalize(decodeURIComponent(pathname)))));
};

process.on("unhandledRejection", () => undefined); // of a cell, which says so itself

const site = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
const cells = [];
const files = new Map();
site.cells(
  (cell) => cells.push(cell),
  (name, {path}) => files.set(new URL(name, window.location.href).href, path)
);

const library = {
  Plot: () => site.Plot,
  d3: () => site.d3,
  htl: () => site.htl,
  html: () => site.htl.html,
  svg: () => site.htl.svg,
  Inputs: () => site.Inputs,
  width: () => WIDTH,
  dark: () => false,
  now: () => 0,
  resize: () => (draw) => draw(WIDTH, WIDTH / 2),
  invalidation: () => new Promise(() => undefined),
  visibility: () => async () => undefined,
  Mutable: () => (value) => value,
  FileAttachment: () => attached
};

function attached(name) {
  const {href} = new URL(name, window.location.href);
  const path = files.get(href);
  if (path === undefined) throw new Error(`File not found: ${name}`);
  const read = async () => fetch(path);
  const dsv =
    (delimiter) =>
    async ({typed = false} = {}) =>
      site.dsv.dsvFormat(delimiter).parse(await (await read()).text(), typed ? site.dsv.autoType : undefined);
  return {
    name,
    href,
    url: async () => href,
    text: async () => (await read()).text(),
    json: async () => (await read()).json(),
    arrayBuffer: async () => (await read()).arrayBuffer(),
    arrow: async () => site.tableFromIPC(await (await read()).arrayBuffer(), {useBigInt: false}),
    csv: dsv(","),
    tsv: dsv("\t")
  };
}

const runs = new Map();

function run(cell) {
  const known = runs.get(cell);
  if (known) return known.done;
  const shown = [];
  const done = (async () => {
    const show = (value) => (shown.push(value), value);
    const given = (name) =>
      name === "display" ? show : name === "view" ? (input) => (show(input), input.value) : valueOf(name);
    return cell.body(...(await Promise.all((cell.inputs ?? []).map(given))));
  })();
  done.catch(() => undefined);
  runs.set(cell, {done, shown});
  return done;
}

const values = new Map();

function valueOf(name) {
  if (!values.has(name)) values.set(name, firstValueOf(name));
  return values.get(name);
}

/** The value of a name, of a generator its first. */
async function firstValueOf(name) {
  const cell = cells.find(({outputs = []}) => outputs.includes(name));
  if (!cell) return Object.hasOwn(library, name) ? library[name]() : globalThis[name];
  const value = await (await run(cell))[name];
  return typeof value?.next === "function" && typeof value.return === "function" ? (await value.next()).value : value;
}

function written(value) {
  const holder = window.document.createElement("div");
  holder.append(
    ...(value instanceof window.Node
      ? [value]
      : Array.isArray(value) && value.some((part) => part instanceof window.Node)
        ? value
        : [String(value)])
  );
  return holder.innerHTML;
}

const drawn = {};
for (const cell of cells) {
  try {
    await run(cell);
    drawn[cell.id] = {
      html: runs
        .get(cell)
        .shown.map(written)
        .join("")
        .replaceAll(`="${ORIGIN}`, `="${"../".repeat(file.split("/").length - 1) || "./"}`)
    };
  } catch (error) {
    drawn[cell.id] = {error: String(error?.message ?? error)};
  }
}
process.stdout.write(JSON.stringify(drawn), () => process.exit(0));
