import type {Fault} from "../../src/core/fault.js";
import type {CodePointText} from "../sources/code-points.js";
import type {SourceText} from "../sources/text.js";
import {checkEfforts} from "./check-efforts.js";
import {checkPlan} from "./check-plan.js";
import {checkRecommendations} from "./check-recommendations.js";
import {complainTo} from "./entries.js";
import type {Entry} from "./entries.js";
import {FILES} from "./files.js";
import type {Place} from "./locate.js";
import {whyNotDated} from "./printed-dates.js";
import type {Entries} from "./rules.js";

/** How far from a date the other end of its period may stand, in code points: about a sentence. */
const NEAR = 200;

/** Holds the rows against the texts that are present: what they print is counted and read again, not taken from the rows. */
export function verifyStructure(entries: Entries, texts: ReadonlyMap<string, SourceText>, places: ReadonlyMap<Entry, Place>, faults: Fault[]): void {
  const complain = complainTo(faults);
  const withText = (source: string, check: (text: CodePointText) => void): void => {
    const found = texts.get(source);
    if (found?.state === "match") check(found.text);
  };
  withText(FILES.measures.source, (text) => checkPlan(entries, text, complain, faults));
  withText(FILES.efforts.source, (text) => checkEfforts(entries, text, places, complain, faults));
  withText(FILES.recommendations.source, (text) => checkRecommendations(entries, text, complain, faults));
  for (const entry of entries.timeline) {
    const {date, anchor, prefix, note} = entry.fields;
    withText(entry.source, (text) => {
      const around = text.slice(entry.start - NEAR, entry.end + NEAR);
      const wrong = whyNotDated(date!, {anchor: anchor!, prefix: prefix!, around, note: note!});
      if (wrong !== undefined) complain(entry, wrong);
    });
  }
}
