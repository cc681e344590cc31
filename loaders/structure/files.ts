import type {EntryFile} from "./entries.js";

const byId = (fields: Readonly<Record<string, string>>): string => fields.id!;

/** The id of a row of pillars.csv, whose key is its number. */
export const pillarId = (pillar: string): string => `plan.pillar-${pillar}`;

/** The files of `data/lists/`, each with the document that its rows stand in. */
export const FILES = {
  agencies: {name: "agencies", columns: ["id", "name", "aliases", "source"], idOf: byId},
  pillars: {name: "plan-pillars", columns: ["pillar", "label"], source: "plan", idOf: (fields) => pillarId(fields.pillar!)},
  measures: {name: "plan-measures", columns: ["id", "pillar", "numeral", "label", "ministries", "other_bodies", "tags", "contents_start", "contents_end"], source: "plan", idOf: byId},
  efforts: {name: "fy2019-efforts", columns: ["id", "pillar", "label", "agencies", "date", "measure", "basis"], source: "fy2019", idOf: byId},
  recommendations: {name: "un-recommendations", columns: ["id", "letter", "numeral", "theme", "asks_for_law", "measures", "basis"], source: "un", idOf: byId},
  programme: {name: "meeting-programme", columns: ["id", "order", "item", "speaker_kind"], source: "meeting", idOf: byId},
  timeline: {name: "timeline", columns: ["id", "date", "kind", "label", "source"], idOf: byId}
} as const satisfies Record<string, EntryFile>;

/** The name of a file of `data/lists/`. */
export type FileName = keyof typeof FILES;
