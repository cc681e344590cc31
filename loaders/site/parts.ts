import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {readFile, readdir, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {factTitle} from "../../src/views/fact-page.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {factPath} from "../../src/views/trace-links.js";
import {drawFactPage} from "../render/fact-pages.js";
import type {Site} from "../render/site.js";
import {findPageDiagnostics, readLinks} from "./page-diagnostics.js";
import type {PageLinks} from "./page-diagnostics.js";

/** The placeholder in a page for HTML that was set apart. */
const PART = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/;

const PLACE = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/g;

/**
 * Makes a function that stores drawn HTML in a folder and returns a placeholder. Framework parses and serialises each
 * page's HTML many times, which would take most of a build's time if charts and documents were in it.
 */
export function setApart(folder: string): (html: string) => string {
  mkdirSync(folder, {recursive: true});
  return (html) => {
    const id = createHash("sha256").update(html).digest("hex").slice(0, 32);
    writeFileSync(join(folder, id), html);
    return `<div data-tickmark-part="${id}"></div>`;
  };
}

/**
 * Replaces the placeholders of a built page with the stored HTML; `file` is the page's path, to which links are made
 * relative, as Framework does.
 */
export function putBack(html: string, folder: string, file: string): string {
  return html.replace(PLACE, (_place, id: string) => relativeLinks(readFileSync(join(folder, id), "utf8"), file));
}

/** Makes links and pictures from the site's root relative to a page. */
function relativeLinks(html: string, file: string): string {
  const root = "../".repeat(file.split("/").length - 1) || "./";
  return html.replace(/(<(?:a\b[^>]*?\shref|img\b[^>]*?\ssrc)=")\/(?!\/)/g, `$1${root}`);
}

/** Milliseconds for which a part is kept of a page that may still be on its way. */
const KEPT_MS = 60_000;

/** Removes the parts that no page has been given for some time. Each page that is made stores its own anew. */
export async function removeOldParts(folder: string, before: number = Date.now() - KEPT_MS): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity) < before) await rm(path, {force: true});
  }
}

const LIST = "fact-pages.json";

interface FactPage {
  readonly file: string;
  readonly title: string;
  readonly html: string;
}

/** The path of the one fact page that Framework builds, as the last pass makes the others from it. */
export function factPaths({evidence}: Site): readonly string[] {
  return evidence.facts.slice(0, 1).map(({id}) => factPath(id));
}

/** Stores the contents of all fact pages in the folder of parts. */
export function setFactPagesApart(parts: string, site: Site): void {
  const index = indexEvidence(site.evidence);
  const pages = site.evidence.facts.map((fact): FactPage => ({
    file: `${factPath(fact.id).slice(1)}.html`,
    title: factTitle(fact, index),
    html: drawFactPage(site, fact.id)
  }));
  mkdirSync(parts, {recursive: true});
  writeFileSync(join(parts, LIST), JSON.stringify(pages));
}

/** The fact pages to make, of which Framework has built the first; empty if none were stored. */
export async function readFactPages(parts: string | undefined): Promise<readonly FactPage[]> {
  return parts !== undefined && existsSync(join(parts, LIST))
    ? (JSON.parse(await readFile(join(parts, LIST), "utf8")) as readonly FactPage[])
    : [];
}

/** A finished page with a placeholder for its part, and its links and address. */
interface FactTemplate {
  readonly html: string;
  /** The address of the template itself, if the pages name theirs. */
  readonly canonical?: string;
  readonly canonicalOf?: (file: string) => string;
}

/** Writes the page of every fact from the finished template. */
export async function writeFactPages(
  dir: string,
  pages: readonly FactPage[],
  template: FactTemplate
): Promise<{readonly diagnostics: readonly Diagnostic[]; readonly links: readonly PageLinks[]}> {
  const diagnostics: Diagnostic[] = [];
  const links: PageLinks[] = [];
  const shared = readLinks(template.html, "");
  for (const {file, title, html} of pages) {
    const part = relativeLinks(html, file);
    const whole = template.html
      .replace(PART, () => part)
      .replace(/<title>[^<|]*/, () => `<title>${escapeHtml(title)} `);
    const {canonical, canonicalOf} = template;
    await writeFile(
      join(dir, file),
      canonical === undefined || canonicalOf === undefined
        ? whole
        : whole.replace(`href="${canonical}"`, () => `href="${canonicalOf(file)}"`)
    );
    const own = readLinks(part, file);
    diagnostics.push(...findPageDiagnostics(part, file));
    links.push({file, anchors: new Set([...shared.anchors, ...own.anchors]), links: [...shared.links, ...own.links]});
  }
  return {diagnostics, links};
}
