import type {Evidence} from "../core/evidence.js";
import {elementMaker} from "../core/element.js";

/** The state of the evidence in one line: counts of the verification, each a link to what it counts. */
export function evidenceState({facts, checks, sources}: Evidence, document: Document): HTMLElement {
  const make = elementMaker(document);
  const tied = facts.filter(({status_in_text: status}) => status === "exact").length;
  const open = checks.filter(({status}) => status === "discrepancy" || status === "fails").length;
  const absent = sources.filter(({file, present}) => file !== "" && !present).length;
  return make("p", {class: "tm-state"},
    make("a", {href: "/trace/"}, `${tied} of ${facts.length} figures found at their place in the documents`), " · ",
    make("a", {href: "/open-points"}, `${checks.length} relations checked, ${open} open`),
    absent === 0 ? undefined : ` · ${absent} of the documents not present in this copy, so their figures are not checked here`);
}
