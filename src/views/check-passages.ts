import type {Check, EvidenceFact} from "../core/evidence.js";
import {absentNote, citation, excerpt, foldedNote, quote} from "./passage.js";
import type {TraceContext} from "./trace-context.js";

/** The passages of a check's facts, folded away, each once with all the printed strings of the check marked in it. */
export function checkPassages(check: Check, context: TraceContext): HTMLElement | undefined {
  const {make, index} = context;
  const groups = groupByPassage(check.facts.flatMap((id) => index.fact(id) ?? []));
  if (groups.length === 0) return undefined;
  return make("details", {class: "tm-check-passages"},
    make("summary", {}, groups.length === 1 ? "Passage" : groups.length === 2 ? "Both passages" : "Passages"),
    ...groups.map((facts) => passageOf(facts, context)));
}

function passageOf(facts: readonly EvidenceFact[], context: TraceContext): HTMLElement {
  const {make, index} = context;
  const view = make("div", {class: "tm-fact-passage"});
  const [first] = facts as readonly [EvidenceFact, ...EvidenceFact[]];
  const text = first.place === null ? undefined : index.evidence.passages[first.place.passage];
  if (text === undefined) {
    view.append(make("p", {class: "tm-check-printed"}, make("strong", {}, first.printed), " ", citation(first, context)),
      first.folded === undefined ? absentNote(first, context) : foldedNote(first, context));
    return view;
  }
  view.append(quote(excerpt(text, facts.flatMap(({place}) => place ?? []), context), context), make("p", {class: "tm-passage-place"}, citation(first, context)));
  return view;
}

/** Facts in the order of the check, those of one passage together; one without a passage stands alone. */
function groupByPassage(facts: readonly EvidenceFact[]): readonly (readonly EvidenceFact[])[] {
  const groups = new Map<string | number, EvidenceFact[]>();
  for (const fact of facts) {
    const key = fact.place?.passage ?? fact.id;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()];
}
