import {hasWord} from "./lexicon.js";
import type {FitRule} from "./rule.js";

/** A number belongs where it stands: to the chart, check or open point beside it, to what is printed with these, or its sentence names what it measures. */
export const fitAnchors: FitRule = ({text, numbers}, lexicon, {related, others, headings}) => {
  const places = new Set(others === "none" ? [] : [...related].map((id) => lexicon.placeOf(id)));
  return numbers.flatMap((number) => number.facts.flatMap((id) => {
    const fact = lexicon.fact(id);
    if (!fact || related.has(id) || places.has(lexicon.placeOf(id))) return [];
    const words = lexicon.measureWords(fact.measure);
    const named = words.filter((word) => hasWord(`${headings.at(-1) ?? ""} ${text}`, word));
    if (others === "named" && named.length > 0 && named.length >= words.length / 2) return [];
    const allowed = others === "none" ? "" : others === "same-place" ? " or printed in the place of one that is" : ` or printed in the place of one that is, and its sentence and heading have less than half of the words ${words.join(", ")}`;
    return [{number, message: `${id} is no number of the chart or check beside it${allowed}`}];
  }));
};
