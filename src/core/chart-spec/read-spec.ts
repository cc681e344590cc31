import {show} from "./refuse.js";
import type {Report} from "./refuse.js";
import {FORMS, formInfo} from "./spec.js";
import type {ChartSpec, Measure, ReadSpec, SpecProblem} from "./spec.js";
import {keyColumns, quantityColumns, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads a specification from a parsed YAML or JSON value. Reports all problems, each with its key, what stood there and
 * what is allowed. Whether the chart would mislead is checked by `whyRefused`.
 */
export function readChartSpec(value: unknown, tables: readonly TableInfo[]): ReadSpec {
  const problems: SpecProblem[] = [];
  const report: Report = (key, message, allowed) =>
    problems.push(
      allowed
        ? {key, message: `${key}: ${message}; allowed: ${allowed.join(", ") || "none"}`, allowed}
        : {key, message: `${key}: ${message}`}
    );
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report(
      "table",
      "expected a map of keys, such as table: … and form: …",
      SCHEMA.map(({key}) => key)
    );
    return {problems};
  }
  const given = value as Given;
  for (const key of Object.keys(given)) if (!SCHEMA.some((known) => known.key === key)) reportUnknownKey(key, report);
  for (const {key, required, words} of SCHEMA)
    if (required && isEmpty(given[key])) report(key, "missing", key === "table" ? tables.map(({id}) => id) : words);
  const table = tables.find(({id}) => id === given["table"]);
  if (!isEmpty(given["table"]) && !table)
    report(
      "table",
      `unknown table ${show(given["table"])}`,
      tables.map(({id}) => id)
    );
  const spec: Record<string, unknown> = {};
  for (const known of SCHEMA) {
    if (isEmpty(given[known.key])) continue;
    const read = readKey(known, given[known.key], table, report);
    if (read !== undefined) spec[known.key] = read;
  }
  if (table) fitColumns(spec, table, report);
  return problems.length > 0 ? {problems} : {spec: spec as unknown as ChartSpec, problems};
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

function reportUnknownKey(key: string, report: Report): void {
  const [reason, hint] = [own(REFUSED_KEYS, key), own(KEY_HINTS, key)];
  if (reason !== undefined) report(key, `there is no such key, on purpose: ${reason}`);
  else
    report(
      key,
      hint === undefined ? "unknown key" : `unknown key; write ${hint}`,
      SCHEMA.map((known) => known.key)
    );
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function readKey({key, type, words}: SpecKey, value: unknown, table: TableInfo | undefined, report: Report): unknown {
  switch (type) {
    case "filter":
      return readFilter(key, value, table, report);
    case "key columns":
      return readKeyColumns(key, value, table, report);
    case "notes":
      return readNotes(key, value, report);
    default: {
      const text = typeof value === "number" ? String(value) : value;
      if (typeof text !== "string") {
        report(key, `expected ${type === "prose" ? "text" : "one word"}, found ${show(value)}`);
        return undefined;
      }
      if (type === "word" && !words!.includes(text)) {
        const reason = key === "form" ? own(REFUSED_FORMS, text) : undefined;
        report(key, `unknown ${key} ${show(text)}${reason === undefined ? "" : ` (${reason})`}`, words);
        return undefined;
      }
      return text;
    }
  }
}

/** Whether the columns are there, of the right kind, and enough for the form. */
function fitColumns(spec: Record<string, unknown>, table: TableInfo, report: Report): void {
  const keys = keyColumns(table).map(({name}) => name);
  const quantities = quantityColumns(table).map(({name}) => name);
  const [x, y] = [spec["x"] as string | undefined, spec["y"] as string | undefined];
  if (x !== undefined && y !== undefined && quantities.includes(x) && keys.includes(y)) [spec["x"], spec["y"]] = [y, x];
  for (const {key, type} of SCHEMA) {
    const name = spec[key] as string | undefined;
    if (name === undefined || (type !== "key column" && type !== "quantity column")) continue;
    const [allowed, others] = type === "key column" ? [keys, quantities] : [quantities, keys];
    if (allowed.includes(name)) continue;
    report(
      key,
      others.includes(name)
        ? `${show(name)} is a ${type === "key column" ? "quantity, not a key" : "key, not a quantity"}`
        : `table ${table.id} has no column ${show(name)}`,
      allowed
    );
  }
  const info = formInfo(spec["form"] as string);
  if (!info) return;
  for (const key of info.needs)
    if (spec[key] === undefined)
      report(key, `missing; the form ${info.form} needs it`, key === "y" ? quantities : keys);
  for (const key of info.without)
    if (spec[key] !== undefined) report(key, `the form ${info.form} has no use for it; leave it out`);
  const measure = spec["measure"] as Measure | undefined;
  if (measure !== undefined && !info.measures.includes(measure))
    report("measure", `the form ${info.form} can’t show ${measure}`, info.measures);
  if (measure !== undefined && measure !== "level" && spec["y"] === undefined)
    report("y", `missing; measure ${measure} needs it`, quantities);
  fitValues(spec, table, report);
}

/**
 * Reports highlighted and annotated values that are not in `x` or `colour`, and groups that leave out a drawn column.
 */
function fitValues(spec: Record<string, unknown>, table: TableInfo, report: Report): void {
  const drawn = ["colour", "x"].flatMap((key) => (typeof spec[key] === "string" ? [spec[key]] : []));
  const lists = drawn.map((column) => valuesOfColumn(table, column));
  const allowed = lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
  const noted = Object.keys(spec["annotate"] ?? {}).map((value) => ["annotate", value] as const);
  const looked = spec["highlight"] === undefined ? [] : [["highlight", spec["highlight"] as string] as const];
  for (const [key, value] of [...looked, ...noted]) {
    if (allowed && !allowed.includes(value))
      report(
        key,
        `no row has ${show(value)} in ${drawn.join(" or ") || "x or colour, which are missing"}`,
        allowed.slice(0, 40)
      );
  }
  const group = spec["group"] as readonly string[] | undefined;
  if (!group) return;
  for (const key of ["x", "colour", "facet"]) {
    const column = spec[key];
    if (typeof column === "string" && !group.includes(column))
      report("group", `${column} is drawn as ${key} and must be among the groups`);
  }
}

/** How many of a column's values are listed in a message. */
const LISTED = 40;

/** A filter: a map of key columns to a value or a list of values. */
function readFilter(
  key: string,
  value: unknown,
  table: TableInfo | undefined,
  report: Report
): Readonly<Record<string, string | readonly string[]>> | undefined {
  if (!isMap(value)) {
    report(key, `expected a map of columns to values, found ${show(value)}`);
    return undefined;
  }
  const keys = table && keyColumns(table).map(({name}) => name);
  const read: Record<string, string | readonly string[]> = {};
  for (const [column, wanted] of Object.entries(value)) {
    const list = (Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted]).map(textOf);
    if (keys && !keys.includes(column))
      report(`${key}.${column}`, `table ${table.id} has no key column ${show(column)}`, keys);
    else if (list.length === 0 || list.some((text) => text === undefined))
      report(`${key}.${column}`, `expected a value or a list of values, found ${show(wanted)}`);
    else {
      const known = table && valuesOfColumn(table, column);
      for (const text of list)
        if (known && !known.includes(text!))
          report(`${key}.${column}`, `no row has ${show(text)}`, known.slice(0, LISTED));
      read[column] = Array.isArray(wanted) ? (list as readonly string[]) : list[0]!;
    }
  }
  return read;
}

/** One key column or a list of them. */
function readKeyColumns(
  key: string,
  value: unknown,
  table: TableInfo | undefined,
  report: Report
): readonly string[] | undefined {
  const names = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(textOf);
  if (names.length === 0 || names.some((name) => name === undefined)) {
    report(key, `expected a column or a list of columns, found ${show(value)}`);
    return undefined;
  }
  const keys = table && keyColumns(table).map((column) => column.name);
  for (const name of names)
    if (keys && !keys.includes(name!)) report(key, `table ${table.id} has no key column ${show(name)}`, keys);
  return [...new Set(names as readonly string[])];
}

/** A map of values to notes. */
function readNotes(key: string, value: unknown, report: Report): Readonly<Record<string, string>> | undefined {
  if (!isMap(value) || Object.values(value).some((note) => typeof note !== "string" || note === "")) {
    report(key, `expected a map of values to a note each, found ${show(value)}`);
    return undefined;
  }
  return value as Readonly<Record<string, string>>;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** What may stand at a key. */
type KeyType =
  "table" | "word" | "key column" | "quantity column" | "key columns" | "filter" | "value" | "notes" | "prose";

/**
 * A key of a specification: what it means and which values it takes. The validator, its messages and the guide are made
 * from these.
 */
export interface SpecKey {
  readonly key: string;
  readonly type: KeyType;
  readonly required: boolean;
  /** What the key means, in a sentence. */
  readonly says: string;
  /** The allowed words; unless the key is required, the first is the default. */
  readonly words?: readonly string[];
}

/** The schema: every key of a chart specification, in the order in which it is written. */
export const SCHEMA: readonly SpecKey[] = [
  {key: "table", type: "table", required: true, says: "The table whose rows are shown."},
  {key: "form", type: "word", required: true, says: "How they are drawn.", words: FORMS.map(({form}) => form)},
  {key: "x", type: "key column", required: false, says: "What is compared; a key column."},
  {key: "y", type: "quantity column", required: false, says: "What is measured; a quantity column."},
  {
    key: "colour",
    type: "key column",
    required: false,
    says: "What sets marks apart by colour: the parts of a stack, the series of a slope."
  },
  {
    key: "facet",
    type: "key column",
    required: false,
    says: "A drawing for each value of this column, all on one scale."
  },
  {
    key: "filter",
    type: "filter",
    required: false,
    says: "Columns with the value, or the list of values, that rows must have to be kept."
  },
  {key: "group", type: "key columns", required: false, says: "Rows that agree in these columns are added up."},
  {
    key: "sort",
    type: "word",
    required: false,
    says: "The order of the marks by their number, or as the rows are given.",
    words: ["given", "ascending", "descending"]
  },
  {
    key: "measure",
    type: "word",
    required: false,
    says: "The numbers themselves, their share of the whole, their change on the first period, or an index with the first period as its base.",
    words: ["level", "share", "change", "index"]
  },
  {
    key: "highlight",
    type: "value",
    required: false,
    says: "The value of colour or x that is looked at; the others turn grey."
  },
  {
    key: "annotate",
    type: "notes",
    required: false,
    says: "Values of x or colour with a note each, called out at the mark and written below the chart."
  },
  {
    key: "headline",
    type: "prose",
    required: false,
    says: "What the chart shows, as a sentence; a number in it is written as an expression between double braces."
  },
  {key: "title", type: "prose", required: false, says: "Measure, unit, area and period."}
];

/** Keys that other tools have and this one has not, each with the reason. */
const REFUSED_KEYS: Readonly<Record<string, string>> = {
  domain:
    "axes start at zero and end at the largest number or the whole; an axis that is cut makes a difference look larger than it is",
  zero: "bars start at zero; an axis that is cut makes a difference look larger than it is",
  scale: "scales are linear and start at zero; another one makes bars that can’t be compared by their length",
  axis: "axes start at zero and follow from the numbers",
  min: "axes start at zero",
  max: "axes end at the largest number or the whole",
  y2: "two axes side by side suggest a relation that no document prints",
  secondary: "two axes side by side suggest a relation that no document prints",
  trend: "nothing is drawn between or beyond the printed points",
  smooth: "nothing is drawn between or beyond the printed points",
  interpolate: "nothing is drawn between or beyond the printed points",
  ref: "a fence names a registered chart by ref or holds a specification, not both"
};

/** Forms that other tools have and this one has not, each with the reason. */
export const REFUSED_FORMS: Readonly<Record<string, string>> = {
  pie: "angles are hard to compare; parts of a whole are drawn with stacked",
  donut: "angles are hard to compare; parts of a whole are drawn with stacked",
  area: "an area between printed years shows years that are not printed; use slope",
  funnel: "the documents’ counts differ in unit, year and producer, and none is a stage of another",
  map: "the documents print no series by place; use bar",
  scatter: "two quantities against each other suggest a relation that no document prints",
  histogram: "the numbers are counts already; use bar"
};

/** Names that other tools have for a key; the message names ours. */
const KEY_HINTS: Readonly<Record<string, string>> = {
  color: "colour",
  fill: "colour",
  series: "colour",
  type: "form",
  kind: "form",
  mark: "form",
  where: "filter",
  order: "sort",
  facets: "facet",
  groups: "group"
};
