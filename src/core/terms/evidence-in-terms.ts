import type {Evidence} from "../evidence.js";
import type {Vocabulary} from "./term.js";
import {inWords} from "./wording.js";

/** The evidence with the places that show a fact named in one vocabulary, without marks, for a file that no switch goes with; nothing else is touched. */
export function evidenceInTerms(evidence: Evidence, vocabulary: Vocabulary): Evidence {
  const {terms = []} = evidence;
  const uses = Object.entries(evidence.uses).map(([id, places]) => [id, places.map((place) => ({...place, label: inWords(place.label, terms, vocabulary)}))] as const);
  return {...evidence, uses: Object.fromEntries(uses)};
}
