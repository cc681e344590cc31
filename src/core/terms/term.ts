/**
 * Whose words a page, chart or export is written in: the terminology guidelines' (the default) or the documents' own.
 */
export type TermVocabulary = "guidelines" | "sources";

/** The vocabularies, the default first. */
export const TERM_VOCABULARIES: readonly TermVocabulary[] = ["guidelines", "sources"];

/** What is shown where nobody asks for the other. */
export const DEFAULT_TERM_VOCABULARY: TermVocabulary = "guidelines";

/** How far the guidelines' term reaches beside the sources' term: as far, further, less far; or there is none. */
export type TermRelation = "same" | "wider" | "narrower" | "none";

/** The relations that an entry may have. */
export const TERM_RELATIONS: readonly TermRelation[] = ["same", "wider", "narrower", "none"];

/** An entry of `vocabulary/terms.yaml`: what the documents call something, and what the guidelines call it. */
export interface RegisteredTerm {
  readonly id: string;
  /** As the documents print it, in lower case. */
  readonly term: string;
  /** By source, where it stands there: `paras 12 and 26`. */
  readonly where: readonly {readonly source: string; readonly places: string}[];
  /** The guidelines' term; where they have none, our own description or nothing. */
  readonly guideline: string;
  readonly relation: TermRelation;
  /**
   * The legal category that stands in brackets beside the guidelines' term where that is wider or narrower; empty for
   * the others.
   */
  readonly category: string;
  /** Whose category it is, in the possessive: `the harbour law’s`. */
  readonly of: string;
  readonly why: string;
  /** Id of the category in vocabulary/dimensions.yaml whose label follows the vocabulary, or empty. */
  readonly label: string;
  /** Whether the documents' word is never ours and is shown only on request. */
  readonly withheld: boolean;
}
