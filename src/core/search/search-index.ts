import MiniSearch from "minisearch";
import type {AsPlainObject, Options, SearchOptions} from "minisearch";

const PLAIN = /^[ -~]*$/;

/** Text as it is compared in a search: full-width letters and digits as the usual ones, no capitals, no accents. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}+/gu, (marks) => marks.replace(/[^\u3099\u309a]/g, ""))
    .normalize("NFC");
}

/** Text whose numbers have no separators of thousands: `31,927` as `31927`. */
export function plainNumber(text: string): string {
  return text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(",", ""));
}

/**
 * Matches a word: consecutive letters, a number with its decimal point, or a single character of Chinese or Japanese.
 */
const WORD = /\d+(?:\.\d+)*|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{M}]+/gu;

/** The words that a text is found by; `31,927` is the one word `31927`. */
export function wordsOf(text: string): string[] {
  return plainNumber(foldText(text)).match(WORD) ?? [];
}

const OPTIONS: Options<SearchEntry & {readonly id: number}> = {
  fields: ["title", "about", "text"],
  storeFields: ["kind", "title", "about", "href"],
  tokenize: wordsOf,
  processTerm: (term) => term
};

const isNumber = (term: string): boolean => /^\d/.test(term);

const SEARCH: SearchOptions = {
  boost: {title: 3, about: 1.5},
  prefix: (term) => term.length > 1,
  fuzzy: (term) => (isNumber(term) || term.length < 5 ? false : 0.2),
  weights: {prefix: 0.4, fuzzy: 0.2}
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
  /** Whether the query has more words than are looked for. */
  readonly cut: boolean;
}

/** Of a query no more words are looked for, and no more characters are read. */
export const MOST_WORDS = 32;
const MOST_CHARACTERS = 2000;

/** A search over an index that was read from a file. Throws an Error for what is no index. */
export function openSearchIndex(index: unknown): (query: string) => Found {
  const search = MiniSearch.loadJS<SearchEntry & {readonly id: number}>(index as AsPlainObject, OPTIONS);
  return (query) => {
    const given = wordsOf(query.slice(0, MOST_CHARACTERS));
    const cut = query.length > MOST_CHARACTERS || given.length > MOST_WORDS;
    const words = given.slice(0, MOST_WORDS);
    if (words.length === 0) return {groups: [], count: 0, partly: false, cut};
    const asked = words.join(" ");
    const all = search.search(asked, {...SEARCH, combineWith: "AND"});
    const partly = all.length === 0 && words.length > 1;
    const results = partly ? search.search(asked, {...SEARCH, combineWith: "OR"}) : all;
    const groups = new Map<EntryKind, FoundEntry[]>();
    for (const {kind, title, about, href} of results as unknown as readonly FoundEntry[])
      groups.set(kind, [...(groups.get(kind) ?? []), {kind, title, about, href}]);
    return {
      groups: [...groups].map(([kind, found]) => ({kind, found})),
      count: results.length,
      partly: partly && results.length > 0,
      cut
    };
  };
}

/** What can be found. */
type EntryKind = "page" | "chart" | "fact" | "table" | "deck" | "briefing";

/** The headings of the kinds of results. */
export const ENTRY_KINDS: Readonly<Record<EntryKind, string>> = {
  page: "Pages",
  chart: "Charts",
  fact: "Figures",
  table: "Tables",
  deck: "Slides",
  briefing: "Briefings"
};

/** What a result shows, as the index keeps it. */
export interface FoundEntry {
  readonly kind: EntryKind;
  readonly title: string;
  /** The second line of a result: what it is about and where it stands. */
  readonly about: string;
  /** From the site's root, without a slash before it. */
  readonly href: string;
}

/** Something that can be found; its text is searched and not shown. */
export interface SearchEntry extends FoundEntry {
  readonly text: string;
}

/** `/data/search.json`: MiniSearch's own form of the index, with the state of the data that it is of. */
export interface SearchFile {
  readonly version: 1;
  readonly digest: string;
  readonly index: unknown;
}
