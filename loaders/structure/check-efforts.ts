import type {Fault} from "../../src/core/fault.js";
import type {CodePointText} from "../sources/code-points.js";
import {compareAgencies} from "./check-plan.js";
import type {Complain, Entry} from "./entries.js";
import type {Place} from "./locate.js";
import {findPrintedDates} from "./printed-dates.js";
import type {Entries} from "./rules.js";
import {findTags} from "./tags.js";

/** Holds the efforts against the fact sheet's text: every tag is a row, with its agencies, its section and the month it prints. */
export function checkEfforts({agencies, efforts}: Entries, text: CodePointText, places: ReadonlyMap<Entry, Place>, complain: Complain, faults: Fault[]): void {
  const names = agencies.map(({id}) => [id, id] as const).sort(([a], [b]) => b.length - a.length);
  const tags = new Map(findTags(text, {start: 0, end: text.length}, /\[([^[\]]*)\]/gu, names).map((tag) => [`${tag.start}-${tag.end}`, tag]));
  const sections = [...text.text.matchAll(/^(\d+)\. /gmu)].map((match) => ({number: match[1]!, start: text.toPoint(match.index)}));
  for (const effort of efforts) {
    const place = `${effort.start}-${effort.end}`;
    const tag = tags.get(place);
    tags.delete(place);
    if (!tag) {
      complain(effort, `no agencies in square brackets stand at ${place}`);
      continue;
    }
    compareAgencies(effort, effort.fields.agencies!, tag.agencies, complain);
    const section = sections.findLast(({start}) => start < effort.start)?.number ?? "none";
    if (section !== effort.fields.pillar) complain(effort, `pillar: ${effort.fields.pillar}: stands in section ${section}`);
    const months = findPrintedDates(places.get(effort)?.passage ?? "").filter((date) => date.length === "2019-12".length);
    const written = effort.fields.date!;
    if (written === "" ? months.length > 0 : !months.includes(written)) complain(effort, `date: ${written || "(none)"}: its passage prints ${months.join(", ") || "no month"}`);
  }
  for (const place of tags.keys()) faults.push({file: "data/lists/fy2019-efforts.csv", message: `the fact sheet prints agencies in brackets at ${place}, and no row stands there; add one`});
}
