import type {Evidence} from "../core/evidence.js";
import {siteTraceLinks} from "../views/trace-links.js";
import type {TraceLinks} from "../views/trace-links.js";
import {messageOf} from "./announce.js";
import {siteLink, siteRoot} from "./site-links.js";

/** Thrown if the evidence file can't be loaded or read; the message is for readers. */
export class EvidenceLoadError extends Error {
  override readonly name = "EvidenceLoadError";
}

const loading = new Map<string, Promise<Evidence>>();

const carried = new WeakMap<Element, Promise<Evidence>>();

/**
 * The evidence that the page carries, or that of its site, fetched once; a failed fetch is tried again. Rejects with an
 * {@link EvidenceLoadError}.
 */
export function loadEvidence(
  document: Document,
  fetchJson: (url: string) => Promise<unknown> = fetchJsonOf
): Promise<Evidence> {
  const own = ownEvidence(document);
  if (own) return carriedEvidence(own);
  const url = siteLink(document, "evidence");
  if (url === undefined) return Promise.reject(new EvidenceLoadError("This page names no evidence file."));
  const known = loading.get(url);
  if (known) return known;
  const promise = fetchJson(url)
    .then(requireEvidence)
    .catch((cause: unknown) => {
      loading.delete(url);
      throw new EvidenceLoadError(`The evidence could not be loaded (${messageOf(cause)}).`, {cause});
    });
  loading.set(url, promise);
  return promise;
}

function carriedEvidence(block: HTMLElement): Promise<Evidence> {
  const promise =
    carried.get(block) ??
    Promise.resolve(block.textContent)
      .then((text) => (block.dataset.encoding === "deflate" ? inflated(text) : text))
      .then((text) => requireEvidence(JSON.parse(text)))
      .catch((cause: unknown) => {
        throw new EvidenceLoadError(`The evidence in this file can’t be read (${messageOf(cause)}).`, {cause});
      });
  carried.set(block, promise);
  return promise;
}

/** Text that was deflated and written as base64. */
async function inflated(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

async function fetchJsonOf(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

function requireEvidence(value: unknown): Evidence {
  const lists = ["facts", "sources", "units", "measures", "passages", "checks", "caveats"];
  const complete =
    typeof value === "object" &&
    value !== null &&
    lists.every((list) => Array.isArray((value as Record<string, unknown>)[list]));
  if (!complete) throw new Error("the file is not an evidence file");
  return value as Evidence;
}

/** The anchors of a file that stands alone, as src/exports gives them to its list of evidence. */
const LIST = "evidence";

/** The block in which a file that stands alone carries its evidence; null in a page of the site. */
function ownEvidence(document: Document): HTMLElement | null {
  return document.querySelector<HTMLElement>("script#tm-evidence");
}

/** Whether a page is a standalone file, in which links to the site are left out. */
export function standsAlone(document: Document): boolean {
  return ownEvidence(document) !== null && siteLink(document, "root") === undefined;
}

/** The links of traces: to the page's site, or in a standalone file to its own list of evidence. */
export function traceLinksOf(document: Document): Required<TraceLinks> {
  if (!standsAlone(document)) return siteTraceLinks(siteRoot(document));
  const place = (...ids: readonly string[]): string =>
    `#${ids.find((id) => document.getElementById(id) !== null) ?? LIST}`;
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
