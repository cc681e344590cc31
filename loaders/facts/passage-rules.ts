import type {Fact} from "../../src/core/fact.js";
import {datesOf} from "../../src/core/period.js";
import {rememberByText} from "../memory.js";
import type {Vocabulary} from "./vocabulary.js";

/** The words by which a qualifier is printed, directly before the number (after an opening bracket for an average). */
const QUALIFIER_WORDS: Readonly<Record<string, string>> = {
  about: "about|approximately|around|roughly|some", "more-than": "more than|over|exceeding", "at-least": "at least", "up-to": "up to|within|at most",
  "less-than": "less than|fewer than", nearly: "nearly|almost", from: "from", to: "to", average: "on average"
};

/** Words that never stand before a number without qualifying it. */
const ALWAYS_QUALIFY = /\b(about|approximately|around|roughly|some|more than|at least|up to|at most|less than|fewer than|nearly|almost|within|on average) $/i;

const LONGEST_WORDS = 24;
const wordsPattern = rememberByText((source) => new RegExp(source, "iu"));

/** What the passage of a fact says against its row: qualifier, unit and dates. `before` and `after` are the passage on either side. */
export function whyUnlikePassage(fact: Fact, before: string, after: string, vocabulary: Vocabulary): readonly string[] {
  return [...qualifierFaults(fact, before), ...unitFaults(fact, before, after, vocabulary), ...dateFaults(fact, before + fact.printed + after)];
}

function qualifierFaults({qualifier}: Fact, before: string): readonly string[] {
  if (qualifier === "") {
    const words = ALWAYS_QUALIFY.exec(before.slice(-LONGEST_WORDS))?.[1];
    return words === undefined ? [] : [`"${words}" stands before the number; say so in qualifier`];
  }
  const words = QUALIFIER_WORDS[qualifier];
  const stands = words !== undefined && before.length > 0 && wordsPattern(`(?:^|\\W)(?:${words}) $`).test(before.slice(-LONGEST_WORDS));
  return stands ? [] : [`qualifier: ${qualifier}: no word for it (${words?.replaceAll("|", ", ") ?? "none known"}) stands before the number`];
}

function unitFaults({unit, note}: Fact, before: string, after: string, {unitWords}: Vocabulary): readonly string[] {
  const next = /^[\s-]?(\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "";
  const own = unitWords.get(unit) ?? [];
  const isOwn = own.some((word) => word.toLowerCase() === next);
  const others = [...unitWords].filter(([id, words]) => id !== unit && words.some((word) => word.toLowerCase() === next)).map(([id]) => id);
  if (!isOwn && others.length > 0 && !note.includes(unit)) return [`unit: ${unit}: "${next}" stands after the number, a word for ${others.join(" or ")}; name the unit in note, and why`];
  if (own.length === 0 || isOwn) return [];
  const stands = wordsPattern(`(?<!\\p{L})(?:${own.join("|")})(?!\\p{L})`).test(`${before} ${after}`);
  return stands || note.includes(unit) ? [] : [`unit: ${unit}: no word for it (${own.join(", ")}) stands in the passage; name the unit in note, and why`];
}

function dateFaults({period, note}: Fact, passage: string): readonly string[] {
  const absent = datesOf(period).filter((date) => !passage.includes(date) && !note.includes(date));
  return absent.length === 0 ? [] : [`period ${period}: ${absent.join(", ")} does not stand in the passage; name it in note, and where it comes from`];
}
