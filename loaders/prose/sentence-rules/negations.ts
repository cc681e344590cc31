import type {Expression} from "../../../src/core/expression/syntax.js";
import {contentWords, escaped} from "../../../src/core/label-words.js";
import type {Lexicon} from "./lexicon.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import type {Sentence, SentenceRule, ShownNumber} from "./sentence.js";

/** What a number is by its labels: words that hold of it, and words that are denied of it. */
interface Signed {
  readonly label: string;
  readonly plain: readonly string[];
  readonly denied: readonly string[];
}

const NO = String.raw`\b(?:no|not|never|without|neither|nor|none|nobody|cannot|lack(?:s|ed|ing)?|missing|absent|free of|outside|out of|other than|rather than|instead of|except(?:ing)?|apart from|fail(?:s|ed)? to|left (?:out|open)|unknown)\b|n['’]t\b|\bun(?!der|til|ion|it|i[qv])[a-z]{3,}|\bnon-?[a-z]{3,}`;
const NEGATION = new RegExp(`${NO}|[不未非無]|な[いかくし]|(?:せ|れ)?ず`, "iu");

/** What stands right before a word that it denies. */
const DENIES =
  /(?:\b(?:not|never|cannot|without)|n['’]t|\b(?:nobody|no one|none(?: of (?:them|these|those))?|no [a-z]+)(?: (?:was|were|is|are|had|has|have))+)(?: (?:yet|been|be|being|to|have|had|found|an?|the|any|[a-z]+ly))* $/i;
const ONLY = /\bnot (?:only|merely|just|all) $/i;
const DENIED_BEHIND = /^(?:(?:で|と)は)?(?:され|し|て|い|に)*(?:な[いかくし]|ず|せず|ません)/u;

/**
 * Checks that a word of a number’s label beside the number is denied there if the label denies it, and not otherwise:
 * what is `not lit` is not called lit. A clause without the word is not judged.
 */
export const checkNegations: SentenceRule = (sentence, lexicon) =>
  sentence.numbers.flatMap((number) => {
    const clause = clauseOf(sentence, number);
    return signedOf(number.tree, lexicon).flatMap(({label, plain, denied}) => {
      const lost = NEGATION.test(clause) ? undefined : denied.find((word) => places(clause, word).length > 0);
      const added = plain.find((word) => {
        const found = places(clause, word);
        return found.length > 0 && found.every(({isDenied}) => isDenied);
      });
      if (lost !== undefined)
        return [{number, message: `it is “${label}”, the words beside it say “${lost}” without a negation`}];
      return added === undefined
        ? []
        : [{number, message: `it is “${label}”, the words beside it say of “${added}” that it is not so`}];
    });
  });

/** The words around a number up to the next mark or number, a whole that it is said to be of left in. */
function clauseOf({text}: Sentence, {at}: ShownNumber): string {
  const open = text.slice(0, at).replace(/\([^()]*\)/g, (aside) => " ".repeat(aside.length));
  const start = Math.max(...[...open.matchAll(/[,;:.()!?、。—–]|\uFFFC/g)].map(({index}) => index + 1), 0);
  const rest = text.slice(at + 1).replace(/ ?\([^()]*\)/g, "");
  const [own = ""] =
    new RegExp(`^(?: of (?:(?:the|all|those|these|its) )*${NUMBER_MARK})?[^,;:.()!?、。—–${NUMBER_MARK}]*`).exec(
      rest
    ) ?? [];
  return `${text.slice(start, at)} ${own}`;
}

function signedOf(tree: Expression, lexicon: Lexicon): readonly Signed[] {
  if (tree.type === "fact") return ofFact(tree.id, lexicon);
  if (tree.type !== "call") return [];
  const [first, ...more] = tree.operands;
  if (tree.name === "round" || tree.name === "share") return signedOf(first!, lexicon);
  if (tree.name === "remainder") return [signed(lexicon.categoryLabel("not-itemised"))];
  if (tree.name !== "count" || first?.type !== "table") return [];
  return more.flatMap((filter): readonly Signed[] => {
    const label = filter.type === "filter" ? (lexicon.listColumn(first.id, filter.column) ?? "") : "";
    const value = filter.type === "filter" ? filter.value : "";
    if (value === "yes") return [{label, plain: contentWords(label), denied: []}];
    return value === "no" ? [{label: `${label}: no`, plain: [], denied: contentWords(label).slice(0, 1)}] : [];
  });
}

function ofFact(id: string, lexicon: Lexicon): readonly Signed[] {
  const fact = lexicon.fact(id);
  if (!fact) return [];
  const {plain, denied, label} = signed(lexicon.categoryLabel(fact.category));
  const apart = lexicon.partsBeside(fact, "category").get(fact.category) ?? [];
  const measured = lexicon.measureLabel(fact.measure);
  return [
    {label, denied, plain: plain.filter((word) => apart.includes(word) || HAN.test(word))},
    {label: measured, denied: [], plain: signed(measured).plain.filter((word) => word.endsWith("ed") || HAN.test(word))}
  ];
}

const HAN = /^[\p{Script=Han}\p{Script=Katakana}]{2,}$/u;

const FIRST_WORD = /^[\s-]*(?:(?:an?|the|any|one|yet) )?(\p{Script=Han}{2,}|[\p{L}]+)/iu;

/** The words of a label, those before its negation and the first one behind it. */
function signed(label: string): Signed {
  const [, before = label, behind = ""] =
    /^(.*?)(?:\b(?:not|no|never|without)\b|\bnon-?(?=[a-z])|\bun(?!der|til|ion|it|i[qv])(?=[a-z]{3})|[不未非無](?=\p{Script=Han}{2}))(.*)$/iu.exec(
      label
    ) ?? [];
  return {label, plain: wordsOf(before), denied: behind.match(FIRST_WORD)?.slice(1) ?? []};
}

const wordsOf = (label: string): readonly string[] => [
  ...contentWords(label),
  ...(label.match(/[\p{Script=Han}\p{Script=Katakana}]{2,}/gu) ?? [])
];

/** Where a word stands in a clause, and whether it is denied there. */
function places(clause: string, word: string): readonly {readonly isDenied: boolean}[] {
  const pattern = HAN.test(word) ? new RegExp(escaped(word), "giu") : formsOf(word.replace(/s$/, ""));
  return [...clause.matchAll(pattern)].map(({0: found, index}) => {
    const before = clause.slice(0, index);
    return {
      isDenied: HAN.test(word)
        ? /[不未非無]$/u.test(before) || DENIED_BEHIND.test(clause.slice(index + found.length))
        : /^(?:un|non)/i.test(found) !== /^(?:un|non)/i.test(word) || (DENIES.test(before) && !ONLY.test(before))
    };
  });
}

/** A short word and its plural, or a longer one and those that begin with it; both with a negation before them. */
const formsOf = (stem: string): RegExp =>
  new RegExp(`(?<![a-z])(?:un|non-?)?${escaped(stem)}${stem.length < 4 ? "s?(?![a-z])" : ""}`, "gi");
