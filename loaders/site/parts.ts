import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
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

/** The place that stands in a page for what was set apart. */
const PART = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/;

const PLACE = /<div data-tickmark-part="([0-9a-f]{32})"><\/div>/g;

/**
 * Keeps drawn HTML apart in a folder and leaves a place for it. Framework parses and serialises each page's HTML many
 * times over, which takes most of a build where charts and documents stand in the pages; what is drawn needs none of
 * that.
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
function relativeLinks(html: string, file: string): string {
  const root = "../".repeat(file.split("/").length - 1) || "./";
  return html.replace(/(<a\b[^>]*?\shref=")\/(?!\/)/g, `$1${root}`);
}

const LIST = "fact-pages.json";

interface FactPage {
  readonly file: string;
  readonly title: string;
  readonly html: string;
}

/**
 * The paths of the facts' pages that Framework itself makes: one, from which the last pass makes the others; all where
 * there is no such pass.
 */
export function factPaths({evidence}: Site, parts: string | undefined): readonly string[] {
  const paths = evidence.facts.map(({id}) => factPath(id));
  return parts === undefined ? paths : paths.slice(0, 1);
}

/** Leaves what the pages of all facts hold in the folder of what is set apart. */
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

/** The pages to be made, the first of which stands as Framework made it; none where nothing was set apart. */
export async function readFactPages(parts: string | undefined): Promise<readonly FactPage[]> {
  return parts !== undefined && existsSync(join(parts, LIST))
    ? (JSON.parse(await readFile(join(parts, LIST), "utf8")) as readonly FactPage[])
    : [];
}

/** A finished page with a place for its part, and the links and address of it. */
interface FactTemplate {
  readonly html: string;
  /** The address of the template itself, if the pages name theirs. */
  readonly canonical?: string;
  readonly canonicalOf?: (file: string) => string;
}

/** Writes the page of every fact from the finished one; what is the same in all is read once. */
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
