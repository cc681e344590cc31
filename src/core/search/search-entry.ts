/** What can be found. */
export type EntryKind = "page" | "chart" | "fact" | "table" | "deck" | "briefing";

/** What the kinds are called over their results. */
export const ENTRY_KINDS: Readonly<Record<EntryKind, string>> = {
  page: "Pages", chart: "Charts", fact: "Figures", table: "Tables", deck: "Slides", briefing: "Briefings"
};

/** What a result shows, as the index keeps it. */
export interface FoundEntry {
  readonly kind: EntryKind;
  readonly title: string;
  /** A second line: what it is of, and where it stands. */
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
