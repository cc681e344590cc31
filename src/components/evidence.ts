import type {Evidence} from "../core/evidence.js";
import {messageOf} from "./fault-message.js";
import {ownEvidence} from "./own-evidence.js";
import {siteLink} from "./site-links.js";

/** The evidence file could not be had or read; the message is for readers. */
export class EvidenceLoadError extends Error {
  override readonly name = "EvidenceLoadError";
}

const loading = new Map<string, Promise<Evidence>>();

const carried = new WeakMap<Element, Promise<Evidence>>();

/** The evidence that the page carries, or that of its site, fetched once; a failed fetch is tried again. Rejects with an {@link EvidenceLoadError}. */
export function loadEvidence(document: Document, fetchJson: (url: string) => Promise<unknown> = fetchJsonOf): Promise<Evidence> {
  const own = ownEvidence(document);
  if (own) return carriedEvidence(own);
  const url = siteLink(document, "evidence");
  if (url === undefined) return Promise.reject(new EvidenceLoadError("This page names no evidence file."));
  const known = loading.get(url);
  if (known) return known;
  const promise = fetchJson(url).then(requireEvidence).catch((cause: unknown) => {
    loading.delete(url);
    throw new EvidenceLoadError(`The evidence could not be loaded (${messageOf(cause)}).`, {cause});
  });
  loading.set(url, promise);
  return promise;
}

function carriedEvidence(block: Element): Promise<Evidence> {
  const promise = carried.get(block) ?? Promise.resolve(block.textContent).then((text) => requireEvidence(JSON.parse(text)))
    .catch((cause: unknown) => { throw new EvidenceLoadError(`The evidence in this file can’t be read (${messageOf(cause)}).`, {cause}); });
  carried.set(block, promise);
  return promise;
}

async function fetchJsonOf(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

function requireEvidence(value: unknown): Evidence {
  const lists = ["facts", "sources", "units", "measures", "passages", "checks", "caveats"];
  const complete = typeof value === "object" && value !== null && lists.every((list) => Array.isArray((value as Record<string, unknown>)[list]));
  if (!complete) throw new Error("the file is not an evidence file");
  return value as Evidence;
}
