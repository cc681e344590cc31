import {keyColumns} from "../../src/core/chart-spec/table-info.js";
import type {DerivedRow, KeyLabels, TableDescription} from "../../src/core/table.js";
import {hasTerms} from "../../src/core/terms/marks.js";
import {DEFAULT_VOCABULARY} from "../../src/core/terms/term.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {TermError, inWords} from "../../src/core/terms/wording.js";

/** Rows without marks, and what their texts were written with, by column and text. */
export interface WordedRows {
  readonly rows: readonly DerivedRow[];
  readonly labels: KeyLabels;
}

/** Puts the texts of derived rows in the default vocabulary, as files hold them, and keeps each text with its marks as the label of what it became. */
export function wordRows(rows: readonly DerivedRow[], table: Pick<TableDescription, "columns">, terms: readonly RegisteredTerm[], fault: (message: string) => void): WordedRows {
  const names = keyColumns(table).map(({name}) => name);
  const labels: Record<string, Record<string, string>> = {};
  const worded = (text: string): string => {
    try {
      return inWords(text, terms, DEFAULT_VOCABULARY);
    } catch (error) {
      if (!(error instanceof TermError)) throw error;
      fault(error.message);
      return text;
    }
  };
  const made = rows.map((row) => {
    const marked = names.flatMap((name) => {
      const cell = row[name];
      return typeof cell === "string" && hasTerms(cell) ? [[name, cell, worded(cell)] as const] : [];
    });
    for (const [name, cell, words] of marked) (labels[name] ??= {})[words] = cell;
    return marked.length === 0 ? row : {...row, ...Object.fromEntries(marked.map(([name, , words]) => [name, words]))};
  });
  return {rows: made, labels};
}

/** The texts of rows that hold terms, as they are written with marks, by the text that the rows hold. */
export function markedTexts(tables: Iterable<Pick<TableDescription, "labels">>): Readonly<Record<string, string>> {
  const labels = [...tables].flatMap(({labels: own = {}}) => Object.values(own).flatMap((texts) => Object.entries(texts)));
  return Object.fromEntries(labels.filter(([, label]) => hasTerms(label)));
}
