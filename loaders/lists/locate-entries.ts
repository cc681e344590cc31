import {whyNotThere} from "../sources/anchor.js";
import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import type {Complain, Entry} from "./entries.js";
import type {ListRow} from "./list.js";

/** Where an entry was found. */
export type Place = Pick<ListRow, "status" | "passage" | "place">;

/** Locates every entry by position and exact text; an orphan is a fault that says what stands there instead. */
export function locateEntries(entries: readonly Entry[], texts: ReadonlyMap<string, SourceText>, complain: Complain): ReadonlyMap<Entry, Place> {
  const finders = new Map<string, TextPlaces>();
  return new Map(entries.map((entry): [Entry, Place] => {
    const source = texts.get(entry.source);
    if (source?.state !== "match") return [entry, {status: "unchecked", passage: null, place: null}];
    const {start, end, fields} = entry;
    const wrong = whyNotThere({start, end, printed: fields.anchor!, prefix: fields.prefix!, suffix: fields.suffix!}, source.text);
    if (wrong !== undefined) {
      complain(entry, wrong.replace(/^printed /, "anchor "));
      return [entry, {status: "orphan", passage: null, place: null}];
    }
    let finder = finders.get(entry.source);
    if (!finder) finders.set(entry.source, finder = new TextPlaces(source.text));
    const paragraph = finder.paragraphAt(start);
    const from = source.text.toUnit(start) - source.text.toUnit(paragraph.start);
    return [entry, {status: "exact", passage: source.text.slice(paragraph.start, paragraph.end), place: {start: from, end: from + fields.anchor!.length}}];
  }));
}
