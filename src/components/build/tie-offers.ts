import {TieOffers} from "../../core/tying/offers.js";
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
