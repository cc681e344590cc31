import type {TableInfo} from "../core/chart-spec/table-info.js";
import {rowsShown} from "../core/chart.js";
import type {Chart, ChartContext, OptionValues, Row} from "../core/chart.js";
import type {RegisteredTerm, TermVocabulary} from "../core/terms/term.js";
import {hasTerms, inWords, splitTerms, termOf, wordingOf} from "../core/terms/wording.js";

type Worded = Pick<ChartContext, "label" | "text">;

/** A context whose labels and texts are in one vocabulary; `met` is called when one of them holds a term. */
function labelsInTerms<C extends Worded>(
  context: C,
  terms: readonly RegisteredTerm[],
  vocabulary: TermVocabulary,
  met: () => void = () => undefined
): C {
  const {text} = context;
  const worded = (label: string): string => {
    if (!hasTerms(label)) return label;
    met();
    return inWords(label, terms, vocabulary);
  };
  return {
    ...context,
    label: (column: string, value: string): string => worded(context.label(column, value)),
    ...(text === undefined ? {} : {text: (value: string): string => worded(text(value))})
  };
}

/** Draws in the default vocabulary and, if a label holds a term, also in the sources' vocabulary. */
export function drawInTerms<C extends Worded, D>(
  terms: readonly RegisteredTerm[],
  context: C,
  draw: (context: C) => D
): readonly [guidelines: D, sources?: D] {
  const met = {terms: 0};
  const drawn = draw(
    labelsInTerms(context, terms, "guidelines", () => {
      met.terms += 1;
    })
  );
  return met.terms > 0 ? [drawn, draw(labelsInTerms(context, terms, "sources"))] : [drawn];
}

type Texts = Pick<ChartContext, "text">;

/** A row with its texts in the words of a context; ids and numbers stay. */
export function wordedRow(row: Row, {text}: Texts): Row {
  if (text === undefined) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === "string" && value.includes(" ") ? text(value) : value
    ])
  );
}

/**
 * A chart's description for screen readers, in the words of a context; an inline chart's description already has the
 * table's labels.
 */
export function describeIn(chart: Chart, rows: readonly Row[], options: OptionValues, context: Texts): string {
  return chart.describe(chart.inline ? rows : rows.map((row) => wordedRow(row, context)), options);
}

/**
 * A chart that names each of its legal categories in full: labels in its headline become full terms, and an added note
 * names those that occur only as labels elsewhere.
 */
export function namedInFull(
  chart: Chart,
  rows: readonly Row[],
  table: Pick<TableInfo, "labels">,
  terms: readonly RegisteredTerm[]
): Chart {
  const headline = (options: OptionValues): string => chart.headline(options).replaceAll(":label]]", "]]");
  const notes = (options: OptionValues): readonly string[] => {
    const named = marksIn(
      [headline(options), chart.title(options), ...chart.notes(options)]
        .join(" ")
        .replaceAll(/\[\[[^\]]*:label\]\]/g, "")
    );
    const left = [...marksIn(shownLabels(chart, rows, table, options))].filter(
      (id) => !named.has(id) && hasCategory(id, terms)
    );
    return left.length === 0
      ? chart.notes(options)
      : [
          ...chart.notes(options),
          `${named.size > 0 ? "Also shown" : "Shown"}: ${left.map((id) => `[[${id}]]`).join("; ")}.`
        ];
  };
  return {...chart, headline, notes};
}

/** The terms whose marks a text holds. */
function marksIn(text: string): ReadonlySet<string> {
  return new Set(splitTerms(text).flatMap((part) => (typeof part === "string" ? [] : [part.id])));
}

/** The labels of the values that a chart shows. */
function shownLabels(
  chart: Chart,
  rows: readonly Row[],
  {labels = {}}: Pick<TableInfo, "labels">,
  options: OptionValues
): string {
  const columns = chart
    .dataTable(options)
    .filter(({quantity}) => !quantity)
    .map(({column}) => column);
  return rowsShown(chart, rows, options)
    .flatMap((row) => columns.map((column) => labels[column]?.[String(row[column] ?? "")] ?? ""))
    .join(" ");
}

/** Whether the guidelines’ term is shown with a legal category. */
function hasCategory(id: string, terms: readonly RegisteredTerm[]): boolean {
  const mark = {id, capital: false, label: false};
  return (
    wordingOf(mark, termOf(mark, terms), "guidelines", new Set()) !==
    wordingOf({...mark, label: true}, termOf(mark, terms), "guidelines", new Set())
  );
}
