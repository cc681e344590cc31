import type {Evidence} from "../core/evidence.js";
import {elementMaker} from "../core/element.js";

/** The state of the evidence: counts of the verification, each a link to what it counts. */
export function evidenceState({facts, checks, sources, recomputed}: Evidence, document: Document): HTMLElement {
  const make = elementMaker(document);
  const tied = facts.filter(({status_in_text: status}) => status === "exact").length;
  const open = checks.filter(({status}) => status === "discrepancy" || status === "fails").length;
  const absent = sources.filter(({file, present}) => file !== "" && !present).length;
  return make("p", {class: "tm-state"},
    make("a", {href: "/facts/"}, `${tied} of ${facts.length} figures found at their place in the documents`), " · ",
    make("a", {href: "/open-points"}, `${checks.length} relations checked, ${open} open`),
    ...(recomputed === undefined ? [] : [" · ", make("a", {href: "/guides/reviewer"}, `${recomputed.prose} numbers in sentences and ${recomputed.cells} in tables worked out again from them, none untied`)]),
    ...(recomputed === undefined || recomputed.printed === 0 ? [] : [" · ", make("a", {href: "/sources/"}, `${recomputed.printed} numbers in the documents accounted for`)]),
    absent === 0 ? undefined : ` · ${absent} of the documents not present in this copy, so their figures are not checked here`);
}
