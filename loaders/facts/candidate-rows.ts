import {EXPLAINED_COLUMNS} from "../audit/explained.js";
import type {Candidate} from "./candidates.js";
import {FACT_COLUMNS} from "./fact-row.js";

/** What a row is for, and so which columns it has. */
export const ROW_KINDS = ["facts", "explained", "lists"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** The columns of each kind; a list has those of its own besides, behind `id`. */
export const ROW_COLUMNS: Readonly<Record<RowKind, readonly string[]>> = {
  facts: FACT_COLUMNS, explained: EXPLAINED_COLUMNS, lists: ["id", "label", "locator", "start", "end", "anchor", "prefix", "suffix", "note"]
};

/** Candidates as rows of a CSV, with what can be filled in. */
export function candidateRows(kind: RowKind, source: string, candidates: readonly Candidate[]): readonly (readonly string[])[] {
  return candidates.map((candidate) => {
    const known: Readonly<Record<string, string | number>> = {...candidate, id: `${source}.`, text: candidate.printed, anchor: candidate.printed};
    return ROW_COLUMNS[kind].map((column) => String(known[column] ?? ""));
  });
}
