import {yearsOf} from "../../src/core/period.js";
import {wordsOf} from "./entries.js";
import type {Entry} from "./entries.js";
import type {Place} from "./locate.js";
import type {Entries} from "./rules.js";
import type {StructureColumn, StructureRow, StructureTable} from "./structure.js";

type Fields = StructureRow["fields"];

/** A table, and how its rows are made of a file's. */
interface Recipe extends Pick<StructureTable, "id" | "title" | "description" | "caveat"> {
  readonly columns: Readonly<Record<string, string>>;
  rows(entries: Entries): readonly Entry[];
  labelOf(fields: Entry["fields"]): string;
  fieldsOf(entry: Entry, entries: Entries): Readonly<Record<string, readonly string[] | string>>;
}

const NOTE = "Note";

const RECIPES: readonly Recipe[] = [
  {
    id: "plan-measures",
    title: "Measures of the Basic Plan",
    description: "One row for each measure of Part III, with the ministries and agencies named beside it. To be named is not to lead, and says nothing of budget or effort.",
    columns: {
      pillar: "Pillar", numeral: "Numeral", ministries: "Ministries and agencies named", named: "How many are named", other_bodies: "Other bodies named",
      efforts: "Efforts of fiscal year 2019 that we connect with it", recommendations: "Recommendations that we see it touch", note: NOTE
    },
    caveat: "measures-ministries",
    rows: ({measures}) => measures,
    labelOf: ({label}) => label!,
    fieldsOf: ({id, fields}, {efforts, recommendations}) => ({
      pillar: fields.pillar!, numeral: fields.numeral!, ministries: wordsOf(fields.ministries), named: String(wordsOf(fields.ministries).length),
      other_bodies: yesOrNo(fields.other_bodies),
      efforts: efforts.filter((effort) => effort.fields.measure === id).map((effort) => effort.id),
      recommendations: recommendations.filter((row) => wordsOf(row.fields.measures).includes(id)).map((row) => row.id),
      note: fields.note!
    })
  },
  {
    id: "plan-pillars",
    title: "Pillars of the Basic Plan",
    description: "One row for each heading of Part III.",
    columns: {pillar: "Pillar", note: NOTE},
    rows: ({pillars}) => pillars,
    labelOf: ({label}) => label!,
    fieldsOf: ({fields}) => ({pillar: fields.pillar!, note: fields.note!})
  },
  {
    id: "fy2019-efforts",
    title: "Efforts of fiscal year 2019 under the plan",
    description: "One row for each effort that the fact sheet tags with agencies, and the measure that it carries out: by its heading, or in our judgement. A choice of efforts, not a record of all.",
    columns: {pillar: "Section", agencies: "Agencies named", date: "Month", measure: "Measure", basis: "Basis of the connection", note: NOTE},
    rows: ({efforts}) => efforts,
    labelOf: ({label}) => label!,
    fieldsOf: ({fields}) => ({
      pillar: fields.pillar!, agencies: wordsOf(fields.agencies), date: fields.date!, measure: fields.measure!, basis: fields.basis!, note: fields.note!
    })
  },
  {
    id: "un-recommendations",
    title: "Recommendations of the UN report",
    description: "One row for each letter and numeral of paragraph 74, with the measures of the later plan that touch it in our judgement. To touch is not to answer.",
    columns: {
      letter: "Letter", numeral: "Numeral", asks_for_law: "Asks for law", touched: "Touched by the plan", measures: "Measures that touch it", pillars: "Pillars of those measures", note: NOTE
    },
    caveat: "recommendations-pillars",
    rows: ({recommendations}) => recommendations,
    labelOf: ({theme}) => theme!,
    fieldsOf: ({fields}, {measures}) => {
      const ids = wordsOf(fields.measures);
      return {
        letter: fields.letter!, numeral: fields.numeral!, asks_for_law: yesOrNo(fields.asks_for_law), touched: ids.length > 0 ? "yes" : "no", measures: ids,
        pillars: [...new Set(measures.filter(({id}) => ids.includes(id)).map((measure) => measure.fields.pillar!))], note: fields.note!
      };
    }
  },
  {
    id: "meeting-programme",
    title: "Programme of the sixth specialist group meeting",
    description: "One row for each address and presentation of the meeting.",
    columns: {order: "Order", speaker_kind: "Kind of speaker", note: NOTE},
    rows: ({programme}) => programme,
    labelOf: ({item}) => item!,
    fieldsOf: ({fields}) => ({order: fields.order!, speaker_kind: fields.speaker_kind!, note: fields.note!})
  },
  {
    id: "timeline",
    title: "What the documents date",
    description: "One row for each event, law, plan and record that one of the documents dates, as that document prints it; what two documents date stands twice.",
    columns: {date: "Date", year: "Year", kind: "Kind", note: NOTE},
    rows: ({timeline}) => [...timeline].sort((a, b) => compareDates(a.fields.date!, b.fields.date!)),
    labelOf: ({label}) => label!,
    fieldsOf: ({fields}) => ({date: fields.date!, year: yearsOf(fields.date!)[0] ?? "", kind: fields.kind!, note: fields.note!})
  },
  {
    id: "agencies",
    title: "Ministries and agencies",
    description: "One row for each ministry or agency that the documents abbreviate, with the measures of the plan that name it.",
    columns: {measures: "Measures that name it", note: NOTE},
    rows: ({agencies}) => agencies,
    labelOf: ({name}) => name!,
    fieldsOf: ({id, fields}, {measures}) => ({measures: measures.filter((measure) => wordsOf(measure.fields.ministries).includes(id)).map((measure) => measure.id), note: fields.note!})
  }
];

/** The ids of all tables that `data/lists/` makes, with the names of their own columns. */
export const STRUCTURE_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map(RECIPES.map(({id, columns}) => [id, Object.keys(columns)]));

/** Makes the tables of entries that have been located. What one file says of another's rows stands in both. */
export function makeTables(entries: Entries, places: ReadonlyMap<Entry, Place>): readonly StructureTable[] {
  return RECIPES.map(({id, title, description, caveat, columns, rows, labelOf, fieldsOf}): StructureTable => {
    const made = rows(entries).map((entry): StructureRow => ({
      id: entry.id, label: labelOf(entry.fields), locator: entry.fields.locator!, source: entry.source, start: entry.start, end: entry.end, anchor: entry.fields.anchor!,
      ...places.get(entry)!, fields: listed(fieldsOf(entry, entries))
    }));
    return {
      id, title, description, ...(caveat === undefined ? {} : {caveat}), rows: made, sources: [...new Set(made.map(({source}) => source))],
      columns: Object.entries(columns).map(([name, label]): StructureColumn => ({name, label}))
    };
  });
}

function listed(fields: Readonly<Record<string, readonly string[] | string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value !== "string" ? value : value === "" ? [] : [value]]));
}

function yesOrNo(value: string | undefined): string {
  return value === "yes" ? "yes" : "no";
}

/** By the first date printed, a year before its months; what has no beginning stands at its end. */
function compareDates(a: string, b: string): number {
  const [from, to] = [a, b].map((date) => date.replace(/^\.\.\//, ""));
  return from! < to! ? -1 : from! > to! ? 1 : 0;
}
