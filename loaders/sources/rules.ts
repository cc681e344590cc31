import {NO_NOUNS, countedPattern, madeOfNouns} from "../../src/core/claim-words.js";
import type {ProseNouns} from "../../src/core/claim-words.js";
import {inOrder} from "../group.js";

/** A rule by which a number in a document is not a figure. */
export interface TokenRule {
  readonly id: string;
  readonly reason: string;
  /** What the rule recognises; tokens within its first group, or else within the whole match, are explained. */
  readonly pattern: RegExp;
  /** The only part of a text to which the rule applies; undefined where there is none. */
  readonly where?: (text: string) => {readonly start: number; readonly end: number} | undefined;
}

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = String.raw`(?:19|20)\d\d(?![\d,:.]\d|\d|-)`;
const AFTER_PREPOSITION = String.raw`(?<=\b(?:in|since|between|from|to|and|of|for) \d{4})`;

/**
 * The rules for every document; the test of each has a similar text that it must not match. Rules of a single document
 * are in own-rules.ts.
 */
const generalRules = madeOfNouns((nouns): readonly TokenRule[] => [
  {id: "address", reason: "part of a web address", pattern: /(?:https?:\/\/|www\.)[^\s)]+/gu},
  {id: "paragraph-number", reason: "number of a paragraph", pattern: /^\d+\.\t/gmu},
  {id: "list-numeral", reason: "number of a list item or heading", pattern: /^\t?\d{1,2}\.[\t ]|^\(\d{1,2}\) /gmu},
  {
    id: "contents-page",
    reason: "page number in the table of contents",
    pattern: /(?<!\d)(\d+)[ \t]*$/gmu,
    where: contentsOf
  },
  {
    id: "provision",
    reason: "number of an article, paragraph, Act or convention",
    pattern: /\b(?:articles?|arts?\.|paragraphs?|paras?\.|Act No\.|Convention No\.)\s?\d+(?:\.\d+)?(?: and \d+)?/gi
  },
  {id: "document-symbol", reason: "part of a document symbol", pattern: /\b[A-Z]+(?:\/[A-Za-z0-9.]+){2,}/gu},
  {id: "ordinal", reason: "ordinal number", pattern: /\b\d+(?:st|nd|rd|th)\b/gu},
  {
    id: "age",
    reason: "age that defines a group",
    pattern:
      /\bunder the age of \d+|\baged (?:from |between )?\d+ (?:to|and) \d+|\b(?:under|less than) \d+ years of age|\b\d+(?: or \d+)? years of age\b/gu
  },
  {id: "fiscal-year", reason: "fiscal year", pattern: /\bFY\d{4}\b/gu},
  {
    id: "date",
    reason: "date",
    pattern: new RegExp(
      String.raw`\b${MONTH} \d{1,2}(?: to \d{1,2})?(?:, ${YEAR})?(?!\d)|\b\d{1,2}(?: to \d{1,2})? ${MONTH} ${YEAR}|\b${MONTH} ${YEAR}`,
      "gu"
    )
  },
  {
    id: "year",
    reason: "year",
    pattern: new RegExp(
      String.raw`${YEAR}(?:${AFTER_PREPOSITION}(?! (?:${countedPattern(nouns)}))\b|(?<=\(\s?\d{4})(?=\)))`,
      "gi"
    )
  }
]);

/** The names of the rules for every document. */
export const GENERAL_RULE_IDS: readonly string[] = generalRules(NO_NOUNS).map(({id}) => id);

/** A range of a text that a rule explains; offsets are UTF-16 units. */
export interface ExplainedRange {
  readonly start: number;
  readonly end: number;
  readonly rule: TokenRule;
}

/** The document's own rules, and the nouns of units, before which a number is a figure and not a year. */
export interface RuleSetting {
  readonly own?: readonly TokenRule[];
  readonly nouns?: ProseNouns;
}

/** All ranges of a text that the rules recognise, by start. */
export function explainByRules(
  text: string,
  {own = [], nouns = NO_NOUNS}: RuleSetting = {}
): readonly ExplainedRange[] {
  const found = [...generalRules(nouns), ...own].flatMap((rule) => {
    const range = rule.where === undefined ? {start: 0, end: text.length} : rule.where(text);
    if (range === undefined) return [];
    return [...text.slice(range.start, range.end).matchAll(rule.pattern)].map((match): ExplainedRange => {
      const named = match[1] ?? match[0];
      const start = range.start + match.index + match[0].lastIndexOf(named);
      return {start, end: start + named.length, rule};
    });
  });
  return inOrder(found, (a, b) => a.start - b.start || a.end - b.end);
}

/** The table of contents: from its heading to where its first entry stands again, as a heading of the body. */
export function contentsOf(text: string): {readonly start: number; readonly end: number} | undefined {
  const heading = /^(?:Table of )?Contents[ \t]*\r?\n\s*/imu.exec(text);
  if (!heading) return undefined;
  const start = heading.index + heading[0].length;
  const entry = /^[^\t\n]+/u.exec(text.slice(start))?.[0].replace(/[\s.]*\d*\s*$/u, "") ?? "";
  const end = entry === "" ? -1 : text.indexOf(`\n${entry}`, start);
  return end < 0 ? undefined : {start, end};
}
