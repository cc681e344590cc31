import type {Fault} from "../../src/core/fault.js";
import type {SourceText} from "../sources/text.js";
import {cellOf} from "./cell-rules.js";
import {checkNumbered} from "./check-numbered.js";
import {writtenColumn} from "./definition.js";
import type {DateRule, ListDefinition, TagRule} from "./definition.js";
import type {Complain, Entry, WrittenList} from "./entries.js";
import type {Place} from "./locate-entries.js";
import {findPrintedDates, whyNotDated} from "./printed-dates.js";
import {findStretches} from "./stretches.js";
import {checkTags} from "./tags.js";
import type {TagWords} from "./tags.js";

/** How far from a date the other end of its period may stand, in code points: about a sentence. */
const NEAR = 200;

/** What lists are held against. */
export interface FoundSetting {
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly places: ReadonlyMap<Entry, Place>;
  readonly complain: Complain;
  readonly faults: Fault[];
}

/** Holds the rows of lists against the texts that are present, as their definitions say: what is printed is counted and read again, not taken from the rows. */
export function checkFound(lists: readonly WrittenList[], setting: FoundSetting): void {
  for (const list of lists) {
    checkInText(list, lists, setting);
    const {dates} = list.definition.found ?? {};
    if (dates) for (const entry of list.entries) checkDate(entry, dates, setting);
  }
}

function checkInText({definition, entries}: WrittenList, lists: readonly WrittenList[], {texts, complain, faults}: FoundSetting): void {
  const {found, source} = definition;
  const text = source && texts.get(source.name);
  if (!found || text?.state !== "match" || (found.numbered.length === 0 && !found.tags)) return;
  const stretches = findStretches(found, text.text, source!.name);
  if (!stretches) return;
  const inText = {definition, entries, source: source!.name, text: text.text, stretches, complain, faults};
  if (found.numbered.length > 0) checkNumbered(found.numbered, found.contents, inText);
  const names = found.tags && namesOf(found.tags, definition, lists);
  if (names) checkTags(found.tags, names, inText);
}

/** The names that tags print, longest first, with what the tagged column calls their rows; undefined where the list of names could not be read. */
function namesOf({names: {list, column}, column: tagged}: TagRule, own: ListDefinition, lists: readonly WrittenList[]): TagWords["names"] | undefined {
  const by = writtenColumn(own, tagged.name)?.refers?.by ?? "id";
  return lists.find(({definition}) => definition.id === list)?.entries
    .flatMap((entry) => cellOf(entry, column).split(";").map((name) => [name.trim(), cellOf(entry, by)] as const))
    .filter(([name]) => name !== "")
    .sort(([a], [b]) => b.length - a.length);
}

function checkDate(entry: Entry, {column: {name}, read, fiscalYear}: DateRule, {texts, places, complain}: FoundSetting): void {
  const written = cellOf(entry, name);
  const text = texts.get(entry.source);
  if (text?.state !== "match") return;
  if (read === "anchor") {
    const {anchor, prefix, note} = entry.fields;
    const around = text.text.slice(entry.start - NEAR, entry.end + NEAR);
    const wrong = whyNotDated(written, {anchor: anchor!, prefix: prefix!, around, note: note!, fiscalYear});
    if (wrong !== undefined) complain(entry, `${name}: ${wrong}`);
    return;
  }
  const passage = places.get(entry)?.passage ?? null;
  if (passage === null) return;
  const dates = findPrintedDates(passage);
  if (written === "" ? dates.length === 0 : dates.includes(written)) return;
  complain(entry, `${name}: ${written || "(none)"}: its passage prints ${dates.join(", ") || "no month"}`);
}
