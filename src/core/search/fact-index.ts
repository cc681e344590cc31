/** A value by which facts can be filtered, with its label. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** The states by which facts can be filtered; a fact's states are stored as the sum of their bits. */
export const FACT_STATES = [
  {id: "exact", bit: 1, label: "found in the text", mark: ""},
  {id: "unchecked", bit: 2, label: "not checked here", mark: "not checked"},
  {id: "open", bit: 4, label: "with an open point", mark: "open point"},
  {id: "provisional", bit: 8, label: "provisional", mark: "provisional"},
  {id: "qualified", bit: 16, label: "with a qualifier", mark: ""},
  {id: "used", bit: 32, label: "used", mark: ""},
  {id: "unused", bit: 64, label: "not used", mark: "not used"}
] as const satisfies readonly (Choice & {readonly bit: number; readonly mark: string})[];

export type FactState = (typeof FACT_STATES)[number]["id"];

/** All facts as columns, as `/data/facts.json` holds them: a row's number stands at the same place in each. */
export interface FactIndex {
  readonly version: 1;
  readonly digest: string;
  readonly sources: readonly Choice[];
  readonly measures: readonly Choice[];
  /** Periods with the years that they name; one whose period is not printed names none. */
  readonly periods: readonly (Choice & {readonly years: readonly string[]})[];
  /** Units; the label is empty if the unit is part of the printed number, such as `%`. */
  readonly units: readonly Choice[];
  readonly columns: {
    readonly id: readonly string[];
    /** As printed, with the qualifier. */
    readonly printed: readonly string[];
    readonly value: readonly number[];
    /** Indexes in the lists above. */
    readonly source: readonly number[];
    readonly measure: readonly number[];
    readonly period: readonly number[];
    readonly unit: readonly number[];
    /** Category, sex and area in words; empty where a fact has none. */
    readonly about: readonly string[];
    /**
     * What the category is called in the guidelines' terms, by which it is found too; empty where it has no other name.
     */
    readonly also: readonly string[];
    readonly locator: readonly string[];
    /** Sums of the bits of {@link FACT_STATES}. */
    readonly states: readonly number[];
  };
}

/** What is asked of the facts. An empty text asks for all. */
export interface FactQuery {
  readonly text: string;
  readonly source: string;
  readonly measure: string;
  /** A year, or `none` for facts whose period is not printed. */
  readonly period: string;
  readonly states: readonly FactState[];
  readonly sort: FactSort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

/** By what facts can be sorted; `place` is their order in the documents. */
export const FACT_SORTS = ["place", "printed", "measure", "period"] as const;
export type FactSort = (typeof FACT_SORTS)[number];

/** The query for all facts in their order in the documents, without filters. */
export const ALL_FACTS: FactQuery = {
  text: "",
  source: "",
  measure: "",
  period: "",
  states: [],
  sort: "place",
  descending: false,
  page: 1
};

/** How many facts a page of the list shows. */
export const FACTS_A_PAGE = 50;

/** The years that facts are of, in order. */
export function yearsOfIndex({periods}: FactIndex): readonly string[] {
  return [...new Set(periods.flatMap(({years}) => years))].sort();
}
