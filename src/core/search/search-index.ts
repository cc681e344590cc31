import MiniSearch from "minisearch";
import type {AsPlainObject, Options, SearchOptions} from "minisearch";
import {foldText, plainNumber} from "./fold-text.js";
import type {EntryKind, FoundEntry, SearchEntry} from "./search-entry.js";

/** Letters in a row are a word, a number with its point is one; what is written without spaces is taken sign by sign. */
const WORD = /\d+(?:\.\d+)*|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{M}]+/gu;

/** The words that a text is found by; `31,927` is the one word `31927`. */
export function wordsOf(text: string): string[] {
  return plainNumber(foldText(text)).match(WORD) ?? [];
}

const OPTIONS: Options<SearchEntry & {readonly id: number}> = {
  fields: ["title", "about", "text"], storeFields: ["kind", "title", "about", "href"], tokenize: wordsOf, processTerm: (term) => term
};

const isNumber = (term: string): boolean => /^\d/.test(term);

const SEARCH: SearchOptions = {
  boost: {title: 3, about: 1.5}, prefix: (term) => term.length > 1, fuzzy: (term) => (isNumber(term) || term.length < 5 ? false : 0.2), weights: {prefix: 0.4, fuzzy: 0.2}
};

/** An index of entries as it is written to a file; the same entries give the same bytes. */
export function searchIndexOf(entries: readonly SearchEntry[]): AsPlainObject {
  const index = new MiniSearch(OPTIONS);
  index.addAll(entries.map((entry, id) => ({...entry, id})));
  return index.toJSON();
}

/** Results of one kind, best first. */
export interface FoundGroup {
  readonly kind: EntryKind;
  readonly found: readonly FoundEntry[];
}

/** What a search finds. */
export interface Found {
  readonly groups: readonly FoundGroup[];
  readonly count: number;
  /** Whether no entry holds all the words, so that these hold only some. */
  readonly partly: boolean;
}

/** A search over an index that was read from a file. Throws an Error for what is no index. */
export function openSearchIndex(index: unknown): (query: string) => Found {
  const search = MiniSearch.loadJS<SearchEntry & {readonly id: number}>(index as AsPlainObject, OPTIONS);
  return (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return {groups: [], count: 0, partly: false};
    const all = search.search(query, {...SEARCH, combineWith: "AND"});
    const partly = all.length === 0 && words.length > 1;
    const results = partly ? search.search(query, {...SEARCH, combineWith: "OR"}) : all;
    const groups = new Map<EntryKind, FoundEntry[]>();
    for (const {kind, title, about, href} of results as unknown as readonly FoundEntry[]) groups.set(kind, [...(groups.get(kind) ?? []), {kind, title, about, href}]);
    return {groups: [...groups].map(([kind, found]) => ({kind, found})), count: results.length, partly: partly && results.length > 0};
  };
}
