import type {CompiledDocument} from "../core/deck/compiled.js";
import {elementsBelow} from "../core/element.js";
import {standingWords} from "../core/standing.js";
import {escapeHtml} from "../views/prose-html.js";
import {EVIDENCE_ANCHOR, checkAnchor, siteAddress, siteTrace, sourceAnchor} from "./evidence-list.js";
import type {EvidencePlaces} from "./evidence-list.js";

/** A page of HTML that stands alone. */
interface HtmlPage {
  readonly lang: string;
  readonly title: string;
  /** Markup. */
  readonly head: string;
  readonly style: string;
  /** Markup. */
  readonly body: string;
  readonly bodyClass: string;
}

/** A page of HTML as a file. */
export function htmlPage({lang, title, head, style, body, bodyClass}: HtmlPage): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}<style>${style.replace(/<(?=[/!])/g, "\\3c ")}</style>
</head>
<body class="${escapeHtml(bodyClass)}">
${body}
</body>
</html>
`;
}

/** The `<meta>` tags with author, description, date, standing, generator, data digest and sources. */
export function metaTags(document: CompiledDocument): string {
  const {author, subtitle, period, date, digest, version, sources} = document;
  const fields = {
    generator: `Tickmark ${version}`,
    author,
    description: [subtitle, period].filter((part) => part !== "").join(". "),
    date,
    "tickmark-standing": standingWords(document),
    "tickmark-digest": digest,
    "tickmark-version": version,
    "tickmark-sources": sources.map(({label}) => label).join("; ")
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">\n`)
    .join("");
}

/** A value as the text of a `<script type="application/json">`: no sequence in it ends or comments the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/**
 * A script as the text of a `<script>`: sequences that would end or comment the element are escaped. In a bundle they
 * occur only within strings and patterns, where the escapes mean the same.
 */
export function scriptText(source: string): string {
  return source.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "\\x3c!--");
}

/** Where the links of an output lead that stands alone. */
export interface OutputLinks {
  /**
   * A path of the site: there, where its address is known, else its place in the output's evidence, or `#` where it has
   * none.
   */
  readonly href: (path: string) => string;
  /** An expression's entry in the output's evidence; without one, its trace. */
  readonly traceHref: (expression: string) => string;
}

/**
 * The links of an output. `site` is the site's absolute address, or empty; `listed` says whether the output has a list
 * of evidence.
 */
export function outputLinks(places: EvidencePlaces, site: string, {listed = true} = {}): OutputLinks {
  const facts = new Set(places.facts.map(({id}) => id));
  const local = (path: string): string => {
    const [, source, fact = ""] = /^\/sources\/([\w-]+)(?:#(.+))?$/.exec(path) ?? [];
    if (source !== undefined) return `#${facts.has(fact) ? fact : sourceAnchor(source)}`;
    const check = /^\/open-points#check-(.+)$/.exec(path)?.[1];
    return check === undefined ? "#" : `#${checkAnchor(check)}`;
  };
  return {
    href: (path) => siteAddress(site, path) ?? local(path),
    traceHref: (expression) => (listed ? undefined : siteTrace(site, expression)) ?? `#${places.anchor(expression)}`
  };
}

/**
 * Turns links to anchors that an output does not contain into plain text; those of numbers link to the list of evidence
 * as a whole, where there is one.
 */
export function unlinkMissing(root: ParentNode): void {
  const elements = [...elementsBelow(root)];
  const ids = new Set(elements.map(({id}) => id).filter((id) => id !== ""));
  for (const link of elements) {
    const href = link.localName === "a" ? link.getAttribute("href") : null;
    if (!href?.startsWith("#") || ids.has(href.slice(1))) continue;
    if (link.hasAttribute("data-trace") && ids.has(EVIDENCE_ANCHOR)) link.setAttribute("href", `#${EVIDENCE_ANCHOR}`);
    else link.removeAttribute("href");
  }
}
