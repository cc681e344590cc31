import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {factTitle} from "../../src/views/fact-page.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {factPath} from "../../src/views/trace-links.js";
import {drawFactPage} from "../render/fact-pages.js";
import type {Site} from "../render/site.js";
import {readLinks} from "./broken-links.js";
import type {PageLinks} from "./broken-links.js";
import {findPageFaults} from "./page-faults.js";
import {PART, relativeLinks} from "./parts.js";

const LIST = "fact-pages.json";

interface FactPage {
  readonly file: string;
  readonly title: string;
  readonly html: string;
}

/** The paths of the facts' pages that Framework itself makes: one, from which the last pass makes the others; all where there is no such pass. */
export function factPaths({evidence}: Site, parts: string | undefined): readonly string[] {
  const paths = evidence.facts.map(({id}) => factPath(id));
  return parts === undefined ? paths : paths.slice(0, 1);
}

/** Leaves what the pages of all facts hold in the folder of what is set apart. */
export function setFactPagesApart(parts: string, site: Site): void {
  const index = indexEvidence(site.evidence);
  const pages = site.evidence.facts.map((fact): FactPage => ({file: `${factPath(fact.id).slice(1)}.html`, title: factTitle(fact, index), html: drawFactPage(site, fact.id)}));
  mkdirSync(parts, {recursive: true});
  writeFileSync(join(parts, LIST), JSON.stringify(pages));
}

/** The pages to be made, the first of which stands as Framework made it; none where nothing was set apart. */
export async function readFactPages(parts: string | undefined): Promise<readonly FactPage[]> {
  return parts !== undefined && existsSync(join(parts, LIST)) ? (JSON.parse(await readFile(join(parts, LIST), "utf8")) as readonly FactPage[]) : [];
}

/** A finished page with a place for its part, and the links and address of it. */
export interface FactTemplate {
  readonly html: string;
  /** The address of the template itself, if the pages name theirs. */
  readonly canonical?: string;
  readonly canonicalOf?: (file: string) => string;
}

/** Writes the page of every fact from the finished one; what is the same in all is read once. */
export async function writeFactPages(dir: string, pages: readonly FactPage[], template: FactTemplate): Promise<{readonly faults: readonly Fault[]; readonly links: readonly PageLinks[]}> {
  const faults: Fault[] = [];
  const links: PageLinks[] = [];
  const shared = readLinks(template.html, "");
  for (const {file, title, html} of pages) {
    const part = relativeLinks(html, file);
    const whole = template.html.replace(PART, () => part).replace(/<title>[^<|]*/, () => `<title>${escapeHtml(title)} `);
    const {canonical, canonicalOf} = template;
    await writeFile(join(dir, file), canonical === undefined || canonicalOf === undefined ? whole : whole.replace(`href="${canonical}"`, () => `href="${canonicalOf(file)}"`));
    const own = readLinks(part, file);
    faults.push(...findPageFaults(part, file));
    links.push({file, anchors: new Set([...shared.anchors, ...own.anchors]), links: [...shared.links, ...own.links]});
  }
  return {faults, links};
}
