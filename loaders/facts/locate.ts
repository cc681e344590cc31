import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";
import type {Fault} from "../../src/core/fault.js";
import {inOrder} from "../in-order.js";
import {cutsNumber, whyNotThere} from "../sources/anchor.js";
import type {CodePointText} from "../sources/code-points.js";
import {placesOf} from "../sources/places.js";
import type {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import type {FactRow} from "./fact-row.js";
import {whyUnlikePassage} from "./passage-rules.js";
import type {Vocabulary} from "./vocabulary.js";

/** Where a fact was found; `passage` is its paragraph. */
export interface LocatedFact {
  readonly fact: FactRow;
  readonly status: FactStatus;
  readonly passage: string | null;
  readonly place: Omit<PassagePlace, "passage"> | null;
}

/** Locates the facts of one source by position and exact text; an orphan is a fault that says what stands there instead. */
export function locateFacts(facts: readonly FactRow[], source: SourceText | undefined, vocabulary: Vocabulary, faults: Fault[]): readonly LocatedFact[] {
  if (source?.state !== "match") return facts.map((fact) => ({fact, status: "unchecked", passage: null, place: null}));
  const {text} = source;
  const places = placesOf(text);
  const located = facts.map((fact): LocatedFact => {
    const wrong = whyNotThere(fact, text)
      ?? (cutsNumber(fact, text) ? `printed ${JSON.stringify(fact.printed)} at ${fact.start}–${fact.end} is cut out of a longer number` : undefined);
    if (wrong === undefined) return locateExact(fact, text, places, vocabulary, faults);
    faults.push({file: fact.file, line: fact.line, id: fact.id, message: wrong});
    return {fact, status: "orphan", passage: null, place: null};
  });
  checkOverlaps(facts, faults);
  return located;
}

function locateExact(fact: FactRow, text: CodePointText, places: TextPlaces, vocabulary: Vocabulary, faults: Fault[]): LocatedFact {
  const paragraph = places.paragraphAt(fact.start);
  const passage = text.slice(paragraph.start, paragraph.end);
  const start = text.toUnit(fact.start) - text.toUnit(paragraph.start);
  for (const message of whyUnlikePassage(fact, passage, start, vocabulary)) faults.push({file: fact.file, line: fact.line, id: fact.id, message});
  return {fact, status: "exact", passage, place: {start, end: start + fact.printed.length}};
}

function checkOverlaps(facts: readonly FactRow[], faults: Fault[]): void {
  const ordered = inOrder(facts, (a, b) => a.start - b.start || a.end - b.end);
  ordered.forEach((fact, i) => {
    const before = ordered[i - 1];
    if (before && before.end > fact.start) {
      faults.push({file: fact.file, line: fact.line, id: fact.id, message: `stands at ${fact.start}–${fact.end}, where ${before.id} stands too (${before.start}–${before.end}); one place is one fact`});
    }
  });
}
