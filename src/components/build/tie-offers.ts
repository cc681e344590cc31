import type {Facts} from "../../core/fact.js";
import {TieOffers} from "../../core/tying/offers.js";
import {NUMBER_MARK} from "../../core/sentence-ends.js";
import type {TieOffer} from "../../core/tying/offers.js";
import {findWritten} from "../../core/tying/written-number.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {loadEvidence} from "../evidence.js";

/** The offers, which are made of the site's evidence when they are first asked for. */
export type OffersOf = () => Promise<TieOffers>;

/** What stands in double braces or in backticks is no number that somebody has typed. */
const NOT_TYPED = /\{\{[^}]*\}\}|`[^`]*`/g;

/** Where a number is asked for: an offset of a text, and what holds for all of the text. */
interface NumberPlace {
  readonly text: string;
  readonly at: number;
  readonly heading: string;
  readonly isWithin?: boolean;
}

/** Characters on both sides of a number among which tied numbers say what it may be about. */
const NEARBY = 2000;

/**
 * What the number that ends at an offset of a text could be tied to, or with `isWithin` that which the offset is in and
 * which must be tied; undefined where there is none.
 */
export async function offersAt(
  {text, at, heading, isWithin = false}: NumberPlace,
  offers: OffersOf
): Promise<{readonly start: number; readonly end: number; readonly offers: readonly TieOffer[]} | undefined> {
  const above = text.slice(0, at).lastIndexOf("\n\n");
  const from = above < 0 ? 0 : above + 2;
  const below = text.indexOf("\n\n", at);
  const plain = text
    .slice(from, below < 0 ? undefined : below)
    .replace(NOT_TYPED, (code) => (code.startsWith("{") ? NUMBER_MARK : "").padEnd(code.length));
  const number = findWritten(plain).find(({start, end}) => start < at - from && at - from <= end);
  if (number === undefined || (isWithin ? !number.needed : number.end !== at - from)) return undefined;
  const around = text.slice(Math.max(0, at - NEARBY), at + NEARBY);
  const nearby = [...around.matchAll(/\{\{([^}|]*)/g)].map(([, expression]) => expression!.trim());
  const found = (await offers()).offers(number, {text: plain, at: number.start, heading, nearby});
  return {start: from + number.start, end: from + number.end, offers: found};
}

/** Makes the offers for typed numbers of the site's evidence when they are first asked for, and once. */
export function tieOffers(document: Document, load = loadEvidence): OffersOf {
  let made: Promise<TieOffers> | undefined;
  return () => {
    made ??= load(document).then((evidence) => new TieOffers(evidence));
    // What could not be loaded is tried again at the next number.
    made.catch(() => (made = undefined));
    return made;
  };
}

/** The facts of the site; until they are loaded, or where they can't be, numbers wait for the whole drawing. */
export function siteFacts(document: Document): () => Facts | undefined {
  let facts: Facts | undefined;
  loadEvidence(document).then(
    (evidence) => (facts = indexEvidence(evidence).facts),
    () => undefined
  );
  return () => facts;
}
