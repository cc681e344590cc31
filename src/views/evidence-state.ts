import type {Evidence} from "../core/evidence.js";
import {elementMaker} from "../core/element.js";
import type {ElementMaker} from "../core/element.js";

/** The state of the evidence: counts of the verification, each a link to what it counts. */
export function evidenceState(evidence: Evidence, document: Document): HTMLElement {
  const {facts, checks, sources, recomputed} = evidence;
  const make = elementMaker(document);
  if (facts.length === 0) return beforeFacts(evidence, make);
  const tied = facts.filter(({status_in_text: status}) => status === "exact").length;
  const open = checks.filter(({status}) => status === "discrepancy" || status === "fails").length;
  const absent = sources.filter(({file, present}) => file !== "" && !present).length;
  return make("p", {class: "tm-state"},
    make("a", {href: "/facts/"}, `${tied} of ${facts.length} figures found at their place in the documents`), " · ",
    make("a", {href: "/open-points"}, `${checks.length} ${checks.length === 1 ? "relation" : "relations"} checked, ${open} open`),
    ...(recomputed === undefined ? [] : [" · ", make("a", {href: "/guides/reviewer"}, `${recomputed.prose} numbers in sentences and ${recomputed.cells} in tables worked out again from them, none untied`)]),
    ...(recomputed === undefined || recomputed.printed === 0 ? [] : [" · ", make("a", {href: "/sources/"}, `${recomputed.printed} numbers in the documents accounted for`)]),
    absent === 0 ? undefined : ` · ${absent} of the documents not present in this copy, so their figures are not checked here`);
}

/** What there is before any figure: nothing is counted that is not there. */
function beforeFacts({sources, recomputed}: Evidence, make: ElementMaker): HTMLElement {
  const registered = sources.length === 1 ? "one document registered" : `${sources.length} documents registered`;
  return make("p", {class: "tm-state"},
    make("a", {href: "/facts/"}, "No figure yet"), " · ", make("a", {href: "/sources/"}, sources.length === 0 ? "no document registered yet" : registered),
    ...(recomputed === undefined || recomputed.printed === 0 ? [] : [` · ${recomputed.printed} numbers in the documents accounted for`]));
}
