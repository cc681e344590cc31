import {factsOf} from "../../../src/core/expression/syntax.js";
import type {FitRule} from "./rule.js";

/** `{{ }} …, which is {{ }}` and `{{ }} … ({{ }})` say one thing twice: both numbers have a fact in common, or are of one source, category and sex. */
export const fitAppositions: FitRule = ({text, numbers}, lexicon) => numbers.slice(1).flatMap((number, i) => {
  const last = numbers[i]!;
  if (number.tree.type === "call" && number.tree.name === "share" && last.tree.type === "fact" && /^ [^.;:,()]*\($/.test(text.slice(last.at + 1, number.at))) {
    return factsOf(number.tree.operands[0]!).includes(last.tree.id) ? [] : [{number, message: `${number.expression} in brackets is no share of ${last.tree.id}`}];
  }
  if (!/, which is $/.test(text.slice(0, number.at))) return [];
  const before = numbers.slice(0, i + 1);
  if (number.tree.type !== "fact") return before.some(({facts}) => facts.some((id) => number.facts.includes(id))) ? [] : [{number, message: `${number.expression} has no fact in common with the numbers that it explains`}];
  const [a, b] = [lexicon.fact(number.tree.id), lexicon.fact(before.at(-1)!.facts[0] ?? "")];
  const odd = a && b ? (["source", "category", "sex", "period", "area"] as const).find((name) => a[name] !== b[name]) : undefined;
  return odd === undefined ? [] : [{number, message: `${a!.id} explains ${b!.id}, but their ${odd} differs`}];
});
