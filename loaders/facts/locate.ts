import type {Fault} from "../../src/core/fault.js";
import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";
import {yearsOf} from "../../src/core/period.js";
import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import type {FactRow} from "./read.js";

/** Where a fact was found; `passage` is its paragraph. */
export interface LocatedFact {
  readonly fact: FactRow;
  readonly status: FactStatus;
  readonly passage: string | null;
  readonly place: Omit<PassagePlace, "passage"> | null;
}

/** Locates every fact by position and exact text; an orphan is a fault that says what stands there instead. */
export function locateFacts(facts: readonly FactRow[], texts: ReadonlyMap<string, SourceText>, faults: Fault[]): readonly LocatedFact[] {
  const places = new Map<string, TextPlaces>();
  const located = facts.map((fact): LocatedFact => {
    const text = texts.get(fact.source);
    if (text?.state !== "match") return {fact, status: "unchecked", passage: null, place: null};
    const wrong = whyOrphan(fact, text);
    if (wrong !== undefined) {
      faults.push({file: fact.file, line: fact.line, id: fact.id, message: wrong});
      return {fact, status: "orphan", passage: null, place: null};
    }
    let finder = places.get(fact.source);
    if (!finder) places.set(fact.source, finder = new TextPlaces(text.points));
    return locateExact(fact, finder, faults);
  });
  checkOverlaps(facts.filter(({source}) => texts.get(source)?.state === "match"), faults);
  return located;
}

function locateExact(fact: FactRow, places: TextPlaces, faults: Fault[]): LocatedFact {
  const paragraph = places.paragraphAt(fact.start);
  const passage = places.slice(paragraph.start, paragraph.end);
  const start = places.slice(paragraph.start, fact.start).length;
  const absent = yearsOf(fact.period).filter((year) => !passage.includes(year));
  if (absent.length > 0 && fact.note === "") {
    faults.push({file: fact.file, line: fact.line, id: fact.id, message: `period ${fact.period}: ${absent.join(", ")} does not stand in the passage; say in note where it comes from`});
  }
  return {fact, status: "exact", passage, place: {start, end: start + fact.printed.length}};
}

function whyOrphan(fact: FactRow, {points}: SourceText): string | undefined {
  const {start, end, printed} = fact;
  const where = `${start}–${end}`;
  if (end > points.length) return `offsets ${where} lie past the end of the text (${points.length} characters)`;
  const there = points.slice(start, end).join("");
  const hint = (): string => {
    const at = nearest(points, printed, start);
    return at === undefined ? "" : ` (nearest "${printed}" at ${at}–${at + Array.from(printed).length}; check that it is the same number)`;
  };
  if (there !== printed) return `printed ${JSON.stringify(printed)} not found at ${where}, found ${JSON.stringify(there)}${hint()}`;
  const before = points.slice(Math.max(0, start - Array.from(fact.prefix).length), start).join("");
  if (before !== fact.prefix) return `prefix ${JSON.stringify(fact.prefix)} does not stand before ${start}, found ${JSON.stringify(before)}${hint()}`;
  const after = points.slice(end, end + Array.from(fact.suffix).length).join("");
  if (after !== fact.suffix) return `suffix ${JSON.stringify(fact.suffix)} does not stand after ${end}, found ${JSON.stringify(after)}${hint()}`;
  return splitsNumber(points, start, end) ? `printed ${JSON.stringify(printed)} at ${where} is cut out of a longer number` : undefined;
}

function splitsNumber(points: readonly string[], start: number, end: number): boolean {
  const digit = (point: string | undefined): boolean => point !== undefined && /\p{Nd}/u.test(point);
  const joins = (point: string | undefined): boolean => point === "." || point === ",";
  const before = digit(points[start]) && (digit(points[start - 1]) || (joins(points[start - 1]) && digit(points[start - 2])));
  const after = digit(points[end - 1]) && (digit(points[end]) || (joins(points[end]) && digit(points[end + 1]) && !(points[end] === "," && points[end + 1] === " ")));
  return before || after;
}

function nearest(points: readonly string[], printed: string, from: number): number | undefined {
  const wanted = Array.from(printed);
  const matches = (at: number): boolean => at >= 0 && wanted.every((point, i) => points[at + i] === point);
  for (let distance = 1; distance < points.length; distance++) {
    if (matches(from - distance)) return from - distance;
    if (matches(from + distance)) return from + distance;
  }
  return undefined;
}

function checkOverlaps(facts: readonly FactRow[], faults: Fault[]): void {
  const ordered = [...facts].sort((a, b) => a.source.localeCompare(b.source, "en") || a.start - b.start || a.end - b.end);
  ordered.forEach((fact, i) => {
    const before = ordered[i - 1];
    if (before?.source === fact.source && before.end > fact.start) {
      faults.push({file: fact.file, line: fact.line, id: fact.id, message: `stands at ${fact.start}–${fact.end}, where ${before.id} stands too (${before.start}–${before.end}); one place is one fact`});
    }
  });
}
