import {posix} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {attributeOf, deepTextOf, parseElements, textOf} from "./markup.js";
import type {Element} from "./markup.js";
import {isRun} from "./page.js";

/** Attributes whose address the browser loads by itself. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  audio: ["src"],
  embed: ["src"],
  feImage: ["href"],
  frame: ["src"],
  iframe: ["src"],
  image: ["href"],
  img: ["src", "srcset"],
  input: ["src"],
  object: ["data"],
  script: ["src", "href"],
  source: ["src", "srcset"],
  track: ["src"],
  use: ["href"],
  video: ["src", "poster"]
};

/** `rel` values of links that make the browser load nothing. */
const QUIET_LINKS = new Set(["alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"]);

/**
 * The diagnostics of a finished page that loads anything external, has a script that its policy refuses, or shows a
 * Framework error.
 */
export function findPageDiagnostics(html: string, file: string): readonly Diagnostic[] {
  return parseElements(html).flatMap((element) => {
    const line = element.sourceCodeLocation?.startLine;
    return messagesOf(element).map((message): Diagnostic => ({file, ...(line === undefined ? {} : {line}), message}));
  });
}

function messagesOf(element: Element): readonly string[] {
  return [
    ...loadedBy(element)
      .filter(isExternal)
      .map((address) => `<${element.tagName}>: loads ${address} from outside the site; ship it with the site`),
    ...element.attrs
      .filter(({name}) => /^on[a-z]/.test(name))
      .map(
        ({name}) =>
          `<${element.tagName} ${name}>: the page's policy refuses handlers in attributes; listen from a script`
      ),
    ...element.attrs
      .filter(({name, value}) => /^(href|src|action)$/.test(name) && /^\s*javascript:/i.test(value))
      .map(({name, value}) => `<${element.tagName} ${name}>: the page's policy refuses ${value.trim().slice(0, 40)}`),
    ...(/(^|\s)tm-diagnostic(\s|$)/.test(attributeOf(element, "class") ?? "")
      ? [`could not be drawn: ${deepTextOf(element).trim()}`]
      : []),
    ...(/(^|\s)observablehq--error(\s|$)/.test(attributeOf(element, "class") ?? "")
      ? [`Framework put an error into the page: ${deepTextOf(element).trim()}`]
      : [])
  ];
}

function loadedBy(element: Element): readonly string[] {
  const {tagName} = element;
  const addresses = (LOADING[tagName] ?? []).flatMap((name) => {
    const value = attributeOf(element, name);
    return value === undefined
      ? []
      : name === "srcset"
        ? value.trim().split(/\s*,\s+|\s+[\d.]+[wxh]\s*,?\s*/)
        : [value];
  });
  if (tagName === "link") {
    const rels = (attributeOf(element, "rel") ?? "").toLowerCase().split(/\s+/);
    if (!rels.every((rel) => QUIET_LINKS.has(rel))) addresses.push(attributeOf(element, "href") ?? "");
  }
  if (tagName === "style") addresses.push(...findStyleAddresses(textOf(element)));
  if (tagName === "script" && isRun(element)) addresses.push(...findImportAddresses(textOf(element)));
  if (tagName === "meta" && /^refresh$/i.test(attributeOf(element, "http-equiv") ?? "")) {
    addresses.push(/url=\s*["']?([^"']*)/i.exec(attributeOf(element, "content") ?? "")?.[1] ?? "");
  }
  for (const {value} of element.attrs) if (/url\(/i.test(value)) addresses.push(...findStyleAddresses(value));
  return addresses;
}

/** Addresses that a stylesheet loads with `url()` or `@import`. */
export function findStyleAddresses(css: string): readonly string[] {
  const text = css.replace(/\/\*[^]*?\*\//g, "");
  const pattern = /(?:@import\s*(?=["'])|url\(\s*|image-set\(\s*(?=["']))(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/gi;
  return [...text.matchAll(pattern)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}

/** Addresses that a script imports by a literal: `from "…"`, `import "…"`, `import("…")`. */
export function findImportAddresses(script: string): readonly string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(["'`])([^"'`\n]*)\1/g)].map((match) => match[2] ?? "");
}

/** Whether an address leads out of the site: it has another scheme or a host, except `data:` and `blob:`. */
export function isExternal(address: string): boolean {
  const text = address.trim();
  return /^[\\/]{2}/.test(text) || (/^[a-z][a-z\d+.-]*:/i.test(text) && !/^(data|blob|about):/i.test(text));
}

/** A page's links within the site and the anchors that it has. */
export interface PageLinks {
  readonly file: string;
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly {readonly href: string; readonly line: number | undefined}[];
}

/** Reads the links and anchors of a finished page; links with a scheme are left out. */
export function readLinks(html: string, file: string): PageLinks {
  const elements = parseElements(html);
  const anchors = new Set(elements.flatMap((element) => attributeOf(element, "id") ?? []));
  const links = elements.flatMap((element) => {
    const href = element.tagName === "a" ? attributeOf(element, "href") : undefined;
    return href === undefined || /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href)
      ? []
      : [{href, line: element.sourceCodeLocation?.startLine}];
  });
  return {file, anchors, links};
}

/** Links that lead to no file of the site, or to no anchor of a page. The 404 page's are relative to the root. */
export function findBrokenLinks(pages: readonly PageLinks[], files: ReadonlySet<string>): readonly Diagnostic[] {
  const anchorsOf = new Map(pages.map(({file, anchors}) => [file, anchors]));
  return pages.flatMap(({file, links}) =>
    links.flatMap(({href, line}): readonly Diagnostic[] => {
      const [path = "", anchor = ""] = href.replace(/\?[^#]*/, "").split("#");
      const target =
        path === ""
          ? file
          : [
              candidate(file, path),
              `${candidate(file, path)}.html`,
              posix.join(candidate(file, path), "index.html")
            ].find((name) => files.has(name));
      const place = {file, ...(line === undefined ? {} : {line})};
      if (target === undefined) return [{...place, message: `link to ${href} leads to no file of the site`}];
      const anchors = anchorsOf.get(target);
      if (anchor === "" || anchors === undefined || anchors.has(decodeURIComponent(anchor))) return [];
      return [{...place, message: `link to ${href}: ${target} has no anchor ${decodeURIComponent(anchor)}`}];
    })
  );
}

function candidate(file: string, path: string): string {
  return posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, "").replace(/^\.$/, "index.html");
}
