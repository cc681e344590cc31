import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {stampOf} from "../compile.js";
import {previewFonts} from "../fonts/site-fonts.js";
import {chromeHtml, insertChrome} from "./chrome.js";
import type {Chrome} from "./chrome.js";
import type {Workspace} from "../workspace.js";
import {hashBytes} from "../sources/file-bytes.js";
import {putBack} from "./parts.js";

/** Where a preview of Framework serves compiled files; a build has them at their own addresses. */
const PREVIEW_FILES = "_file/";

/** Where the drawn parts of a preview's pages are kept until its pages are handed on. */
export const previewParts = ({work}: Pick<Workspace, "work">): string => join(work, "preview-parts");

const COMPILED = /(\shref=")\/((?:tables\/[\w-]+(?:\.[\w-]+)+|datapackage\.json)")/g;

/** Makes links to compiled files lead where a preview serves them: it answers other addresses with pages only. */
export const toPreviewFiles = (html: string): string => html.replace(COMPILED, `$1/${PREVIEW_FILES}$2`);

/**
 * The addresses in a page's head: of files where the preview serves them, of pages as they are. Those of scripts and
 * fonts hold the digest of what they lead to, so that a browser keeps it; of data they don't, as a page may ask for its
 * data when there is newer.
 */
const filesOf = (site: string): {readonly get: (address: string) => string | undefined} => ({
  get: (address) => {
    if (!/\.\w+$/.test(address)) return undefined;
    const path = address.slice(address.startsWith(`/${PREVIEW_FILES}`) ? PREVIEW_FILES.length + 1 : 1);
    const digest = KEPT.test(path) ? digestOf(join(site, path)) : undefined;
    return `/${PREVIEW_FILES}${path}${digest === undefined ? "" : `?sha=${digest}`}`;
  }
});

const KEPT = /\.(?:js|ttf)$/;

const digests = new Map<string, {readonly stamp: string; readonly digest: string}>();

/** The digest of a file, which is read anew when another stands in its place; undefined if there is none. */
function digestOf(path: string): string | undefined {
  const found = statSync(path, {throwIfNoEntry: false});
  if (found === undefined) return undefined;
  const stamp = stampOf(found);
  const known = digests.get(path);
  if (known?.stamp === stamp) return known.digest;
  const digest = hashBytes(readFileSync(path));
  digests.set(path, {stamp, digest});
  return digest;
}

/** Whether what is served at an address stays the same for good: code and fonts whose digest it holds. */
export const isKeptForGood = (address: string): boolean =>
  /^\/(?:_import\/style\.css|_file\/data\/[\w/.-]+\.(?:js|ttf))\?sha=[0-9a-f]{64}$/.test(address);

/** The argument by which Framework's client says which version of a page it has. */
const OPENED = /(\nopen\(\{hash: )"[^"]*"/;

/** Where a page stands below the site's root, and the version that it is of. */
export interface PreviewPage {
  readonly path: string;
  readonly version: string;
}

/**
 * Makes the function that completes the pages of a preview, as a build completes its own: with what was set apart in a
 * folder, with what stands around them, and with the version that their client says when it asks for changes. `site` is
 * the folder of the compiled files.
 */
export function previewPages(
  chrome: Chrome,
  {parts, site}: {readonly parts: string; readonly site: string}
): (html: string, page: PreviewPage) => string {
  const files = filesOf(site);
  const around = chromeHtml({...chrome, fonts: {files: previewFonts(), fallback: ""}}, PREVIEW_FILES);
  return (html, {path, version}) => {
    const file = `${(path.endsWith("/") ? `${path}index` : path.replace(/\.html$/, "")).slice(1)}.html`;
    const whole = putBack(insertChrome(html, file, around, files), parts, file);
    return whole.replace(OPENED, (_whole, before: string) => `${before}${JSON.stringify(version)}`);
  };
}
