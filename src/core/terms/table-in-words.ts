import type {TableAbout} from "../table-about.js";
import type {TableDescription} from "../table.js";
import {DEFAULT_VOCABULARY} from "./term.js";
import type {RegisteredTerm} from "./term.js";
import {inWords} from "./wording.js";

/** A table with what is said of it. */
export interface SaidTable<T extends TableDescription = TableDescription> {
  readonly table: T;
  readonly about: TableAbout;
}

/**
 * A table and what is said of it in the default vocabulary, without marks, as files hold them, which are the same for every reader. Each text names
 * its legal categories for itself. Rows hold no marks. Throws a TermError.
 */
export function tableInWords<S extends SaidTable>(said: S, terms: readonly RegisteredTerm[]): S {
  const words = (text: string): string => inWords(text, terms, DEFAULT_VOCABULARY);
  const {labels: _labels, ...table} = said.table;
  const {citation: {short, full}, notes, measures} = said.about;
  return {
    ...said,
    table: {
      ...table, title: words(table.title), description: words(table.description), columns: table.columns.map((column) => ({...column, label: words(column.label)})),
      ...(table.comparison === undefined ? {} : {comparison: words(table.comparison)})
    },
    about: {
      ...said.about, citation: {short: words(short), full: words(full)}, notes: notes.map(words),
      measures: measures.map((measure) => ({...measure, label: words(measure.label), definition: words(measure.definition)}))
    }
  };
}

/** The registered terms whose marks stand in a text. */
export function termsIn(text: string, terms: readonly RegisteredTerm[]): readonly RegisteredTerm[] {
  return terms.filter(({id}) => new RegExp(`\\[\\[${id}(?::label)?\\]\\]`, "i").test(text));
}
