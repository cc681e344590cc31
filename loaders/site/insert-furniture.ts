import {posix} from "node:path";
import {pageHead, siteFooter, siteHeader} from "./furniture.js";
import {withQuery} from "./query-head.js";
import type {EngineSize} from "./bundle-query.js";

/** What every page of a site carries around its content; plain data, so that the pass over the built pages can read it. */
export interface Furniture {
  /** What the site is called. */
  readonly name: string;
  /** In reading order. */
  readonly notebooks: readonly {readonly id: string; readonly label: string}[];
  /** Whether there are terms to switch. */
  readonly hasTerms: boolean;
  /** Of the data. */
  readonly digest: string;
  /** The sentence at the foot, if the workspace has one of its own. */
  readonly sentence?: string;
  /** Bytes of the query engine's parts. */
  readonly engine: EngineSize;
}

/** The head, header and footer of a page at a path, as HTML with addresses from the site's root; `files` is where compiled files are served. */
export interface FurnitureHtml {
  readonly head: (page: {readonly path: string}) => string;
  readonly header: (page: {readonly path: string}) => string;
  readonly footer: string;
}

export function furnitureHtml(furniture: Furniture, files = ""): FurnitureHtml {
  const {digest, engine, sentence} = furniture;
  return {head: withQuery(pageHead(digest, files), engine), header: siteHeader(furniture), footer: siteFooter(digest, sentence)};
}

/** The page that Framework is given the files of every head on, so that it copies them and says where. */
export const FILES_PAGE = "/404";

const FILE = "tickmark-file";

/** What stands in the head of {@link FILES_PAGE}, for the heads of pages at these paths. */
export function filesHead({head}: FurnitureHtml, paths: readonly string[]): string {
  const addresses = paths.flatMap((path) => [...head({path}).matchAll(ADDRESS)].map(([, , address]) => address!)).filter(isFile);
  return [...new Set(addresses)].sort().map((address) => `<link rel="${FILE}" href="${address}" data-path="${address}">`).join("\n");
}

const FILE_LINK = new RegExp(`\\n?<link rel="${FILE}" href="([^"]*)" data-path="([^"]*)">`, "g");
const ADDRESS = /(\s(?:href|src)=")(\/(?!\/)[^"#?]*)/g;
const isFile = (address: string): boolean => /\.\w+$/.test(address);

/** Where Framework wrote the files of {@link filesHead}, by address from the root, as the built page says. */
export function readFiles(html: string): ReadonlyMap<string, string> {
  return new Map([...html.matchAll(FILE_LINK)].map(([, href, path]) => [path!, posix.join("/", href!)]));
}

/** Puts the furniture into a page that Framework built without, at a file below the site's root; addresses become relative to it. */
export function insertFurniture(html: string, file: string, furniture: FurnitureHtml, files: ReadonlyMap<string, string>): string {
  const path = `/${file.replace(/\.html$/, "")}`;
  const relative = (part: string): string => part.replace(ADDRESS, (_whole, before: string, address: string) => before + relativeAddress(path, files.get(address) ?? address));
  const [head, header, footer] = [furniture.head({path}), furniture.header({path}), furniture.footer].map(relative);
  const bare = html.replace(FILE_LINK, "");
  const end = /\n<script type="module">|\n?<\/head>/.exec(bare)!.index;
  return `${bare.slice(0, end)}\n${head!}${bare.slice(end)}`
    .replace('<div id="observablehq-center">', (center) => `${center}\n<header id="observablehq-header">\n${header!}\n</header>`)
    .replace(/<\/main>(?![\s\S]*<\/main>)/, (main) => `${main}\n<footer id="observablehq-footer">\n<div>${footer!}</div>\n</footer>`);
}

/** An address from the root as it is written on a page at a path, as Framework writes it. */
export function relativeAddress(path: string, address: string): string {
  const [from, to] = [path.split("/").slice(0, -1), address.split("/")];
  const name = to.pop()!;
  const same = from.findIndex((folder, i) => i >= to.length || folder !== to[i]);
  const shared = same === -1 ? from.length : same;
  const up = from.length - shared;
  return (up > 0 ? "../".repeat(up) : "./") + [...to.slice(shared), name].join("/");
}
