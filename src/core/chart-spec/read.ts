import {formInfo} from "./forms.js";
import {readFilter, readKeyColumns, readNotes} from "./read-values.js";
import {show} from "./report.js";
import type {Report} from "./report.js";
import {KEY_HINTS, REFUSED_FORMS, REFUSED_KEYS, SCHEMA} from "./schema.js";
import type {SpecKey} from "./schema.js";
import type {ChartSpec, Measure, ReadSpec, SpecProblem} from "./spec.js";
import {keyColumns, quantityColumns, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads a specification from what YAML or JSON gave. Every problem is reported at once, with its key, what stood there and what is
 * allowed; whether the chart would mislead is the affair of `whyRefused`.
 */
export function readChartSpec(value: unknown, tables: readonly TableInfo[]): ReadSpec {
  const problems: SpecProblem[] = [];
  const report: Report = (key, message, allowed) =>
    problems.push(allowed ? {key, message: `${key}: ${message}; allowed: ${allowed.join(", ") || "none"}`, allowed} : {key, message: `${key}: ${message}`});
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report("table", "expected a map of keys, such as table: … and form: …", SCHEMA.map(({key}) => key));
    return {problems};
  }
  const given = value as Given;
  for (const key of Object.keys(given)) if (!SCHEMA.some((known) => known.key === key)) reportUnknownKey(key, report);
  for (const {key, required, words} of SCHEMA) if (required && isEmpty(given[key])) report(key, "missing", key === "table" ? tables.map(({id}) => id) : words);
  const table = tables.find(({id}) => id === given["table"]);
  if (!isEmpty(given["table"]) && !table) report("table", `unknown table ${show(given["table"])}`, tables.map(({id}) => id));
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
  else report(key, hint === undefined ? "unknown key" : `unknown key; write ${hint}`, SCHEMA.map((known) => known.key));
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function readKey({key, type, words}: SpecKey, value: unknown, table: TableInfo | undefined, report: Report): unknown {
  switch (type) {
    case "filter": return readFilter(key, value, table, report);
    case "key columns": return readKeyColumns(key, value, table, report);
    case "notes": return readNotes(key, value, report);
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
    report(key, others.includes(name) ? `${show(name)} is a ${type === "key column" ? "quantity, not a key" : "key, not a quantity"}` : `table ${table.id} has no column ${show(name)}`, allowed);
  }
  const info = formInfo(spec["form"] as string);
  if (!info) return;
  for (const key of info.needs) if (spec[key] === undefined) report(key, `missing; the form ${info.form} needs it`, key === "y" ? quantities : keys);
  for (const key of info.without) if (spec[key] !== undefined) report(key, `the form ${info.form} has no use for it; leave it out`);
  const measure = spec["measure"] as Measure | undefined;
  if (measure !== undefined && !info.measures.includes(measure)) report("measure", `the form ${info.form} can’t show ${measure}`, info.measures);
  if (measure !== undefined && measure !== "level" && spec["y"] === undefined) report("y", `missing; measure ${measure} needs it`, quantities);
  fitValues(spec, table, report);
}

/** Whether the highlighted and annotated values are values of `x` or `colour`, and groups keep what is drawn. */
function fitValues(spec: Record<string, unknown>, table: TableInfo, report: Report): void {
  const drawn = ["colour", "x"].flatMap((key) => (typeof spec[key] === "string" ? [spec[key]] : []));
  const lists = drawn.map((column) => valuesOfColumn(table, column));
  const allowed = lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
  const noted = Object.keys((spec["annotate"] ?? {})).map((value) => ["annotate", value] as const);
  const looked = spec["highlight"] === undefined ? [] : [["highlight", spec["highlight"] as string] as const];
  for (const [key, value] of [...looked, ...noted]) {
    if (allowed && !allowed.includes(value)) report(key, `no row has ${show(value)} in ${drawn.join(" or ") || "x or colour, which are missing"}`, allowed.slice(0, 40));
  }
  const group = spec["group"] as readonly string[] | undefined;
  if (!group) return;
  for (const key of ["x", "colour", "facet"]) {
    const column = spec[key];
    if (typeof column === "string" && !group.includes(column)) report("group", `${column} is drawn as ${key} and must be among the groups`);
  }
}
