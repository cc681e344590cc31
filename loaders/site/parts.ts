import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** The place that stands in a page for what was set apart. */
export const PART = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/;

const PLACE = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/g;

/**
 * Keeps drawn HTML apart in a folder and leaves a place for it. Framework parses and serialises each page's HTML many times over, which
 * takes most of a build where charts and documents stand in the pages; what is drawn needs none of that.
 */
export function setApart(folder: string): (html: string) => string {
  mkdirSync(folder, {recursive: true});
  return (html) => {
    const id = createHash("sha256").update(html).digest("hex").slice(0, 32);
    writeFileSync(join(folder, id), html);
    return `<div data-tickmark-part="${id}"></div>`;
  };
}

/** Puts what was set apart into a built page, its links made relative to the page as Framework makes them. */
export function putBack(html: string, folder: string, file: string): string {
  return html.replace(PLACE, (_place, id: string) => relativeLinks(readFileSync(join(folder, id), "utf8"), file));
}

/** Makes links from the site's root relative to a page. */
export function relativeLinks(html: string, file: string): string {
  const root = "../".repeat(file.split("/").length - 1) || "./";
  return html.replace(/(<a\b[^>]*?\shref=")\/(?!\/)/g, `$1${root}`);
}
