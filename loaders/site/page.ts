import {createHash} from "node:crypto";
import {
  applyEdits,
  attributeOf,
  editAttribute,
  editRemove,
  escapeAttribute,
  locationOf,
  parseElements,
  textOf
} from "./markup.js";
import type {Edit, Element} from "./markup.js";

interface FinishPageOptions {
  /** The language tag for a page that has none. */
  readonly language?: string;
  /** The page's full address, for `<link rel="canonical">`. */
  readonly canonical?: string;
  /** Gives the text of one of the site's scripts by its address relative to the page; undefined if there is none. */
  readonly readScript?: (href: string) => string | undefined;
}

/** All that Framework writes into the script of a page without code cells. */
const RUNTIME_ONLY = /^\s*import "[^"]*\/_observablehq\/client\.[^"/]*js";\s*$/;

/**
 * Completes one page that Framework rendered: a language, a viewport that can be zoomed, no runtime where no cell needs
 * it, a content security policy, and the canonical address. A page that is already complete is unchanged.
 */
export function finishPage(
  html: string,
  {language = "en", canonical, readScript = () => undefined}: FinishPageOptions = {}
): string {
  const elements = parseElements(html);
  const removed = findRuntime(elements, readScript);
  const scripts = elements.filter((element) => element.tagName === "script" && !removed.includes(element));
  return applyEdits(html, [
    ...editLanguage(elements, language),
    ...editViewport(elements),
    ...removed.map((element) => editRemove(html, element)),
    ...editPolicy(elements, policyOf(scripts, {engine: elements.some(isEngine)})),
    ...(canonical === undefined ? [] : editCanonical(elements, canonical))
  ]);
}

/** The link by which a page names its query engine. */
function isEngine(element: Element): boolean {
  return element.tagName === "link" && attributeOf(element, "rel") === "tickmark-duckdb";
}

function editLanguage(elements: readonly Element[], language: string): readonly Edit[] {
  const root = elements.find(({tagName, sourceCodeLocation}) => tagName === "html" && sourceCodeLocation);
  return root === undefined || attributeOf(root, "lang") !== undefined ? [] : [editAttribute(root, "lang", language)];
}

function editViewport(elements: readonly Element[]): readonly Edit[] {
  return elements
    .filter((element) => element.tagName === "meta" && attributeOf(element, "name") === "viewport")
    .flatMap((meta) => {
      const content = attributeOf(meta, "content") ?? "";
      const parts = content.split(/\s*[,;]\s*/).filter((part) => !/^(maximum-scale|user-scalable)\s*=/.test(part));
      return parts.join(", ") === content ? [] : [editAttribute(meta, "content", parts.join(", "))];
    });
}

function findRuntime(
  elements: readonly Element[],
  readScript: (href: string) => string | undefined
): readonly Element[] {
  const scripts = elements.filter(({tagName}) => tagName === "script");
  const runtime = scripts.filter(
    (script) => attributeOf(script, "type") === "module" && RUNTIME_ONLY.test(textOf(script))
  );
  if (runtime.length === 0) return [];
  const preloads = elements.filter(
    (element) => element.tagName === "link" && attributeOf(element, "rel") === "modulepreload"
  );
  const kept = keptPreloads(
    preloads,
    scripts.filter((script) => !runtime.includes(script)),
    readScript
  );
  return [...runtime, ...preloads.filter((preload) => !kept.has(preload))];
}

/** The preloads that a remaining script imports, directly or through other preloads. */
function keptPreloads(
  preloads: readonly Element[],
  scripts: readonly Element[],
  readScript: (href: string) => string | undefined
): ReadonlySet<Element> {
  const kept = new Set<Element>();
  const texts = scripts.flatMap((script) => {
    const src = attributeOf(script, "src");
    return src === undefined ? [textOf(script)] : [src, readScript(src) ?? ""];
  });
  for (const text of texts) {
    for (const preload of preloads) {
      const href = attributeOf(preload, "href") ?? "";
      if (kept.has(preload) || !text.includes(href.slice(href.lastIndexOf("/") + 1))) continue;
      kept.add(preload);
      texts.push(readScript(href) ?? "");
    }
  }
  return kept;
}

function editPolicy(elements: readonly Element[], policy: string): readonly Edit[] {
  const metas = elements.filter(({tagName}) => tagName === "meta");
  const old = metas.find((meta) => attributeOf(meta, "http-equiv")?.toLowerCase() === "content-security-policy");
  if (old !== undefined) return attributeOf(old, "content") === policy ? [] : [editAttribute(old, "content", policy)];
  const charset = metas.find((meta) => attributeOf(meta, "charset") !== undefined);
  const at = charset === undefined ? headOf(elements)?.startTag?.endOffset : locationOf(charset).endOffset;
  const text = `\n<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">`;
  return at === undefined ? [] : [{start: at, end: at, text}];
}

function editCanonical(elements: readonly Element[], address: string): readonly Edit[] {
  const old = elements.find((element) => element.tagName === "link" && attributeOf(element, "rel") === "canonical");
  if (old !== undefined) return attributeOf(old, "href") === address ? [] : [editAttribute(old, "href", address)];
  const at = headOf(elements)?.endTag?.startOffset;
  return at === undefined
    ? []
    : [{start: at, end: at, text: `<link rel="canonical" href="${escapeAttribute(address)}">\n`}];
}

function headOf(elements: readonly Element[]): Element["sourceCodeLocation"] {
  return elements.find(({tagName}) => tagName === "head")?.sourceCodeLocation;
}

interface PolicyOptions {
  /**
   * Whether the page starts a query engine: WebAssembly, in a worker made of what was fetched. A worker from `blob:`
   * inherits the page's policy (HTML, workers: policy containers); one from an address has its own, that is none. The
   * site's service worker is one of the page's own files, which `script-src` allows where `worker-src` isn't said.
   */
  readonly engine?: boolean;
}

/**
 * The Content-Security-Policy of a page: its own files and the inline scripts it was built with, nothing else. Styles
 * may be inline, because drawn charts set them on their marks.
 */
export function policyOf(scripts: readonly Element[], {engine = false}: PolicyOptions = {}): string {
  const hashes = scripts
    .filter((script) => attributeOf(script, "src") === undefined && isRun(script))
    .map((script) => `'sha256-${createHash("sha256").update(textOf(script)).digest("base64")}'`);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...(engine ? ["'wasm-unsafe-eval'"] : []), ...new Set(hashes)].join(" "),
    ...(engine ? ["worker-src 'self' blob:"] : []),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${engine ? " blob:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");
}

/** Whether the browser runs a script, as against a block of data. */
export function isRun(script: Element): boolean {
  const type = (attributeOf(script, "type") ?? "").trim().toLowerCase();
  return (
    ["", "module", "importmap", "speculationrules"].includes(type) ||
    /^(text|application)\/(x-)?(java|ecma)script$/.test(type)
  );
}
