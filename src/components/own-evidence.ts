import {siteTraceLinks} from "../views/trace-links.js";
import type {TraceLinks} from "../views/trace-links.js";
import {siteLink, siteRoot} from "./site-links.js";

/** The anchors of a file that stands alone, as src/exports gives them to its list of evidence. */
const LIST = "evidence";

/** The block in which a file that stands alone carries its evidence; null in a page of the site. */
export function ownEvidence(document: Document): HTMLElement | null {
  return document.querySelector<HTMLElement>("script#tm-evidence[type='application/json']");
}

/** Whether a page has no site around it: what leads to one is then left out. */
export function standsAlone(document: Document): boolean {
  return ownEvidence(document) !== null && siteLink(document, "root") === undefined;
}

/** Where the links of traces lead: into the page's site, or, where it stands alone, to places of its own list of evidence. */
export function traceLinksOf(document: Document): Required<TraceLinks> {
  if (!standsAlone(document)) return siteTraceLinks(siteRoot(document));
  const place = (...ids: readonly string[]): string => `#${ids.find((id) => document.getElementById(id) !== null) ?? LIST}`;
  return {
    factHref: (id) => place(id),
    traceHref: (expression) => entryOf(document, expression) ?? place(expression),
    checkHref: (id) => place(`check-${id}`),
    factPage: () => undefined,
    siteHref: (path) => {
      const [, source = "", fact = ""] = /^\/sources\/([\w-]+)(?:#(.+))?$/.exec(path) ?? [];
      return place(fact, `${LIST}-source-${source}`);
    }
  };
}

function entryOf(document: Document, expression: string): string | undefined {
  const links = [...document.querySelectorAll(`#${LIST} a[data-trace]`)];
  return links.find((link) => link.getAttribute("data-trace") === expression)?.getAttribute("href") ?? undefined;
}
