import {EVIDENCE_ANCHOR, checkAnchor, sourceAnchor} from "./evidence-places.js";
import type {EvidencePlaces} from "./evidence-places.js";
import {siteAddress} from "./site-address.js";

/** Where the links of an output lead that stands alone. */
export interface OutputLinks {
  /** A path of the site: there, where its address is known, else its place in the output's evidence, or `#` where it has none. */
  readonly href: (path: string) => string;
  /** An expression's entry in the output's evidence. */
  readonly traceHref: (expression: string) => string;
}

/** The links of an output with a list of evidence. `site` is the site's absolute address, or empty. */
export function outputLinks(places: EvidencePlaces, site: string): OutputLinks {
  const facts = new Set(places.facts.map(({id}) => id));
  const local = (path: string): string => {
    const [, source, fact = ""] = /^\/sources\/([\w-]+)(?:#(.+))?$/.exec(path) ?? [];
    if (source !== undefined) return `#${facts.has(fact) ? fact : sourceAnchor(source)}`;
    const check = /^\/open-points#check-(.+)$/.exec(path)?.[1];
    return check === undefined ? "#" : `#${checkAnchor(check)}`;
  };
  return {href: (path) => siteAddress(site, path) ?? local(path), traceHref: (expression) => `#${places.anchor(expression)}`};
}

/** Turns links to places that an output does not hold into plain text; numbers then lead to the list of evidence as a whole. */
export function unlinkMissing(root: ParentNode): void {
  const ids = new Set([...root.querySelectorAll("[id]")].map(({id}) => id));
  for (const link of root.querySelectorAll("a[href^='#']")) {
    if (ids.has(link.getAttribute("href")!.slice(1))) continue;
    if (link.hasAttribute("data-trace")) link.setAttribute("href", `#${EVIDENCE_ANCHOR}`);
    else link.removeAttribute("href");
  }
}
