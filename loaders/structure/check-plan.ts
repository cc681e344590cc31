import type {Fault} from "../../src/core/fault.js";
import type {CodePointText} from "../sources/code-points.js";
import {wordsOf} from "./entries.js";
import type {Complain, Entry} from "./entries.js";
import {gapsIn, headingName, partThree, planHeadings} from "./headings.js";
import type {Heading, Stretch} from "./headings.js";
import type {Entries} from "./rules.js";
import {findTags} from "./tags.js";
import type {AgencyNames, PlacedTag} from "./tags.js";

const FILE = "data/lists/plan-measures.csv";

/** Holds the rows of the plan against its text: its contents, its headings and its tags, each counted again from the text itself. */
export function checkPlan({agencies, pillars, measures}: Entries, text: CodePointText, complain: Complain, faults: Fault[]): void {
  const parts = partThree(text);
  if (!parts) {
    faults.push({file: FILE, message: "the plan's text does not list a Part III once and print it once; its measures can't be counted"});
    return;
  }
  const contents = planHeadings(text, parts.contents);
  const body = planHeadings(text, parts.body);
  for (const [where, headings] of [["contents", contents], ["text", body]] as const) {
    for (const gap of gapsIn(headings, String)) faults.push({file: FILE, message: `the plan's ${where} print ${gap}`});
  }
  compareCounts(contents, body, faults);
  matchHeadings(pillars, body.filter(({numeral}) => numeral === ""), placeOf, complain, faults);
  const headings = body.filter(({numeral}) => numeral !== "");
  matchHeadings(measures, headings, placeOf, complain, faults);
  matchHeadings(measures, contents.filter(({numeral}) => numeral !== ""), contentsPlaceOf, complain, faults);
  checkTags(measures, text, parts.body, headings, namesOf(agencies), complain, faults);
}

function compareCounts(contents: readonly Heading[], body: readonly Heading[], faults: Fault[]): void {
  const count = (headings: readonly Heading[], pillar: string): number => headings.filter(({first, numeral}) => first === pillar && numeral !== "").length;
  for (const pillar of new Set([...contents, ...body].map(({first}) => first))) {
    const [listed, printed] = [count(contents, pillar), count(body, pillar)];
    if (listed !== printed) faults.push({file: FILE, message: `pillar ${pillar}: the plan's contents list ${listed} measures, its Part III prints ${printed}`});
  }
}

const placeOf = ({start, end}: Entry): Stretch => ({start, end});
const contentsPlaceOf = ({fields}: Entry): Stretch => ({start: Number(fields.contents_start), end: Number(fields.contents_end)});

function matchHeadings(rows: readonly Entry[], headings: readonly Heading[], place: (row: Entry) => Stretch, complain: Complain, faults: Fault[]): void {
  const left = new Map(headings.map((heading) => [headingName(heading), heading]));
  for (const row of rows) {
    const name = headingName({first: row.fields.pillar!, numeral: row.fields.numeral ?? ""});
    const [heading, {start, end}] = [left.get(name), place(row)];
    left.delete(name);
    if (!heading) complain(row, `the plan prints no ${name}`);
    else if (heading.start !== start || heading.end !== end) complain(row, `is said to stand at ${start}–${end}; the plan prints ${name} at ${heading.start}–${heading.end}`);
  }
  for (const [name, {start, end}] of left) faults.push({file: rows[0]?.file ?? FILE, message: `the plan prints ${name} at ${start}–${end}, and no row says so; add one`});
}

function checkTags(measures: readonly Entry[], text: CodePointText, body: Stretch, headings: readonly Heading[], names: AgencyNames, complain: Complain, faults: Fault[]): void {
  const printed = new Map(findTags(text, body, /\(([^()]*)\)/gu, names).map((tag) => [`${tag.start}-${tag.end}`, tag]));
  const forgotten = new Set(printed.keys());
  for (const measure of measures) {
    const found: PlacedTag[] = [];
    for (const place of wordsOf(measure.fields.tags)) {
      const tag = printed.get(place);
      if (tag && forgotten.delete(place)) found.push(tag);
      else complain(measure, `tags: ${place}: ${tag ? "belongs to another row too" : `no agencies in brackets stand there, but ${JSON.stringify(sliceAt(text, place))}`}`);
    }
    const next = headings.find(({start}) => start > measure.start)?.start ?? body.end;
    for (const {start, end} of found) {
      if (start < measure.start || end > next) complain(measure, `tags: ${start}-${end} does not stand between its heading and the next (${measure.start}–${next})`);
    }
    compareAgencies(measure, measure.fields.ministries!, [...new Set(found.flatMap(({agencies}) => agencies))], complain);
    const others = found.some((tag) => tag.others);
    if (others !== (measure.fields.other_bodies === "yes")) complain(measure, `other_bodies: the plan ${others ? "names" : "does not name"} other related bodies beside it`);
  }
  for (const place of forgotten) faults.push({file: FILE, message: `the plan prints agencies in brackets at ${place}, and no row has them in tags; add them to the measure before`});
}

function sliceAt(text: CodePointText, place: string): string {
  const [start = 0, end = 0] = place.split("-").map(Number);
  return text.slice(start, Math.min(end, start + 60));
}

/** Adds a fault where a row names other agencies than its document prints, or in another order. */
export function compareAgencies(row: Entry, written: string, printed: readonly string[], complain: Complain): void {
  if (wordsOf(written).join(" ") !== printed.join(" ")) complain(row, `the document prints ${printed.join(" ") || "none"}, the row says ${written || "none"}; the row follows the document, in its order`);
}

/** The names that the plan prints, longest first. */
function namesOf(agencies: readonly Entry[]): AgencyNames {
  return agencies
    .flatMap(({id, fields}) => fields.aliases!.split(";").map((name) => [name.trim(), id] as const))
    .sort(([a], [b]) => b.length - a.length);
}
