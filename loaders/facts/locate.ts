import type {Fault} from "../../src/core/fault.js";
import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";
import {cutsNumber, whyNotThere} from "../sources/anchor.js";
import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import {whyUnlikePassage} from "./passage-rules.js";
import type {FactRow} from "./read.js";
import type {Vocabulary} from "./vocabulary.js";

/** Where a fact was found; `passage` is its paragraph. */
export interface LocatedFact {
  readonly fact: FactRow;
  readonly status: FactStatus;
  readonly passage: string | null;
  readonly place: Omit<PassagePlace, "passage"> | null;
}

/** Locates every fact by position and exact text; an orphan is a fault that says what stands there instead. */
export function locateFacts(facts: readonly FactRow[], texts: ReadonlyMap<string, SourceText>, vocabulary: Vocabulary, faults: Fault[]): readonly LocatedFact[] {
  const places = new Map<string, TextPlaces>();
  const located = facts.map((fact): LocatedFact => {
    const source = texts.get(fact.source);
    if (source?.state !== "match") return {fact, status: "unchecked", passage: null, place: null};
    const wrong = whyNotThere(fact, source.text)
      ?? (cutsNumber(fact, source.text) ? `printed ${JSON.stringify(fact.printed)} at ${fact.start}–${fact.end} is cut out of a longer number` : undefined);
    if (wrong !== undefined) {
      faults.push({file: fact.file, line: fact.line, id: fact.id, message: wrong});
      return {fact, status: "orphan", passage: null, place: null};
    }
    let finder = places.get(fact.source);
    if (!finder) places.set(fact.source, finder = new TextPlaces(source.text));
    return locateExact(fact, source, finder, vocabulary, faults);
  });
  checkOverlaps(facts.filter(({source}) => texts.get(source)?.state === "match"), faults);
  return located;
}

function locateExact(fact: FactRow, {text}: SourceText, places: TextPlaces, vocabulary: Vocabulary, faults: Fault[]): LocatedFact {
  const paragraph = places.paragraphAt(fact.start);
  const passage = text.slice(paragraph.start, paragraph.end);
  const start = text.toUnit(fact.start) - text.toUnit(paragraph.start);
  for (const message of whyUnlikePassage(fact, passage.slice(0, start), passage.slice(start + fact.printed.length), vocabulary)) {
    faults.push({file: fact.file, line: fact.line, id: fact.id, message});
  }
  return {fact, status: "exact", passage, place: {start, end: start + fact.printed.length}};
}

function checkOverlaps(facts: readonly FactRow[], faults: Fault[]): void {
  const ordered = [...facts].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.start - b.start || a.end - b.end));
  ordered.forEach((fact, i) => {
    const before = ordered[i - 1];
    if (before?.source === fact.source && before.end > fact.start) {
      faults.push({file: fact.file, line: fact.line, id: fact.id, message: `stands at ${fact.start}–${fact.end}, where ${before.id} stands too (${before.start}–${before.end}); one place is one fact`});
    }
  });
}
