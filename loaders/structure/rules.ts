import {isPeriod} from "../../src/core/period.js";
import {wordsOf} from "./entries.js";
import type {Complain, Entry} from "./entries.js";
import type {FileName} from "./files.js";

/** The rows of all files that could be read. */
export type Entries = Readonly<Record<FileName, readonly Entry[]>>;

const SPEAKERS = ["police", "support-centre", "industry"];
const KINDS = ["law", "plan", "institution", "event", "international", "statistics"];
const BASES = ["heading", "judgement"];

/** Adds a fault for whatever in a row is outside its list, names what is not there, or stands twice. */
export function checkEntries(entries: Entries, complain: Complain): void {
  refuseRepeatedIds(Object.values(entries).flat(), complain);
  const known = {
    agency: new Set(entries.agencies.map(({id}) => id)),
    pillar: new Set(entries.pillars.map(({fields}) => fields.pillar!)),
    measure: new Set(entries.measures.map(({id}) => id))
  };
  for (const [name, rows] of Object.entries(entries) as [FileName, readonly Entry[]][]) {
    for (const entry of rows) for (const message of RULES[name](entry.fields, known)) complain(entry, message);
  }
  checkOrder(entries.programme.map((entry) => [entry, entry.fields.order!]), complain);
  checkOrder(entries.pillars.map((entry) => [entry, entry.fields.pillar!]), complain);
}

type Known = Readonly<Record<"agency" | "pillar" | "measure", ReadonlySet<string>>>;
type Fields = Readonly<Record<string, string>>;

const RULES: Readonly<Record<FileName, (fields: Fields, known: Known) => readonly string[]>> = {
  agencies: ({id, name, aliases}) => [
    ...unless(/^[A-Z]+$/.test(id!), `id ${id}: expected capital letters, as the document abbreviates it`),
    ...unless(name !== "", "name is empty"),
    ...unless(aliases !== "", "aliases is empty; it holds the name as the plan prints it, several with ; between them")
  ],
  pillars: ({pillar, label}) => [...unless(/^[1-9]\d*$/.test(pillar!), `pillar ${pillar}: expected a number`), ...needLabel(label)],
  measures: ({id, pillar, numeral, label, ministries, other_bodies, tags, contents_start, contents_end, locator}, known) => [
    ...unless(locator === `Part III, pillar ${pillar} (${numeral})`, `locator: ${locator}: expected Part III, pillar ${pillar} (${numeral})`),
    ...unless(id === `plan.m${pillar}-${numeral}`, `id ${id}: expected plan.m${pillar}-${numeral}, of its pillar and numeral`),
    ...unless(/^[ivx]+$/.test(numeral!), `numeral ${numeral}: expected a small Roman numeral`),
    ...needLabel(label), ...among("pillar", [pillar!], known.pillar, "plan-pillars.csv"),
    ...unless(ministries !== "", "ministries is empty; it holds those that the measure names"),
    ...among("agency", wordsOf(ministries), known.agency, "agencies.csv"), ...yesOrNothing("other_bodies", other_bodies!),
    ...unless(/^\d+-\d+(?: \d+-\d+)*$/.test(tags!), `tags: ${tags}: expected the offsets of the printed names, such as 120-131 140-152`),
    ...unless(/^\d+$/.test(contents_start!) && /^\d+$/.test(contents_end!), `contents_start–contents_end: ${contents_start}–${contents_end}: expected two whole numbers`)
  ],
  efforts: ({pillar, label, agencies, date, measure, basis}, known) => [
    ...needLabel(label), ...among("pillar", [pillar!], known.pillar, "plan-pillars.csv"), ...among("agency", wordsOf(agencies), known.agency, "agencies.csv"),
    ...unless(agencies !== "", "agencies is empty; it holds those that the effort names"),
    ...unless(date === "" || isPeriod(date!), `date: ${date}: expected ISO 8601 or nothing`),
    ...among("measure", [measure!], known.measure, "plan-measures.csv"), ...among("basis", [basis!], BASES)
  ],
  recommendations: ({id, letter, numeral, theme, asks_for_law, measures, basis, locator}, known) => [
    ...unless(id === `un.r-${[letter, numeral].filter((part) => part !== "").join("-")}`, `id ${id}: expected un.r-, its letter and its numeral`),
    ...unless(locator === `para 74 (${letter})${numeral === "" ? "" : ` (${numeral})`}`, `locator: ${locator}: expected para 74 with its letter and numeral`),
    ...unless(/^[a-z]$/.test(letter!), `letter ${letter}: expected one small letter`), ...unless(/^[ivx]*$/.test(numeral!), `numeral ${numeral}: expected a small Roman numeral or nothing`),
    ...needLabel(theme, "theme"), ...yesOrNothing("asks_for_law", asks_for_law!), ...among("measure", wordsOf(measures), known.measure, "plan-measures.csv"), ...among("basis", [basis!], BASES)
  ],
  programme: ({order, item, speaker_kind}) => [
    ...unless(/^[1-9]\d*$/.test(order!), `order: ${order}: expected a number`), ...needLabel(item, "item"), ...among("speaker_kind", [speaker_kind!], SPEAKERS)
  ],
  timeline: ({date, kind, label}) => [
    ...needLabel(label), ...unless(isPeriod(date!), `date: ${date}: expected ISO 8601, such as 2014, 2016-04/2017-03 or 2010/..`), ...among("kind", [kind!], KINDS)
  ]
};

function unless(holds: boolean, message: string): readonly string[] {
  return holds ? [] : [message];
}

function needLabel(label: string | undefined, column = "label"): readonly string[] {
  return unless(label !== "", `${column} is empty; say in our own words what the row is`);
}

function yesOrNothing(column: string, value: string): readonly string[] {
  return unless(value === "" || value === "yes", `${column}: ${value}: expected yes or nothing`);
}

function among(what: string, values: readonly string[], known: ReadonlySet<string> | readonly string[], file?: string): readonly string[] {
  const list = new Set(known);
  const repeated = values.filter((value, i) => values.indexOf(value) < i).map((value) => `${what} ${value} stands twice`);
  const hint = file === undefined ? `expected one of ${[...list].join(", ")}` : `known ones stand in data/lists/${file}`;
  return [...repeated, ...values.filter((value) => !list.has(value)).map((value) => `unknown ${what} ${value === "" ? "(empty)" : value}; ${hint}`)];
}

function refuseRepeatedIds(entries: readonly Entry[], complain: Complain): void {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const before = first.get(entry.id);
    if (before) complain(entry, `id already used at ${before.file}:${before.line}; ids are unique`);
    else first.set(entry.id, entry);
  }
}

function checkOrder(rows: readonly (readonly [Entry, string])[], complain: Complain): void {
  rows.forEach(([entry, number], i) => {
    if (number !== String(i + 1)) complain(entry, `is number ${number}, but row ${i + 1} of its file; rows stand in order, without a gap`);
    const before = rows[i - 1]?.[0];
    if (before && before.start >= entry.start) complain(entry, `stands at ${entry.start}, before ${before.id} (${before.start}); rows stand in the order of the text`);
  });
}

