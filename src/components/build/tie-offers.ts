import type {Facts} from "../../core/fact.js";
import {TieOffers} from "../../core/tying/offers.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {loadEvidence} from "../evidence.js";

/** Makes the offers for typed numbers of the site's evidence when they are first asked for, and once. */
export function tieOffers(document: Document, load = loadEvidence): () => Promise<TieOffers> {
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
