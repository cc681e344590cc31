import type {SearchFile} from "../../core/search/search-entry.js";
import {openSearchIndex} from "../../core/search/search-index.js";
import type {Found} from "../../core/search/search-index.js";
import {siteLink} from "../site-links.js";

/** Finds entries by a query as it is typed. */
export type Finder = (query: string) => Found;

const loading = new Map<string, Promise<Finder>>();

/** The site's search, its index fetched once; a failed fetch is tried again. Rejects with an Error for readers. */
export function loadFinder(document: Document): Promise<Finder> {
  const url = siteLink(document, "search-index");
  if (url === undefined) return Promise.reject(new Error("this page names no index"));
  const known = loading.get(url);
  if (known) return known;
  const promise = fetchIndex(url).catch((cause: unknown) => {
    loading.delete(url);
    throw cause;
  });
  loading.set(url, promise);
  return promise;
}

async function fetchIndex(url: string): Promise<Finder> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const file = (await response.json()) as Partial<SearchFile> | null;
  if (file?.version !== 1) throw new Error("the file is not an index of this version");
  return openSearchIndex(file.index);
}
