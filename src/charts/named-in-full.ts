import type {TableInfo} from "../core/chart-spec/table-info.js";
import {rowsShown} from "../core/chart.js";
import type {Chart, OptionValues, Row} from "../core/chart.js";
import {splitTerms} from "../core/terms/marks.js";
import type {RegisteredTerm} from "../core/terms/term.js";
import {termOf, wordingOf} from "../core/terms/wording.js";

/**
 * A chart that names its legal categories in full, once each: those of its headline, where it is made of labels, since it stands first, and in a note
 * those that only stand as labels in the drawing.
 */
export function namedInFull(chart: Chart, rows: readonly Row[], table: Pick<TableInfo, "labels">, terms: readonly RegisteredTerm[]): Chart {
  const headline = (options: OptionValues): string => chart.headline(options).replaceAll(":label]]", "]]");
  const notes = (options: OptionValues): readonly string[] => {
    const named = marksIn([headline(options), chart.title(options), ...chart.notes(options)].join(" ").replaceAll(/\[\[[^\]]*:label\]\]/g, ""));
    const left = [...marksIn(shownLabels(chart, rows, table, options))].filter((id) => !named.has(id) && hasCategory(id, terms));
    return left.length === 0 ? chart.notes(options) : [...chart.notes(options), `${named.size > 0 ? "Also shown" : "Shown"}: ${left.map((id) => `[[${id}]]`).join("; ")}.`];
  };
  return {...chart, headline, notes};
}

/** The terms whose marks a text holds. */
function marksIn(text: string): ReadonlySet<string> {
  return new Set(splitTerms(text).flatMap((part) => (typeof part === "string" ? [] : [part.id])));
}

/** The labels of the values that a chart shows. */
function shownLabels(chart: Chart, rows: readonly Row[], {labels = {}}: Pick<TableInfo, "labels">, options: OptionValues): string {
  const columns = chart.twin(options).filter(({quantity}) => !quantity).map(({column}) => column);
  return rowsShown(chart, rows, options).flatMap((row) => columns.map((column) => labels[column]?.[String(row[column] ?? "")] ?? "")).join(" ");
}

/** Whether the guidelines’ term brings a legal category along. */
function hasCategory(id: string, terms: readonly RegisteredTerm[]): boolean {
  const mark = {id, capital: false, label: false};
  return wordingOf(mark, termOf(mark, terms), "guidelines", new Set()) !== wordingOf({...mark, label: true}, termOf(mark, terms), "guidelines", new Set());
}
