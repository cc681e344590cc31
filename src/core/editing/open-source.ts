import type {Box} from "../box.js";

/** What a field of a fact could be, and why. */
export interface ProposedField {
  readonly value: string;
  /** `from the column head “Loans”` */
  readonly why: string;
  /** Whether the vocabulary doesn’t have it yet. */
  readonly isNew?: boolean;
}

/** The fields of a fact that are proposed, and that a person may change. */
export const FACT_FIELDS = ["measure", "unit", "period", "area", "category", "qualifier"] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** How a number of a source stands; one that needs a look becomes a fact only once a person has typed it. */
export type NumberState = "proposed" | "look" | "accepted" | "explained";

/** A rectangle on a page of a document. */
export interface PageBox extends Box {
  /** 1-based. */
  readonly page: number;
}

/** A number of a source’s text. Offsets are code points. */
export interface SourceNumber {
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly line: number;
  readonly locator: string;
  readonly sentence: string;
  readonly state: NumberState;
  readonly fields: Readonly<Partial<Record<FactField, ProposedField>>>;
  /** Why it needs a look. */
  readonly look: readonly string[];
  /** Why it is proposed to be no figure, or is explained as none. */
  readonly explained?: string;
  /** The fact that it is. */
  readonly fact?: string;
  readonly box?: PageBox;
}

/** Where a part of a source’s text begins and ends, in code points. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A word of a cell, and where it stands on its page. */
export interface CellWord extends TextRange {
  readonly text: string;
  readonly box: PageBox;
}

/** A cell of a found table. */
export interface SourceCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  readonly header: boolean;
  readonly place: string;
  /** Where its text stands; nowhere where it is not in the text. */
  readonly ranges: readonly TextRange[];
  /** Absent where the document has no pages. */
  readonly box?: PageBox;
  readonly words?: readonly CellWord[];
}

/** Whether a place of the text is in a cell. */
export const isInCell = ({ranges}: Pick<SourceCell, "ranges">, at: number): boolean =>
  ranges.some(({start, end}) => start <= at && at < end);

/** A found table. */
export interface SourceTable {
  readonly place: string;
  /** The place of the table on the page before that it seems to go on from. */
  readonly continues?: string;
  readonly cells: readonly SourceCell[];
}

/** A term of the vocabulary. */
export interface KnownTerm {
  readonly id: string;
  readonly label: string;
}

/** A source as it is gone through. */
export interface OpenSource {
  readonly id: string;
  readonly title: string;
  /** The ending of the file that it was read from: `pdf`. */
  readonly kind: string;
  /** Whether its numbers are still being gone through. */
  readonly inWork: boolean;
  /** How it prints numbers, as an example of a style; absent where nobody has said it. */
  readonly style?: string;
  /** The hash of all files that an act may change. */
  readonly hash: string;
  readonly text: string;
  readonly numbers: readonly SourceNumber[];
  readonly tables: readonly SourceTable[];
  /** What was found in reading and is to be known. */
  readonly remarks: readonly string[];
  /** The sizes of a PDF’s pages, in points. */
  readonly pages: readonly {readonly width: number; readonly height: number}[];
  readonly units: readonly KnownTerm[];
  readonly measures: readonly KnownTerm[];
  readonly categories: readonly KnownTerm[];
  /** The area of the fact that was accepted last, or empty. */
  readonly area: string;
  /** What the last act was, if it can be undone. */
  readonly undo?: string;
}

/** A fact as a person accepts it. */
export interface FactEntry extends Readonly<Record<FactField, string>> {
  readonly start: number;
  readonly end: number;
  /** What a person has typed from the document; must be there for a number that needs a look. */
  readonly typed?: string;
  readonly note?: string;
  /** Where a field is said, if elsewhere than proposed. */
  readonly why?: Readonly<Partial<Record<FactField, string>>>;
}

/** Terms that the vocabulary gains with an act, each with what defines it. */
export interface NewTerms {
  readonly units?: readonly (KnownTerm & {readonly kind: string})[];
  readonly measures?: readonly (KnownTerm & {readonly units: string; readonly definition: string})[];
  readonly categories?: readonly (KnownTerm & {readonly definition?: string})[];
}

/** An id of some words: small letters and digits with hyphens between them; empty where there are none. */
export function idOfWords(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-")
    .slice(0, 40)
    .replace(/-$/, "");
}
