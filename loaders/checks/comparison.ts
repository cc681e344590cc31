import {factsOf} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../src/core/fact.js";
import {ancestorsOf, nestedOperands} from "../tables/meaning.js";
import type {FactById} from "../tables/meaning.js";
import type {CheckRow} from "./read.js";

const DIMENSIONS = ["source", "measure", "unit", "period", "area", "category", "sex"] as const;

/** Why the two sides of a check can't be held against each other as the row says; empty if they can. */
export function whyNotCompared({left, right, across}: Pick<CheckRow, "left" | "right" | "across">, fact: FactById): readonly string[] {
  const found = [...nestedOperands(left, fact), ...nestedOperands(right, fact)];
  for (const [whole, parts] of [[right, left], [left, right]] as const) {
    if (whole.type !== "fact" || parts.type !== "call" || parts.name !== "sum") continue;
    const deeper = factsOf(parts).filter((id) => ancestorsOf(id, fact).includes(whole.id) && fact(id)?.of !== whole.id);
    found.push(...deeper.map((id) => `${id} is part of ${fact(id)?.of}, not directly of ${whole.id}`));
  }
  const differing = differingDimensions(left, right, fact);
  const undeclared = differing.filter((name) => !across.includes(name));
  const needless = across.filter((name) => !(differing).includes(name));
  if (undeclared.length > 0) found.push(`its facts differ in ${undeclared.join(", ")}; compare others, or say so in across`);
  if (needless.length > 0) found.push(`across: its facts don't differ in ${needless.join(", ")}`);
  return found;
}

/**
 * The dimensions in which the facts of a check differ. Parts held against their own whole, and a share against the printed one, differ
 * by their nature, not knowingly: where the one side is the whole of the other, category and sex don't count.
 */
function differingDimensions(left: Expression, right: Expression, fact: FactById): readonly string[] {
  const [a, b] = [left, right].map((side) => factsOf(side).flatMap((id) => fact(id) ?? [])) as [ValuedFact[], ValuedFact[]];
  const all = [...a, ...b];
  const related = isWhole(right, a, fact) || isWhole(left, b, fact) || sharesOfOneSeries(left, right, all);
  return DIMENSIONS.filter((name) => {
    if (related && (name === "category" || name === "sex")) return false;
    const values = new Set(all.map((one) => (related ? one[name].replace(/-share$/, "") : one[name])));
    return values.size > (related && name === "unit" && values.has("percent") ? 2 : 1);
  });
}

/** Whether a side is one fact, and the whole into which all of the others fall. */
function isWhole(side: Expression, others: readonly ValuedFact[], fact: FactById): boolean {
  return side.type === "fact" && others.length > 0 && others.every(({id}) => ancestorsOf(id, fact).includes(side.id));
}

/** Whether computed shares stand against printed ones of the same measure. */
function sharesOfOneSeries(left: Expression, right: Expression, all: readonly ValuedFact[]): boolean {
  const computed = [left, right].some((side) => side.type === "call" && side.name === "share");
  const [printed, counted] = [all.filter(({unit}) => unit === "percent"), all.filter(({unit}) => unit !== "percent")];
  if (!computed || printed.length === 0) return false;
  const parts = new Set(counted.map(({category}) => category).filter((category) => category !== ""));
  return printed.every(({category}) => parts.has(category)) && parts.size === printed.length;
}
