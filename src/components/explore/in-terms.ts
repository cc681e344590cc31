import {dressTerms} from "../../core/terms/dress.js";
import {hasTerms} from "../../core/terms/marks.js";
import type {RegisteredTerm} from "../../core/terms/term.js";
import {inWords} from "../../core/terms/wording.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {vocabularyOf} from "../terms/vocabulary.js";
import type {ListedTable} from "../../core/listed-table.js";

/** A table whose labels follow the vocabulary: marks stand for those that the registry of terms has. */
export function withMarkedLabels(table: ListedTable, index: Pick<EvidenceIndex, "term" | "markedTerm">): ListedTable {
  const marked = (value: string, label: string): string => (label === index.term(value) && hasTerms(index.markedTerm(value)) ? index.markedTerm(value) : label);
  const labels = Object.entries(table.labels ?? {}).map(([column, own]) => [column, Object.fromEntries(Object.entries(own).map(([value, label]) => [value, marked(value, label)]))] as const);
  return {...table, labels: Object.fromEntries(labels)};
}

/** Contents with the marks of terms in their texts put in words; those of lists to choose from in the page’s vocabulary, the others so that they follow its switch. */
export function dressed<E extends HTMLElement>(contents: readonly E[], terms: readonly RegisteredTerm[]): readonly E[] {
  for (const content of contents) {
    for (const option of content.querySelectorAll("option")) option.textContent = spoken(option.textContent, terms, option.ownerDocument);
    dressTerms(content, terms);
  }
  return contents;
}

/** A text in the page’s vocabulary. */
export function spoken(text: string, terms: readonly RegisteredTerm[], document: Document): string {
  return inWords(text, terms, vocabularyOf(document));
}
