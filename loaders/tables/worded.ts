import {areaLabel} from "../../src/core/area.js";
import type {Areas} from "../../src/core/area.js";
import {keyColumns, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {DerivedRow, KeyColumn, KeyLabels, QuantityColumn, TableDescription} from "../../src/core/table.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {TermError, hasTerms, inWords} from "../../src/core/terms/wording.js";
import type {KeyRule, QuantityRule} from "./table.js";

/** Rows without marks, and their texts with marks as labels, by column and text. */
interface WordedRows {
  readonly rows: readonly DerivedRow[];
  readonly labels: KeyLabels;
}

/**
 * Converts the texts of derived rows to the default vocabulary, as in files, and keeps each text with marks as the
 * label of the converted one.
 */
export function wordRows(
  rows: readonly DerivedRow[],
  table: Pick<TableDescription, "columns">,
  terms: readonly RegisteredTerm[],
  diagnostic: (message: string) => void
): WordedRows {
  const names = keyColumns(table).map(({name}) => name);
  const labels: Record<string, Record<string, string>> = {};
  const worded = (text: string): string => {
    try {
      return inWords(text, terms, DEFAULT_TERM_VOCABULARY);
    } catch (error) {
      if (!(error instanceof TermError)) throw error;
      diagnostic(error.message);
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
  const labels = [...tables].flatMap(({labels: own = {}}) =>
    Object.values(own).flatMap((texts) => Object.entries(texts))
  );
  return Object.fromEntries(labels.filter(([, label]) => hasTerms(label)));
}

/** The labels of key values and units. */
export interface Labels {
  /** The label of a category or sex, or its mark if it follows the vocabulary, or else the value itself. */
  term(value: string): string;
  readonly areas: Areas;
  readonly units: Iterable<{readonly id: string; readonly label: string}>;
}

/** Columns with more values than this are lists of texts, and nothing in them has a label. */
const MOST_LABELS = 400;

/** A table as chart specifications see it: with its rows, and with the labels of its keys and units. */
export function tableInfo(
  {columns, ...table}: TableDescription,
  rows: readonly Row[],
  {term, areas, units}: Labels
): TableInfo {
  const description = {
    id: table.id,
    title: table.title,
    description: table.description,
    columns,
    ...(table.comparison === undefined ? {} : {comparison: table.comparison}),
    ...(table.compare === undefined ? {} : {compare: table.compare})
  };
  const used = new Set(
    columns.flatMap((column) =>
      column.kind === "quantity"
        ? [column.unit]
        : column.dimension === "unit"
          ? (valuesOfColumn({rows}, column.name) ?? [])
          : []
    )
  );
  const labels = keyColumns({columns}).flatMap(({name, dimension}) => {
    const values = valuesOfColumn({rows}, name) ?? [];
    const labelled =
      values.length > MOST_LABELS
        ? []
        : values
            .map(
              (value) =>
                [
                  value,
                  table.labels?.[name]?.[value] ??
                    (dimension === "area" ? areaLabel(value, areas) : value === "" ? "" : term(value))
                ] as const
            )
            .filter(([value, label]) => label !== value);
    return labelled.length === 0 ? [] : [[name, Object.fromEntries(labelled)] as const];
  });
  const noArea = keyColumns({columns})
    .filter(({dimension}) => dimension === "area")
    .flatMap(({name}) => valuesOfColumn({rows}, name) ?? [])
    .filter((value) => areas.get(value)?.kind === "none");
  return {
    ...description,
    ...(noArea.length === 0 ? {} : {noArea}),
    rows,
    labels: Object.fromEntries(labels),
    units: Object.fromEntries([...units].filter(({id}) => used.has(id)).map(({id, label}) => [id, label]))
  };
}

/** The place of a column that is implied by the kind of table and has no line of its own. */
const IMPLIED = {path: "columns", line: 1};

function key(name: string, label: string, from: KeyRule["key"], dimension?: KeyColumn["dimension"]): KeyRule {
  return {...IMPLIED, key: from, column: {kind: "key", name, label, ...(dimension === undefined ? {} : {dimension})}};
}

function quantity(column: Omit<QuantityColumn, "measures" | "kind">, value: QuantityRule["value"]): QuantityRule {
  return {...IMPLIED, column: {kind: "quantity", ...column}, value, otherwise: "not-printed"};
}

const named = (id: string): Expression => ({type: "table", id});

/** The columns of a table of cards: numbers that can't be compared, each with what it counts and its base. */
export function cardColumns(): readonly (KeyRule | QuantityRule)[] {
  return [
    key("item", "What is counted", "given"),
    key("base", "What it is, and is not", "given"),
    key("category", "Category", "category", "category"),
    key("sex", "Sex", "sex", "sex"),
    key("period", "Period", "period", "period"),
    key("period_flag", "How the period is meant", "period_flag"),
    key("area", "Area", "area", "area"),
    key("unit", "Unit", "unit", "unit"),
    key("flag", "Flag", "flag"),
    quantity({name: "value", label: "Number", unit: "unit"}, [named("it")])
  ];
}

/**
 * The columns of a table of shares with different bases; if a row names the count of its base, the share is computed
 * from the counts.
 */
export function ownBaseColumns(): readonly (KeyRule | QuantityRule)[] {
  return [
    key("item", "Part", "given"),
    key("base", "Base of the share", "given"),
    key("category", "Category", "category", "category"),
    key("period", "Period", "period", "period"),
    key("period_flag", "How the period is meant", "period_flag"),
    key("area", "Area", "area", "area"),
    key("flag", "Flag", "flag"),
    quantity({name: "share", label: "Share", unit: "percent"}, [
      {type: "call", name: "share", operands: [named("it"), named("whole")]},
      named("it")
    ])
  ];
}
