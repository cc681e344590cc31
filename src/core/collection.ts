/** What a site and its citations are called whose workspace says no name. */
export const UNNAMED = "Tickmark";

/** Under what something may be used. */
export interface Licence {
  /** In short, as registries write it: `CC-BY-4.0`. */
  readonly name: string;
  readonly title: string;
  /** Where it can be read. */
  readonly path: string;
}

/** What all tables of a workspace are said to be together: by what name they are cited, who answers for them, and under what they may be used. */
export interface Collection {
  readonly name: string;
  /** Empty where the workspace does not say. */
  readonly authors: string;
  /** Of the tables; the documents stay their publishers'. */
  readonly licence?: Licence;
}
