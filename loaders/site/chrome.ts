import {posix} from "node:path";
import {escapeHtml} from "../../src/views/prose-html.js";
import {fontHead} from "../fonts/site-fonts.js";
import type {PageFonts} from "../fonts/site-fonts.js";
import type {EngineSize} from "./bundle.js";
import {FOLDERS, whyNoName} from "../../src/core/editing/document-id.js";
import {isBuilderPage, isSourcePage} from "../editing/builder-page.js";
import {columnStyle} from "./page-column.js";
import {siteNavigation} from "./pages.js";
import type {NavigatedSite} from "./pages.js";

/** The service worker, at the site's root: it answers for the folder that it stands in. */
export const OFFLINE_SCRIPT = "service-worker.js";

/** What every page carries in its head: where the scripts, the evidence and the root are. */
function pageHead(
  digest: string,
  {
    files = "",
    build,
    fonts,
    hasNotebooks
  }: {readonly files?: string; readonly build?: string; readonly fonts?: PageFonts; readonly hasNotebooks: boolean}
): (page: {readonly path: string}) => string {
  return ({path}) =>
    [
      ...(fonts === undefined
        ? []
        : [fontHead(fonts, {isAwaited: files !== "" || isDeck(path) || isBuilderPage(path)})]),
      columnStyle(path, {hasNotebooks, isPreview: files !== ""}),
      `<script type="text/ecmascript" src="/data/terms.js"></script>`,
      `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
      `<link rel="tickmark-evidence" href="/data/evidence.json" data-digest="${digest}">`,
      `<link rel="tickmark-redraw" href="/data/redraw.js">`,
      `<link rel="tickmark-charts" href="/data/charts.json">`,
      `<link rel="tickmark-take" href="/data/take.js">`,
      `<link rel="tickmark-root external" href="${rootOf(path)}">`,
      `<link rel="tickmark-tables external" href="${rootOf(path)}${files}tables/">`,
      `<link rel="tickmark-search" href="/data/search.js">`,
      `<link rel="tickmark-search-index" href="/data/search.json">`,
      ...(build === undefined
        ? []
        : [`<link rel="tickmark-offline external" href="${rootOf(path)}${OFFLINE_SCRIPT}" data-build="${build}">`]),
      ...downloadLinks(path),
      // Framework bundles scripts of the usual types; one of this type it only copies, and browsers run it.
      `<script type="text/ecmascript" src="/data/hydrate.js" defer=""></script>`,
      ...(path === "/explore"
        ? [
            `<link rel="tickmark-list" href="/data/tables.json">`,
            `<script type="text/ecmascript" src="/data/explore.js" defer=""></script>`
          ]
        : []),
      ...builderHead(path, {isPreview: files !== ""}),
      // Only a preview, which has its files elsewhere, can write what is gone through there.
      ...(files !== "" && isSourcePage(path.replace(/\/index$/, "/"))
        ? [
            `<link rel="tickmark-pdf-pages" href="/data/pdf-pages.js">`,
            `<link rel="tickmark-pdf-worker" href="/data/pdf-worker.js">`,
            `<script type="text/ecmascript" src="/data/sources.js" defer=""></script>`
          ]
        : []),
      ...(path === "/facts/index"
        ? [
            `<link rel="tickmark-facts" href="/data/facts.json">`,
            `<script type="text/ecmascript" src="/data/fact-browser.js" defer=""></script>`
          ]
        : []),
      ...(isDeck(path) ? [`<script type="text/ecmascript" src="/data/present.js" defer=""></script>`] : [])
    ]
      .filter((line) => line !== "")
      .join("\n");
}

/** The scripts of the builder's pages; in a published site also what they draw with. */
function builderHead(path: string, {isPreview}: {readonly isPreview: boolean}): readonly string[] {
  if (!isBuilderPage(path)) return [];
  const isList = path === "/build";
  return [
    ...(isList
      ? []
      : [
          `<link rel="tickmark-list" href="/data/tables.json">`,
          `<link rel="tickmark-defined-charts" href="/data/defined-charts.json">`,
          `<link rel="tickmark-source" href="/data/source.js">`,
          `<link rel="tickmark-chart-controls" href="/data/chart-controls.js">`,
          ...(path === "/build/deck" ? [`<link rel="tickmark-downloads" href="/data/deck-files.js">`] : [])
        ]),
    ...(isList || isPreview
      ? []
      : [
          `<link rel="tickmark-drawer" href="/data/drawer.js">`,
          `<link rel="tickmark-drawing" href="/data/drawing.json">`
        ]),
    `<script type="text/ecmascript" src="/data/${isList ? "build-list" : "build"}.js" defer=""></script>`,
    ...(isList ? [`<link rel="tickmark-add" href="/data/add-panel.js">`] : [])
  ];
}

const isDeck = (path: string): boolean => /^\/decks\/(?!index$)/.test(path);

/** The links to the download scripts on the page of a deck or briefing. */
function downloadLinks(path: string): readonly string[] {
  const [, kind, name] = /^\/(deck|briefing)s\/(?!index$)([\w-]+)$/.exec(path) ?? [];
  if (kind === undefined) return [];
  return [
    `<link rel="tickmark-document" href="/data/${kind}s/${name}.json">`,
    `<link rel="tickmark-downloads" href="/data/${kind}-files.js">`,
    ...(kind === "deck"
      ? [
          `<link rel="tickmark-alone" href="/data/alone.js">`,
          `<link rel="tickmark-alone-style" href="/data/alone.css">`
        ]
      : [])
  ];
}

/** The relative path from a page to the site's root. */
function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** The switch of the vocabulary; shown only if scripts run. */
const TERMS_SWITCH = `<fieldset class="tm-terms-switch"><legend>Terms</legend> ${[
  ["guidelines", "Guidelines’ terms"],
  ["sources", "Sources’ terms"]
]
  .map(
    ([value, label], i) =>
      `<label><input type="radio" name="tm-terms" value="${value}" autocomplete="off"${i === 0 ? ` checked=""` : ""}> ${label}</label>`
  )
  .join(" ")} <a href="/terms">What differs</a> <span class="tm-hidden" role="status"></span></fieldset>`;

const DOCUMENT = new RegExp(`^/(${Object.values(FOLDERS).join("|")})/([^/]+)$`);

/** The link from a document's page to its builder, which on a published site opens a copy; none from other pages. */
function editLink(path: string, {isPublished}: {readonly isPublished: boolean}): string {
  const [, folder, name = ""] = DOCUMENT.exec(path) ?? [];
  if (folder === undefined || whyNoName(name) !== undefined) return "";
  const [kind] = Object.entries(FOLDERS).find(([, one]) => one === folder)!;
  const href = `/build/${kind}?id=${encodeURIComponent(name)}`;
  const copy = isPublished ? ` title="Opens a copy, which is kept in this browser"` : "";
  return `<a class="tm-edit" href="${href}"${copy}>Edit${isPublished ? " a copy" : ""}</a>`;
}

/** The head of every page: navigation, the link to its builder, search, and the switch of terms where there are any. */
export function siteHeader({
  hasTerms,
  isPublished = false,
  ...site
}: NavigatedSite & {readonly hasTerms: boolean; readonly isPublished?: boolean}): (page: {
  readonly path: string;
}) => string {
  return ({path}) => {
    // The 404 page has a base address, from which an anchor would lead to the home page.
    const skip =
      path === "/404" ? "" : `<a class="tm-skip" href="#observablehq-main" rel="external">Skip to content</a>`;
    return `${skip}${siteNavigation(path, site)}${editLink(path, {isPublished})}<a class="tm-search-open" href="/search" data-search="">Search</a>${hasTerms ? TERMS_SWITCH : ""}`;
  };
}

/** The default sentence in the footer. */
const SENTENCE = "Figures printed in documents; what is not printed is not drawn.";

/** The footer of every page: a sentence and the data digest. */
export function siteFooter(digest: string, sentence: string = SENTENCE): string {
  return `<p>${escapeHtml(sentence)} <a href="/tables/">Data</a> <span class="tm-digest">Data digest <code>${digest.slice(0, 12)}</code></span></p>`;
}

/**
 * The data for the head, header and footer of every page of a site; plain data, so that the pass over the built pages
 * can read it.
 */
export interface Chrome {
  /** The site's name. */
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
  /** Of which build the page is, so that a browser keeps the pages of no two; a preview says nothing. */
  readonly build?: string;
  /** Undefined before the site's texts are known, which say what letters its fonts must have. */
  readonly fonts?: PageFonts;
}

/**
 * The head, header and footer of a page at a path, as HTML with addresses from the site's root; `files` is where
 * compiled files are served.
 */
export interface ChromeHtml {
  /** The site's name, which stands in the title of every page. */
  readonly name: string;
  readonly head: (page: {readonly path: string}) => string;
  readonly header: (page: {readonly path: string}) => string;
  readonly footer: string;
}

/** Makes the HTML of head, header and footer for pages by path. */
export function chromeHtml(chrome: Chrome, files = ""): ChromeHtml {
  const {digest, engine, sentence, build, fonts} = chrome;
  const own = {
    files,
    hasNotebooks: chrome.notebooks.length > 0,
    ...(build === undefined ? {} : {build}),
    ...(fonts === undefined ? {} : {fonts})
  };
  return {
    name: chrome.name,
    head: withQuery(pageHead(digest, own), engine, {isPublished: files === ""}),
    header: siteHeader({...chrome, isPublished: files === ""}),
    footer: siteFooter(digest, sentence)
  };
}

/** The page whose head gives Framework the files of all heads, so that it copies them and gives their addresses. */
export const FILES_PAGE = "/404";

const FILE = "tickmark-file";

/** The head of {@link FILES_PAGE}, which references the files in the heads of the pages at these paths. */
export function filesHead({head}: ChromeHtml, paths: readonly string[]): string {
  const addresses = paths
    .flatMap((path) => [...head({path}).matchAll(ADDRESS)].map(([, , address]) => address!))
    .filter(isFile);
  return [...new Set(addresses)]
    .sort()
    .map((address) => `<link rel="${FILE}" href="${address}" data-path="${address}">`)
    .join("\n");
}

const FILE_LINK = new RegExp(`\\n?<link rel="${FILE}" href="([^"]*)" data-path="([^"]*)">`, "g");
const ADDRESS = /(\s(?:href|src)="|\burl\(")(\/(?!\/)[^"#?]*)/g;
const isFile = (address: string): boolean => /\.\w+$/.test(address);

/**
 * The addresses that Framework gave to the files of {@link filesHead}, read from the built page, by their address from
 * the root.
 */
export function readFiles(html: string): ReadonlyMap<string, string> {
  return new Map([...html.matchAll(FILE_LINK)].map(([, href, path]) => [path!, posix.join("/", href!)]));
}

/**
 * Inserts head, header and footer into a page that Framework built without them; `file` is its path below the site's
 * root, to which addresses are made relative.
 */
export function insertChrome(
  html: string,
  file: string,
  chrome: ChromeHtml,
  files: Pick<ReadonlyMap<string, string>, "get">
): string {
  const path = `/${file.replace(/\.html$/, "")}`;
  const relative = (part: string): string =>
    part.replace(
      ADDRESS,
      (_whole, before: string, address: string) => before + relativeAddress(path, files.get(address) ?? address)
    );
  const [head, header, footer] = [chrome.head({path}), chrome.header({path}), chrome.footer].map(relative);
  const bare = html.replace(FILE_LINK, "");
  const end = /\n<script type="module">|\n?<\/head>/.exec(bare)!.index;
  return titled(`${bare.slice(0, end)}\n${head!}${bare.slice(end)}`, chrome.name)
    .replace(
      '<div id="observablehq-center">',
      (center) => `${center}\n<header id="observablehq-header">\n${header!}\n</header>`
    )
    .replace(
      /<\/main>(?![\s\S]*<\/main>)/,
      (main) => `${main}\n<footer id="observablehq-footer">\n<div>${footer!}</div>\n</footer>`
    );
}

/** The page with the site's name in its title. */
function titled(html: string, name: string): string {
  const [element, own] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const written = escapeHtml(name);
  if (element === undefined) return html.replace("</head>", () => `<title>${written}</title>\n</head>`);
  return own === written || own === "" ? html : html.replace(element, () => `<title>${own!} | ${written}</title>`);
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

type Head = (page: {readonly path: string}) => string;

/**
 * Adds the query page's scripts, engine files and their sizes to its head, and the engine's to that of a published
 * notebook builder, which runs queries in the browser; other heads are unchanged.
 */
export function withQuery(
  head: Head,
  size: EngineSize,
  {isPublished = false}: {readonly isPublished?: boolean} = {}
): Head {
  const engine = [
    `<link rel="tickmark-workshop" href="/data/query-workshop.js">`,
    `<link rel="tickmark-duckdb-worker" href="/data/duckdb-worker.js" data-bytes="${size.worker}">`,
    `<link rel="tickmark-duckdb" href="/data/duckdb.wasm" data-bytes="${size.wasm}">`
  ];
  const more: Readonly<Record<string, readonly string[]>> = {
    "/query": [
      `<link rel="tickmark-table-list" href="/data/tables.json">`,
      ...engine,
      `<script type="text/ecmascript" src="/data/query.js" defer=""></script>`
    ],
    ...(isPublished ? {"/build/notebook": engine} : {})
  };
  return (page) => [head(page), ...(more[page.path] ?? [])].join("\n");
}
