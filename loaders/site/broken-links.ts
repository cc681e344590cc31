import {posix} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {attributeOf, parseElements} from "./markup.js";

/** A page's links within the site and the anchors that it has. */
export interface PageLinks {
  readonly file: string;
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly {readonly href: string; readonly line: number | undefined}[];
}

/** Reads the links of a finished page; those with a scheme lead elsewhere and are left out. */
export function readLinks(html: string, file: string): PageLinks {
  const elements = parseElements(html);
  const anchors = new Set(elements.flatMap((element) => attributeOf(element, "id") ?? []));
  const links = elements.flatMap((element) => {
    const href = element.tagName === "a" ? attributeOf(element, "href") : undefined;
    return href === undefined || /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href) ? [] : [{href, line: element.sourceCodeLocation?.startLine}];
  });
  return {file, anchors, links};
}

/** Links that lead to no file of the site, or to no anchor of a page. The 404 page's are relative to the root. */
export function findBrokenLinks(pages: readonly PageLinks[], files: ReadonlySet<string>): readonly Fault[] {
  const anchorsOf = new Map(pages.map(({file, anchors}) => [file, anchors]));
  return pages.flatMap(({file, links}) => links.flatMap(({href, line}): readonly Fault[] => {
    const [path = "", anchor = ""] = href.replace(/\?[^#]*/, "").split("#");
    const target = path === "" ? file : [candidate(file, path), `${candidate(file, path)}.html`, posix.join(candidate(file, path), "index.html")].find((name) => files.has(name));
    const place = {file, ...(line === undefined ? {} : {line})};
    if (target === undefined) return [{...place, message: `link to ${href} leads to no file of the site`}];
    const anchors = anchorsOf.get(target);
    if (anchor === "" || anchors === undefined || anchors.has(decodeURIComponent(anchor))) return [];
    return [{...place, message: `link to ${href}: ${target} has no anchor ${decodeURIComponent(anchor)}`}];
  }));
}

function candidate(file: string, path: string): string {
  return posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, "").replace(/^\.$/, "index.html");
}
