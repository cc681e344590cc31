import type {Row} from "../chart.js";
import type {Fact, Facts, ValuedFact} from "../fact.js";
import {periodLabel} from "../period.js";
import {groupedRows} from "./grouping.js";
import {TOO_MANY, whyMisdrawn, whyTooMany} from "./refuse-marks.js";
import {whySumRefused} from "./refuse-sums.js";
import {filterRows, isShaped, shape} from "./shape.js";
import type {ChartSpec} from "./spec.js";
import {memoized} from "./sums.js";
import {columnWords, isPeriod, labelOf, periodColumn, quantityOf, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

/**
 * Why a valid specification is not drawn: the chart would show what the documents don't say. Undefined if it may be
 * drawn. Checks that need rows run only if the table has rows; checks that need facts run only with `facts`.
 */
export function whyRefused(spec: ChartSpec, table: TableInfo, facts?: Facts): string | undefined {
  return (
    whyColumnsRefused(spec, table) ??
    whySumRefused(spec, table, facts) ??
    (table.rows && whyRowsRefused(spec, table, table.rows, facts))
  );
}

const filterWords = (spec: ChartSpec, table: TableInfo): string =>
  Object.entries(spec.filter ?? {})
    .map(
      ([column, value]) =>
        `${columnWords(table, column)}: ${(typeof value === "string" ? [value] : value).map((one) => keyLabel(table, column, one)).join(" or ")}`
    )
    .join("; ");

function whyColumnsRefused(spec: ChartSpec, table: TableInfo): string | undefined {
  const {form, measure = "level", group, y} = spec;
  const reason = table.comparison ?? "";
  if (table.compare === "none" && form !== "cards" && form !== "table")
    return `the numbers of “${table.title}” are not to be set against one another; use cards or table. ${reason}`.trim();
  if (table.compare !== undefined && (group !== undefined || measure !== "level"))
    return `the numbers of “${table.title}” can’t be added up or set in relation. ${reason}`.trim();
  if (table.compare === "own-base" && !["bar", "cards", "table"].includes(form))
    return `each number of “${table.title}” has a base of its own; use bar, cards or table. ${reason}`.trim();
  const [quantity, period] = [quantityOf(table, y), periodColumn(table)];
  if (!quantity) return undefined;
  if (table.compare === "own-base" && form === "bar" && quantity.unit !== "percent")
    return `“${quantity.label}” holds the bases of the shares, which differ; show the shares, or use cards`;
  if (quantity.unit === "percent" && measure === "share")
    return `“${quantity.label}” is in percent already; a share of a share says nothing`;
  if (quantity.from !== undefined && measure !== "level") return `“${quantity.label}” is a change already`;
  if (quantity.from !== undefined && !["bar", "cards", "table"].includes(form))
    return `“${quantity.label}” is a change on an earlier period and may fall below zero; use bar or table`;
  if ((measure === "change" || measure === "index") && period === undefined)
    return `${measure} needs a column that says when; “${table.title}” has none`;
  if ((form === "slope" || form === "line") && !isPeriod(table, spec.x))
    return `a ${form} runs through time: x must say when (${period === undefined ? "this table has no such column" : columnWords(table, period)}); use bar or dot`;
  return undefined;
}

function whyRowsRefused(
  spec: ChartSpec,
  table: TableInfo,
  rows: readonly Row[],
  facts: Facts | undefined
): string | undefined {
  const kept = isShaped(rows) ? rows : filterRows(rows, spec.filter);
  if (kept.length === 0)
    return `no row is left${spec.filter === undefined ? "" : ` by the filter ${filterWords(spec, table)}`}`;
  if (
    (spec.measure === "change" || spec.measure === "index") &&
    (valuesOfColumn({rows: kept}, periodColumn(table)!)?.length ?? 2) < 2
  )
    return `${spec.measure} needs two printed periods; the rows are of one`;
  const {filter: _filter, ...unfiltered} = spec;
  const judged = isShaped(kept) ? kept : firstMarks(kept, spec.group);
  const marks = shape(judged, unfiltered, table);
  if (marks.length === 0) return "no row is left";
  return (
    whyMixed(spec, table, marks) ??
    whyRepeated(spec, table, marks) ??
    whyTooMany(spec, judged === kept ? marks.length : TOO_MANY) ??
    whyMisdrawn(spec, table, {kept, shown: shape(kept, unfiltered, table, facts)}, facts)
  );
}

/**
 * All rows, or those of the first {@link TOO_MANY} marks, which are enough to refuse the chart for its number of marks.
 */
function firstMarks(rows: readonly Row[], group: ChartSpec["group"]): readonly Row[] {
  if (rows.length < TOO_MANY) return rows;
  return memoized(rows, JSON.stringify(["first marks", group]), [], () => {
    if (group === undefined) return rows.slice(0, TOO_MANY);
    const groups = groupedRows(rows, group);
    return groups.size < TOO_MANY ? rows : [...groups.values()].slice(0, TOO_MANY).flat();
  });
}

/** Forms that set numbers side by side without comparing them. */
const APART = ["cards", "table"];

/** Why rows of different periods or areas may not be drawn as if they were of one; undefined if they may. */
function whyMixed(spec: ChartSpec, table: TableInfo, shown: readonly Row[]): string | undefined {
  if (APART.includes(spec.form) || table.compare !== undefined || spec.measure === "change") return undefined;
  const odd = table.columns.find(
    (column) =>
      column.kind === "key" &&
      (column.dimension === "period" || column.dimension === "area") &&
      ![spec.x, spec.colour, spec.facet].includes(column.name) &&
      new Set(shown.filter((row) => column.name in row).map((row) => row[column.name])).size > 1
  );
  if (!odd) return undefined;
  return `the rows are of ${listed([...new Set(shown.map((row) => String(row[odd.name] ?? "")))].map((value) => keyLabel(table, odd.name, value)))}; filter ${columnWords(table, odd.name)}, or put it in ${placesFor(spec)}`;
}

function whyRepeated(spec: ChartSpec, table: TableInfo, shown: readonly Row[]): string | undefined {
  if (APART.includes(spec.form)) return undefined;
  const drawn = [spec.x, spec.colour, spec.facet].filter((name): name is string => name !== undefined);
  const seen = new Map<string, Row>();
  for (const row of shown) {
    const key = JSON.stringify(drawn.map((name) => row[name]));
    const before = seen.get(key);
    if (before) {
      const differ = table.columns
        .filter(({kind, name}) => kind === "key" && before[name] !== row[name])
        .map(({name}) => columnWords(table, name));
      const about = drawn.map((name) => keyLabel(table, name, String(row[name] ?? ""))).join(", ");
      return `two rows stand for ${about || "the same mark"}${differ.length === 0 ? "" : `; they differ in ${listed(differ)}`}: filter, add up with group, or put one in ${placesFor(spec)}`;
    }
    seen.set(key, row);
  }
  return undefined;
}

function placesFor(spec: ChartSpec): string {
  return listed(
    (["x", "colour", "facet"] as const)
      .filter((key) => spec[key] === undefined)
      .concat(spec.x !== undefined && spec.colour !== undefined && spec.facet !== undefined ? ["x"] : []),
    "or"
  );
}

/** `2010 and 2014`; the first five of more. */
function listed(words: readonly string[], joint = "and"): string {
  const shown = words.length > 5 ? [...words.slice(0, 5), "others"] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${joint} ${shown.at(-1)!}`;
}

function keyLabel(table: TableInfo, column: string, value: string): string {
  return isPeriod(table, column) ? periodLabel(value) : labelOf(table, column, value);
}

/** Measures that never stand together, whatever a table says; without `and`, no two of the first list. */
export interface Refusal {
  readonly between: readonly string[];
  /** `*` is every other measure. */
  readonly and?: readonly string[];
  readonly why: string;
}

/**
 * Which facts of a workspace never stand together; part of the evidence, so that pages can check what a reader
 * combines.
 */
export interface TogetherRules {
  readonly refusals: readonly Refusal[];
  /** Measures whose counts of two dates are no trend. */
  readonly noTrend: readonly string[];
  /** Ids of the caveats that say that a figure is of one site; facts with the same caveat are of the same site. */
  readonly single: readonly string[];
}

/** The properties in which the facts of one column or series must agree, with their names for messages. */
const ASPECTS: readonly {readonly name: string; readonly of: (fact: Fact) => string}[] = [
  {name: "units", of: ({unit}) => unit},
  {name: "measures", of: ({measure}) => measure},
  {name: "areas", of: ({area}) => area},
  {name: "producers", of: ({producer}) => producer},
  {name: "sources", of: ({source}) => source},
  {name: "kinds of period", of: periodKind}
];

/** The caveat that names the one site that a fact is of; empty for a fact that is not of one site. */
function siteOf({caveat}: Pick<Fact, "caveat">, {single}: Pick<TogetherRules, "single">): string {
  return single.includes(caveat) ? caveat : "";
}

/** Why two facts never stand together; undefined if they may. */
function whyApart(a: Fact, b: Fact, {refusals, noTrend, single}: TogetherRules): string | undefined {
  if (siteOf(a, {single}) !== siteOf(b, {single}))
    return "a figure of a single site or hotline stands alone; it is no figure of a wider area and not to be set beside another’s";
  const found = refusals.find(
    (refusal) => applies(refusal, a.measure, b.measure) || applies(refusal, b.measure, a.measure)
  );
  if (found) return found.why;
  const isTrend =
    noTrend.includes(a.measure) && a.measure === b.measure && (a.source !== b.source || a.period !== b.period);
  return isTrend ? "the counts are of different dates, which are not both printed, and make no trend" : undefined;
}

function applies({between, and = between}: Refusal, a: string, b: string): boolean {
  return a !== b && between.includes(a) && (and.includes(b) || and.includes("*"));
}

/** Why facts can’t stand together, for any reason given; undefined if they can. */
export function whyNeverTogether(facts: readonly Fact[], rules: TogetherRules): string | undefined {
  const kinds = [
    ...new Map(
      [...facts]
        .reverse()
        .map((fact) => [[fact.measure, siteOf(fact, rules), fact.source, fact.period].join("|"), fact])
    ).values()
  ].reverse();
  for (const [i, a] of kinds.entries()) {
    for (const b of kinds.slice(i + 1)) {
      const why = whyApart(a, b, rules);
      if (why !== undefined) return `${a.id} beside ${b.id}: ${why}`;
    }
  }
  return undefined;
}

/**
 * How facts differ in unit, measure, area, producer, source or kind of period; undefined if they agree in all of these.
 */
export function whyUnlike([first, ...rest]: readonly ValuedFact[]): string | undefined {
  for (const {name, of} of ASPECTS) {
    const odd = first && rest.find((fact) => of(fact) !== of(first));
    if (odd) return `${name} differ: ${first.id} has ${of(first)}, ${odd.id} ${of(odd)}`;
  }
  return undefined;
}

/** `year`, `month`, `as of a month`, `since a year`, `12 months from month 04`, `not printed`. */
export function periodKind({period, period_flag: flag}: Pick<Fact, "period" | "period_flag">): string {
  if (period === "") return "not printed";
  const [start, end] = period.split("/") as [string, string | undefined];
  const words =
    end === undefined
      ? precisionOf(start)
      : end === ".."
        ? `since a ${precisionOf(start)}`
        : start === ".."
          ? `until a ${precisionOf(end)}`
          : spanOf(start, end);
  return flag === "as-of" ? `as of a ${words}` : words;
}

const precisionOf = (date: string): string => ["year", "month", "day"][date.split("-").length - 1]!;

function spanOf(start: string, end: string): string {
  const [from, to] = [start, end].map((date) => date.split("-").map(Number));
  if (from!.length === 1 && to!.length === 1) return `${to![0]! - from![0]! + 1} years`;
  const months = (to![0]! - from![0]!) * 12 + (to![1] ?? 12) - (from![1] ?? 1) + 1;
  return `${months} months from month ${from![1] ?? 1}`;
}

/** Reports a problem with a key, with the allowed values if they can be listed. */
export type Report = (key: string, message: string, allowed?: readonly string[]) => void;

/** A value as text for a message, shortened. */
export function show(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
