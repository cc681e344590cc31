import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";
import type {Fact} from "../../src/core/fact.js";
import {styleOfSource} from "../../src/core/number-style.js";
import {datesOf} from "../../src/core/period.js";
import {groupBy, inOrder} from "../group.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {cutsNumber, leavesSign, whyNotThere} from "../sources/anchor.js";
import {bodiesOf} from "../sources/check-registered.js";
import {whyOtherLocator} from "../sources/locators.js";
import {placesOf} from "../sources/places.js";
import type {CodePointText, TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import type {FactRow} from "./facts-csv.js";
import {isNamed} from "./content-words.js";
import {whyOtherPart} from "./part-words.js";
import type {Vocabulary} from "./vocabulary.js";

/** Where a fact was found; `passage` is its paragraph. */
export interface LocatedFact {
  readonly fact: FactRow;
  readonly status: FactStatus;
  readonly passage: string | null;
  readonly place: Omit<PassagePlace, "passage"> | null;
}

/**
 * Locates the facts of one source by position and exact text; an orphan is a diagnostic that says what stands there
 * instead.
 */
export function locateFacts(
  facts: readonly FactRow[],
  source: SourceText | undefined,
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[]
): readonly LocatedFact[] {
  if (source?.state !== "match") return facts.map((fact) => ({fact, status: "unchecked", passage: null, place: null}));
  const {text} = source;
  const places = placesOf(text);
  const ofLine = groupBy(facts, ({start}) => places.paragraphAt(start).line);
  const around: Surroundings = {text, places, ofLine};
  const style = styleOfSource(source.source);
  const located = facts.map((fact): LocatedFact => {
    const wrong =
      whyNotThere(fact, text) ??
      (cutsNumber(fact, text, style)
        ? `printed ${JSON.stringify(fact.printed)} at ${fact.start}–${fact.end} is cut out of a longer number`
        : leavesSign(fact, text)
          ? `printed ${JSON.stringify(fact.printed)} at ${fact.start}–${fact.end} leaves out the minus before it; let it begin there`
          : undefined);
    if (wrong === undefined) {
      const elsewhere = whyOtherLocator(fact, source);
      if (elsewhere !== undefined)
        diagnostics.push({file: fact.file, line: fact.line, id: fact.id, message: elsewhere});
      return locateExact(fact, around, vocabulary, diagnostics);
    }
    diagnostics.push({file: fact.file, line: fact.line, id: fact.id, message: wrong});
    return {fact, status: "orphan", passage: null, place: null};
  });
  checkOverlaps(facts, diagnostics);
  return located;
}

/** A text, and the facts on each of its lines. */
interface Surroundings {
  readonly text: CodePointText;
  readonly places: TextPlaces;
  readonly ofLine: ReadonlyMap<number, readonly FactRow[]>;
}

function locateExact(
  fact: FactRow,
  {text, places, ofLine}: Surroundings,
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[]
): LocatedFact {
  const paragraph = places.paragraphAt(fact.start);
  const passage = text.slice(paragraph.start, paragraph.end);
  const start = text.toUnit(fact.start) - text.toUnit(paragraph.start);
  const found: LocatedFact = {fact, status: "exact", passage, place: {start, end: start + fact.printed.length}};
  // What a rule says of a fact stands in the cells of its row and in the head of its column.
  if (fact.byRule) return found;
  for (const message of whyUnlikePassage(fact, passage, start, vocabulary))
    diagnostics.push({file: fact.file, line: fact.line, id: fact.id, message});
  const part = whyOtherPart(
    fact,
    ofLine.get(paragraph.line) ?? [],
    (from, to) => text.slice(from, to),
    paragraph,
    vocabulary
  );
  if (part !== undefined) diagnostics.push({file: fact.file, line: fact.line, id: fact.id, message: part});
  return found;
}

function checkOverlaps(facts: readonly FactRow[], diagnostics: Diagnostic[]): void {
  const ordered = inOrder(facts, (a, b) => a.start - b.start || a.end - b.end);
  ordered.forEach((fact, i) => {
    const before = ordered[i - 1];
    if (before && before.end > fact.start) {
      diagnostics.push({
        file: fact.file,
        line: fact.line,
        id: fact.id,
        message: `stands at ${fact.start}–${fact.end}, where ${before.id} stands too (${before.start}–${before.end}); one place is one fact`
      });
    }
  });
}

/** The words by which a qualifier is printed, directly before the number (after an opening bracket for an average). */
const QUALIFIER_WORDS: Readonly<Record<string, string>> = {
  about: "about|approximately|around|roughly|some",
  "more-than": "more than|over|exceeding",
  "at-least": "at least",
  "up-to": "up to|within|at most",
  "less-than": "less than|fewer than",
  nearly: "nearly|almost",
  from: "from",
  to: "to",
  average: "on average"
};

/** Words that always qualify the number after them. */
const ALWAYS_QUALIFY =
  "about|approximately|around|roughly|some|more than|at least|up to|at most|less than|fewer than|nearly|almost|within|on average".split(
    "|"
  );
const alwaysQualifies = new RegExp(String.raw`\b(${ALWAYS_QUALIFY.join("|")}) $`, "i");
const lastWords = new Set(ALWAYS_QUALIFY.map((words) => words.split(" ").at(-1)));

const NONE: readonly string[] = [];
const LONGEST_WORDS = 24;
const wordsPattern = memoizeByText((source) => new RegExp(source, "iu"));
const wordAfter = /[\s-]?(\p{L}+)/uy;
const datesOfPeriod = memoizeByText(datesOf, 10_000);

/**
 * How the passage of a fact contradicts its row in qualifier, unit and dates; empty if it doesn't. `start` is the
 * printed string's place in the passage, in UTF-16 units.
 */
function whyUnlikePassage(fact: Fact, passage: string, start: number, vocabulary: Vocabulary): readonly string[] {
  const found = [
    whyOtherProducer(fact, passage, vocabulary),
    whyOtherQualifier(fact, passage, start),
    whyOtherUnit(fact, passage, start, vocabulary),
    whyOtherDate(fact, passage)
  ];
  return found.every((message) => message === undefined) ? NONE : found.filter((message) => message !== undefined);
}

/** Only a passage that names another body speaks against a producer; many name none. */
function whyOtherProducer(
  {producer, note}: Fact,
  passage: string,
  {producers}: Pick<Vocabulary, "producers">
): string | undefined {
  const own = producers.get(producer);
  if (own === undefined || /\bproducer\b/i.test(note)) return undefined;
  const [name] = bodiesOf([own]);
  if (name === undefined || isNamed(passage, name)) return undefined;
  const others = bodiesOf(producers.values()).filter((other) => isNamed(passage, other));
  return others.length === 0
    ? undefined
    : `producer: ${producer}: the passage does not name it, but ${others.join(", ")}; correct it, or say in note where the producer comes from`;
}

function whyOtherQualifier({qualifier}: Fact, passage: string, start: number): string | undefined {
  if (qualifier === "") {
    const words = lastWords.has(wordBefore(passage, start))
      ? alwaysQualifies.exec(passage.slice(Math.max(0, start - LONGEST_WORDS), start))?.[1]
      : undefined;
    return words === undefined ? undefined : `"${words}" stands before the number; say so in qualifier`;
  }
  const words = QUALIFIER_WORDS[qualifier];
  const before = passage.slice(Math.max(0, start - LONGEST_WORDS), start);
  const stands = words !== undefined && before !== "" && wordsPattern(`(?:^|\\W)(?:${words}) $`).test(before);
  return stands
    ? undefined
    : `qualifier: ${qualifier}: no word for it (${words?.replaceAll("|", ", ") ?? "none known"}) stands before the number`;
}

/** The letters before the space before a place. */
function wordBefore(passage: string, start: number): string {
  if (passage[start - 1] !== " ") return "";
  let from = start - 1;
  while (isLetter(passage.charCodeAt(from - 1))) from--;
  return passage.slice(from, start - 1).toLowerCase();
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function whyOtherUnit(
  {unit, note, printed}: Fact,
  passage: string,
  start: number,
  {unitWords, unitsOfWord}: Vocabulary
): string | undefined {
  wordAfter.lastIndex = start + printed.length;
  const next = wordAfter.exec(passage)?.[1]?.toLowerCase() ?? "";
  const ofNext = unitsOfWord.get(next) ?? NONE;
  if (ofNext.includes(unit)) return undefined;
  if (ofNext.length > 0 && !note.includes(unit))
    return `unit: ${unit}: "${next}" stands after the number, a word for ${ofNext.join(" or ")}; name the unit in note, and why`;
  const own = unitWords.get(unit) ?? NONE;
  if (own.length === 0 || note.includes(unit)) return undefined;
  const around = `${passage.slice(0, start)} ${passage.slice(start + printed.length)}`;
  const stands = wordsPattern(`(?<!\\p{L})(?:${own.join("|")})(?!\\p{L})`).test(around);
  return stands
    ? undefined
    : `unit: ${unit}: no word for it (${own.join(", ")}) stands in the passage; name the unit in note, and why`;
}

function whyOtherDate({period, note}: Fact, passage: string): string | undefined {
  const absent = datesOfPeriod(period).filter((date) => !passage.includes(date) && !note.includes(date));
  return absent.length === 0
    ? undefined
    : `period ${period}: ${absent.join(", ")} does not stand in the passage; name it in note, and where it comes from`;
}
