import {evidenceOf, carries} from "./claim-evidence.js";
import type {Bent, ClaimFacts, ClaimNumber, Evidence} from "./claim-evidence.js";
import {CLAIM_WORDS, UNSPACED_CLAIM_WORDS} from "./claim-says.js";
import type {Says} from "./claim-says.js";
import {CHANGE_STANDS, NO_NOUNS, STANDS, countedPattern, madeOfNouns, orderOf, partsPattern} from "./claim-words.js";
import type {ProseNouns} from "./claim-words.js";
import type {Expression} from "./expression/syntax.js";
import {memoizeByText} from "./memoize.js";

/** Words that a sentence says beyond its tied numbers. */
export interface Claims {
  /** In sentences without a tied number. */
  readonly untied: readonly string[];
  /** Of change or ratio, in sentences whose numbers are neither. */
  readonly unmeasured: readonly string[];
  /** Of which the numbers of the sentence say something else. */
  readonly contradicted: readonly string[];
  /** Of cause, in sentences that name no source for it. */
  readonly causes: readonly string[];
  /** Of records and of what goes on for years, which no number of a sentence carries. */
  readonly records: readonly string[];
  /** What the numbers do carry, so that no word of it is an untied number. */
  readonly carried: readonly string[];
}

/** What a text’s claims are held against. */
export interface ClaimSetting {
  readonly nouns?: ProseNouns;
  /** What the stand-ins stand for, by their order; without them, numbers count by being there. */
  readonly numbers?: readonly (Expression | undefined)[];
  readonly worked?: ClaimFacts;
  /** What sentences call the documents, besides what documents are called everywhere. */
  readonly called?: readonly string[];
  /** What stands beside a heading and carries its claims where it has no number of its own. */
  readonly support?: readonly Expression[];
  /** What was shown before that, to which a heading may liken it. */
  readonly supportBefore?: readonly Expression[];
}

/** Parts of documents and of pages, of which our own prose speaks. */
const OWN =
  "figures?|numbers?|documents?|percentages?|shares?|slides?|pages?|charts?|bars?|tables?|sources?|statistics|categories|years|rates?|words|notes?|names?|entr(?:y|ies)|lines?";

/** Where such a word states none. */
const noClaim = madeOfNouns(
  (nouns) =>
    new RegExp(
      [
        String.raw`\b(?:most recent(?:ly)?|half[- ](?:years?|hour(?:ly)?|brothers?|sisters?|siblings?)|doubl(?:e|y)[- ]count(?:s|ed|ing)?|fall(?:s|en|ing)? (?:under|within|outside|into)|grow(?:s|n|ing)? up|drop(?:s|ped|ping)?[- ]?(?:in|outs?)|gives? rise to|third (?:part(?:y|ies)|countr(?:y|ies)|time)|(?:above|after|at) all(?=\s*(?:[.,;:!?]|$)))\b`,
        // A question, and what is left open.
        String.raw`\b(?:how (?:many|often|rarely|common|frequent)|many or few|too many|whether)\b[^.;:]*`,
        String.raw`\b(?:in all|once and for all|set up by|add(?:s|ed|ing)? up|falls? in (?:neither|both|one)|(?:stands?|printed|counted|named|shown) twice|not (?:all|every))\b`,
        // A whole that is named as the base of a share, and a kind of thing.
        String.raw`\bof (?:all|every)\b`,
        // What is said of the documents and their numbers, not of what they count.
        String.raw`\b(?:all|most|every|few|none|many|half|the majority|no|a handful|fewest|smallest|largest|lowest|highest)(?=(?: of)?(?: (?:the|these|those|its|our|their|them))?(?: [a-z]+){0,2}? (?:${partsPattern(nouns, OWN)})\b)`,
        String.raw`\bnone(?: of (?:them|these|those))? (?:counts?|says?|names?|prints?|measures?|has been asked|is (?:an?|the|open))\b[^.;:]*`,
        String.raw`\b(?:larger|smaller|more|greater|higher|lower) than the (?:parts?|whole|sum|figures?|one)\b`,
        String.raw`\b(?:numbers?|ribbons?|bars?|marks?|each|it|address(?:es)?|links?)\b[^.;,]{0,60}? leads? to\b`,
        String.raw`\bleads? to (?:what|where|the (?:places?|pages?|traces?|sources?|figures?|open points?))\b`,
        // What a count is of, whoever or whatever it happens to.
        String.raw`\b(?:whoever|whatever|whichever)\b[^.,;:]*`
      ].join("|"),
      "gi"
    )
);

/** Up to this number of sentences, what each says is kept: of a text that is checked again, little has changed. */
const KEPT = 20_000;

/** A sentence that says of a claim that it can’t be made. */
const SAYS_NOTHING =
  /\b(?:nothing|neither|no (?:source|document|figure|number|rate|reason|cause|explanation))\b[^;]*\b(?:says?|said|shows?|prints?|printed|states?|stated|gives?|given|know[ns]?)\b|\b(?:do(?:es)? not|never|cannot|can['’]t) (?:say|show|mean|tell|print|list|itemi[sz]e)\b/i;

const saysNothing = memoizeByText((sentence) => SAYS_NOTHING.test(sentence), KEPT);

/** Verbs by which a source says something. */
const SAYING =
  "says?|states?|adds?|finds?|found|reports?|notes?|puts?|attributes?|ascribes?|holds?|calls?|explains?|concludes?|considers?|describes?|counts?|gives?|prints?|tells?|speaks?|quotes?|sees?|believes?|argues?|names?|lists?|mentions?";

/** What documents are called everywhere. */
const DOCUMENTS = [
  "report",
  "document",
  "source",
  "publisher",
  "author",
  "survey",
  "study",
  "text",
  "ministry",
  "government"
];

/** Whether a sentence says what a document says; by what the workspace's documents are called. */
const attributes = memoizeByText((called) => {
  const attribution = attributionOf(JSON.parse(called) as readonly string[]);
  return memoizeByText((sentence) => attribution.test(sentence), KEPT);
}, 4);

function attributionOf(called: readonly string[]): RegExp {
  const document = `(?:the|an?|its|this|that|both)(?: [\\p{L}]+){0,2}? (?:${[...called.map((words) => words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")), ...DOCUMENTS].join("|")})s?`;
  return new RegExp(
    `\\b${document} (?:\\p{L}+ ){0,2}?(?:${SAYING})\\b|\\baccording to ${document}\\b|\\bby ${document}(?:['’]s)? (?:account|words)\\b|\\bin the words of ${document}\\b|(?:報告書|資料|文書|計画)(?:は|によると|によれば|では)`,
    "iu"
  );
}

/** A cause of how the numbers are made, which our own prose gives for itself. */
const OF_METHOD =
  /\b(?:because|due to|owing to)\b[^.;]*\b(?:print(?:s|ed)?|round(?:s|ed)?|stated|counts?|counted|named|itemised|base|units?|definitions?|figures?|documents?|reports?|categor(?:y|ies)|overlap|dates?|differs?)\b/i;

const claimsOf = madeOfNouns((nouns): readonly {readonly pattern: RegExp; readonly says: Says}[] => [
  ...CLAIM_WORDS.map(({pattern, says}) => ({pattern: new RegExp(String.raw`\b(?:${pattern})\b`, "gi"), says})),
  ...UNSPACED_CLAIM_WORDS.map(({pattern, says}) => ({pattern: new RegExp(pattern, "gu"), says})),
  {pattern: new RegExp(String.raw`\bno (?:${countedPattern(nouns)})\b`, "gi"), says: {kind: "part", low: 0, high: 0.5}}
]);

/** What a direct `more than` bends: a word of part or of times, or a number. */
const BENDABLE =
  /^ (?:an? |one |two |three |four |five |ten )?(?:half|halved|doubl|trip|quadrupl|third|quarter|fifth|sixth|tenth|twice|thrice|times|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen)\b|[\uFFFC\uFFFD])/i;

/**
 * The words of a text that state a quantity, a change, a comparison or a cause which no number of their sentence says.
 * Each tied number must stand in the text as a stand-in. A claim is held against the numbers where these are given.
 */
export function findClaims(text: string, setting: ClaimSetting = {}): Claims {
  const found = {
    untied: new Set<string>(),
    unmeasured: new Set<string>(),
    contradicted: new Set<string>(),
    causes: new Set<string>(),
    records: new Set<string>(),
    carried: new Set<string>()
  };
  const isAttributedIn = attributes(JSON.stringify(setting.called ?? []));
  for (const sentence of sentencesOf(text)) {
    const isAttributed = isAttributedIn(sentence);
    const isOpen = saysNothing(sentence) || sentence.endsWith("?");
    const stands = [...sentence.matchAll(STANDS)];
    const evidence = carriedBy(sentence, stands, setting);
    for (const word of misqualified(sentence, stands, setting)) found.contradicted.add(word);
    const claims = claimsIn(setting.nouns ?? NO_NOUNS)(sentence);
    for (const {word, says, bent, isNegated, at} of claims) {
      // In `most are named by nobody` the first word is the claim.
      if (
        stands.length > 0 &&
        isOfNone(says) &&
        claims.some((other) => other.says.kind === "part" && !isOfNone(other.says))
      )
        continue;
      const verdict =
        evidence === undefined
          ? presence(says, sentence)
          : carriesEither(says, bent, nearest(says, sentence, at, stands, setting) ?? evidence, isNegated);
      if (verdict === "yes") {
        if (stands.length > 0) found.carried.add(word);
        continue;
      }
      if (verdict === "no") found.contradicted.add(word);
      else if (isLikening(says) || isAttributed || isOpen) continue;
      else if (says.kind === "cause") {
        if (!OF_METHOD.test(sentence)) found.causes.add(word);
      } else if (says.kind === "record") found.records.add(word);
      else if (stands.length === 0) found.untied.add(word);
      else found.unmeasured.add(word);
    }
  }
  const {untied, unmeasured, contradicted, causes, records, carried} = found;
  return {
    untied: [...untied],
    unmeasured: [...unmeasured],
    contradicted: [...contradicted],
    causes: [...causes],
    records: [...records],
    carried: [...carried]
  };
}

/** Whether a claim only likens courses to one another, which says nothing where none are shown. */
const isLikening = (says: Says): boolean =>
  says.kind === "courses" && ["alike", "apart", "against"].includes(says.went);

const isOfNone = (says: Says): boolean => says.kind === "part" && says.high < 1;

function sentencesOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/[\p{Cf}\u0300-\u036F]/gu, "")
    .normalize("NFKC")
    .replace(/[\u2010-\u2012]/g, "-")
    .replace(/\s+/g, " ")
    .split(/(?<=[.!?]["”’)]?) |(?<=。)/)
    .map((sentence) => sentence.trim());
}

interface FoundClaim {
  readonly word: string;
  readonly says: Says;
  readonly bent: Bent;
  readonly isNegated: boolean;
  readonly at: number;
}

/** The claims of a sentence among given nouns. */
const claimsIn = madeOfNouns((nouns) => memoizeByText((sentence) => readClaims(sentence, nouns), KEPT));

/** What one word has claimed, no other claims again. */
function readClaims(sentence: string, nouns: ProseNouns): readonly FoundClaim[] {
  let rest = sentence.replace(noClaim(nouns), (found) => " ".repeat(found.length));
  const claims: FoundClaim[] = [];
  for (const {pattern, says} of claimsOf(nouns)) {
    rest = rest.replace(pattern, (found: string, ...more: readonly unknown[]) => {
      const at = more.find((one): one is number => typeof one === "number")!;
      if (says.kind === "order" && /^\S+ than$/i.test(found) && BENDABLE.test(rest.slice(at + found.length)))
        return found;
      claims.push({
        at,
        word: says.kind === "order" && !/^\S+ than$/i.test(found) ? found.split(" ")[0]! : found,
        says,
        bent: bentBy(rest.slice(0, at)),
        isNegated: says.kind === "part" && /^[^,;:]{0,60}\b(?:not|n[o’']t)\b/.test(rest.slice(at + found.length))
      });
      return says.kind === "order"
        ? found.replace(/^\S+|\S+$/g, (word) => "_".repeat(word.length))
        : "_".repeat(found.length);
    });
  }
  return claims.sort((a, b) => a.at - b.at);
}

function bentBy(before: string): Bent {
  if (/\b(?:more than|over|above|at least)(?: by)?(?: [a-z]{1,3})? $/i.test(before)) return "more";
  if (/\b(?:less than|fewer than|under|below)(?: [a-z]{1,3})? $/i.test(before)) return "less";
  return /\b(?:about|roughly|around|nearly|almost|some|approximately|close to)(?: an?)? $/i.test(before) ? "about" : "";
}

/** What parts a sentence whose parts may say different things of their own numbers. */
const PARTING = /[;:]|,? (?:while|whereas|but)\b|, and\b/gi;

/**
 * The evidence of the part of a sentence in which a word of change stands, where its own numbers are a change; of `a
 * rose, while b fell` each verb is held against its own.
 */
function nearest(
  says: Says,
  sentence: string,
  at: number,
  stands: readonly RegExpMatchArray[],
  setting: ClaimSetting
): Evidence | undefined {
  if (says.kind !== "change" || stands.length < 2) return undefined;
  const [first] = stands;
  const places = /^(?:while|whereas)\b/i.test(sentence)
    ? [sentence.indexOf(",", first!.index)].filter((place) => place > 0)
    : [...sentence.matchAll(PARTING)].map(({index}) => index);
  const [from, to] = [places.findLast((place) => place <= at) ?? 0, places.find((place) => place > at) ?? Infinity];
  const own = stands.filter(({index = 0}) => index >= from && index < to);
  const evidence = own.length < stands.length ? carriedBy(sentence, own, setting) : undefined;
  return own.length > 0 && evidence !== undefined && evidence.changes.length > 0 ? evidence : undefined;
}

function carriedBy(
  sentence: string,
  stands: readonly RegExpMatchArray[],
  {numbers, worked, support = [], supportBefore = []}: ClaimSetting
): Evidence | undefined {
  if (worked === undefined) return undefined;
  if (stands.length === 0)
    return evidenceOf(
      support.map((tree) => ({tree, before: ""})),
      worked,
      supportBefore
    );
  let from = 0;
  const given = stands.flatMap((match): readonly ClaimNumber[] => {
    const before = sentence.slice(from, match.index);
    from = (match.index ?? 0) + match[0].length;
    const tree = numbers?.[orderOf(match[0])];
    return tree === undefined ? [] : [{tree, before}];
  });
  return evidenceOf(given, worked);
}

/**
 * `More than {{ }}` and `fewer than {{ }}` before a number that is printed exactly, and with which no other number of
 * the sentence is compared.
 */
function misqualified(
  sentence: string,
  stands: readonly RegExpMatchArray[],
  {numbers, worked}: ClaimSetting
): readonly string[] {
  if (worked === undefined) return [];
  const facts = stands.map((stand) => {
    const tree = numbers?.[orderOf(stand[0])];
    return tree?.type === "fact" ? worked.facts.fact(tree.id) : undefined;
  });
  return stands.flatMap((stand, i) => {
    const [word] = /\b(?:more|fewer|less) than $/i.exec(sentence.slice(0, stand.index)) ?? [];
    const own = facts[i];
    if (word === undefined || own === undefined || own.interval.low !== own.interval.high) return [];
    const sign = /^more/i.test(word) ? 1 : -1;
    const isCompared = facts.some((other) => other && Math.sign(other.value.valueOf() - own.value.valueOf()) === sign);
    return isCompared ? [] : [word.trim()];
  });
}

/** Where it isn’t known what the numbers are: any carries an amount, two or one worked out carry a change. */
function presence(says: Says, sentence: string): "yes" | "none" {
  const numbers = new Set(sentence.match(STANDS));
  if (says.kind === "cause" || says.kind === "record" || numbers.size === 0) return "none";
  if (numbers.size > 1 || sentence.includes(CHANGE_STANDS)) return "yes";
  return says.kind === "change" || says.kind === "times" || says.kind === "courses" ? "none" : "yes";
}

/** `Most were not` claims of the rest what it seems to claim of the part. */
function carriesEither(says: Says, bent: Bent, evidence: Evidence, isNegated: boolean): "yes" | "no" | "none" {
  return carries(says, bent, isNegated ? {...evidence, parts: evidence.parts.map((share) => 100 - share)} : evidence);
}
