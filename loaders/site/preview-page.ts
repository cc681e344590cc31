import {join} from "node:path";
import {previewFonts} from "../fonts/site-fonts.js";
import {chromeHtml, insertChrome} from "./chrome.js";
import type {Chrome} from "./chrome.js";
import type {Workspace} from "../workspace.js";
import {putBack} from "./parts.js";

/** Where a preview of Framework serves compiled files; a build has them at their own addresses. */
const PREVIEW_FILES = "_file/";

/** Where the drawn parts of a preview's pages are kept until its pages are handed on. */
export const previewParts = ({work}: Pick<Workspace, "work">): string => join(work, "preview-parts");

const COMPILED = /(\shref=")\/((?:tables\/[\w-]+(?:\.[\w-]+)+|datapackage\.json)")/g;

/** Makes links to compiled files lead where a preview serves them: it answers other addresses with pages only. */
export const toPreviewFiles = (html: string): string => html.replace(COMPILED, `$1/${PREVIEW_FILES}$2`);

/** The addresses in a page's head: of files where the preview serves them, of pages as they are. */
const files = {
  get: (address: string): string | undefined =>
    /\.\w+$/.test(address) && !address.startsWith(`/${PREVIEW_FILES}`)
      ? `/${PREVIEW_FILES}${address.slice(1)}`
      : undefined
};

/** The argument by which Framework's client says which version of a page it has. */
const OPENED = /(\nopen\(\{hash: )"[^"]*"/;

/** Where a page stands below the site's root, and the version that it is of. */
export interface PreviewPage {
  readonly path: string;
  readonly version: string;
}

/**
 * Makes the function that completes the pages of a preview, as a build completes its own: with what was set apart in a
 * folder, with what stands around them, and with the version that their client says when it asks for changes.
 */
export function previewPages(chrome: Chrome, parts: string): (html: string, page: PreviewPage) => string {
  const around = chromeHtml({...chrome, fonts: {files: previewFonts(), fallback: ""}}, PREVIEW_FILES);
  return (html, {path, version}) => {
    const file = `${(path.endsWith("/") ? `${path}index` : path.replace(/\.html$/, "")).slice(1)}.html`;
    const whole = putBack(insertChrome(html, file, around, files), parts, file);
    return whole.replace(OPENED, (_whole, before: string) => `${before}${JSON.stringify(version)}`);
  };
}
