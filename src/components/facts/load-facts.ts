import type {FactIndex} from "../../core/search/fact-index.js";
import {siteLink} from "../site-links.js";

/** Fetches the index of all facts that the page names. Rejects with an Error for readers. */
export async function loadFacts(document: Document): Promise<FactIndex> {
  const url = siteLink(document, "facts");
  if (url === undefined) throw new Error("This page names no list of figures.");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return requireFacts(await response.json());
}

/** The value, if it is an index of facts. */
export function requireFacts(value: unknown): FactIndex {
  const index = value as Partial<FactIndex> | null;
  const whole = typeof value === "object" && index?.version === 1 && Array.isArray(index.columns?.id) && Array.isArray(index.sources);
  if (!whole) throw new Error("the file is not a list of figures");
  return index as FactIndex;
}
