import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {readFile, readdir, writeFile} from "node:fs/promises";
import {join, posix, sep} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {drawCells, hasCells, withoutTimes} from "../cells/draw-cells.js";
import {fallbackRules} from "../fonts/fallback-face.js";
import {LetterCount, writeSiteFonts} from "../fonts/site-fonts.js";
import type {PageFonts} from "../fonts/site-fonts.js";
import type {BuildFolder} from "./build-folder.js";
import {FILES_PAGE, chromeHtml, insertChrome, readFiles} from "./chrome.js";
import {
  findBrokenLinks,
  findImportAddresses,
  findPageDiagnostics,
  findStyleAddresses,
  isExternal,
  readLinks
} from "./page-diagnostics.js";
import type {PageLinks} from "./page-diagnostics.js";
import {finishPage} from "./page.js";
import {putBack, readFactPages, writeFactPages} from "./parts.js";

/** Options of {@link finishSite}. */
export interface FinishOptions {
  /** Path under which the site will stand. */
  readonly base?: string;
  /**
   * The address at which the site will be served: `https://example.org/`; without it pages have no canonical address.
   */
  readonly address?: string | undefined;
  /** Of the pages, as a language tag. */
  readonly language?: string;
  /** The build folder with the HTML to put back into the pages, if any was set apart. */
  readonly build?: BuildFolder;
}

/** The mark of a page whose cells have been drawn. */
const STILL = `class="tm-still"`;

/**
 * Completes every page of a built folder in place and checks that nothing of the site loads anything external and that
 * every link within it leads somewhere. A second pass changes nothing. Returns the diagnostics, with files relative to
 * the folder.
 */
export async function finishSite(
  dir: string,
  {base = "/", address, language = "en", build}: FinishOptions = {}
): Promise<Diagnostic[]> {
  if (address !== undefined && !URL.canParse(address)) {
    return [{message: `address: "${address}" is no address; write it in full, as https://example.org/`}];
  }
  const site = address === undefined ? undefined : new URL(`/${base}/`.replace(/\/{2,}/g, "/"), address);
  const diagnostics: Diagnostic[] = [];
  const pages: PageLinks[] = [];
  const facts = await readFactPages(build?.parts);
  const complete = build === undefined ? undefined : await completion(dir, build, facts[0]?.file);
  const files = await listFiles(dir);
  for (const file of files) {
    const kind = /\.(html|css|js)$/.exec(file)?.[1];
    if (kind === undefined) continue;
    const written = await readFile(join(dir, file), "utf8");
    const whole = kind === "html" && complete !== undefined ? complete(written, file) : written;
    const text =
      kind === "html" && hasCells(whole) && !whole.includes(STILL) ? await drawCells(whole, dir, file) : whole;
    if (kind === "html") {
      const canonical = site === undefined || file === "404.html" ? undefined : new URL(addressOf(file), site).href;
      const finished = finishPage(text, {
        language,
        readScript: (href) => readScript(dir, file, href),
        ...(canonical === undefined ? {} : {canonical})
      });
      if (file === facts[0]?.file) {
        const made = await writeFactPages(dir, facts, {
          html: finished,
          ...(site === undefined
            ? {}
            : {canonical: canonical!, canonicalOf: (path) => new URL(addressOf(path), site).href})
        });
        diagnostics.push(...made.diagnostics);
        pages.push(...made.links);
        continue;
      }
      if (finished !== written) await writeFile(join(dir, file), finished);
      diagnostics.push(...findPageDiagnostics(finished, file));
      pages.push(readLinks(finished, file));
    } else {
      const addresses = kind === "css" ? findStyleAddresses(text) : findImportAddresses(text);
      diagnostics.push(
        ...addresses
          .filter(isExternal)
          .map((found) => ({file, message: `loads ${found} from outside the site; ship it with the site`}))
      );
    }
  }
  return [...diagnostics, ...findBrokenLinks(pages, new Set([...files, ...facts.map(({file}) => file)]))];
}

/**
 * Makes the function that puts the HTML set apart back into a page; the one page of a fact that Framework built keeps
 * its placeholder, because the others are made from it.
 */
async function completion(
  dir: string,
  build: BuildFolder,
  template: string | undefined
): Promise<(html: string, file: string) => string> {
  const chrome = await build.readChrome();
  const around =
    chrome === undefined
      ? undefined
      : chromeHtml({...chrome, build: await buildVersion(dir, build), fonts: await fontsOf([dir, build.parts], dir)});
  const files =
    around === undefined
      ? new Map<string, string>()
      : readFiles(await readFile(join(dir, `${FILES_PAGE}.html`), "utf8"));
  return (html, file) => {
    const whole = around === undefined ? html : insertChrome(html, file, around, files);
    return file === template ? whole : putBack(whole, build.parts, file);
  };
}

/** Texts that pages show: those of Framework and those set apart, whose names have no ending, and what scripts load. */
const TEXT = /\.(?:html|json)$|(?:^|\/)[^./]+$/;

/** Writes the site's fonts, with the letters that stand in the texts of these folders. */
async function fontsOf(folders: readonly string[], dir: string): Promise<PageFonts> {
  const letters = new LetterCount();
  for (const folder of folders)
    for (const file of await listFiles(folder))
      if (TEXT.test(file)) letters.add(await readFile(join(folder, file), "utf8"));
  const [files, fallback] = await Promise.all([writeSiteFonts(dir, letters), fallbackRules()]);
  return {files, fallback};
}

/** Changes with anything that the pages are made from: what Framework wrote, what was set apart, and the chrome. */
async function buildVersion(dir: string, {parts}: BuildFolder): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of [dir, parts])
    for (const file of [...(await listFiles(folder))].sort()) {
      hash.update(`${file}\n`);
      if (NAMED_BY_HASH.test(file)) continue;
      const bytes = await readFile(join(folder, file));
      hash.update(file.endsWith(".html") ? withoutTimes(bytes.toString("utf8")) : bytes);
    }
  return hash.digest("hex").slice(0, 16);
}

/** Files whose names change with their contents: Framework's, and parts that were set apart. */
const NAMED_BY_HASH = /^_|^[0-9a-f]{32}$/;

/** The address of a page relative to the site: `index.html` and `.html` are left out, as in Framework's links. */
function addressOf(file: string): string {
  return encodeURI(file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")) || "./";
}

async function listFiles(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, "/").length).split(sep).join("/"))
    .sort();
}

function readScript(dir: string, page: string, href: string): string | undefined {
  if (isExternal(href)) return undefined;
  const path = posix.join("/", href.startsWith("/") ? "" : posix.dirname(page), href.replace(/[?#].*$/, ""));
  try {
    return readFileSync(join(dir, path), "utf8");
  } catch {
    return undefined;
  }
}
