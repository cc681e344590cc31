import {ageOf} from "../../src/core/age.js";
import type {Age} from "../../src/core/age.js";
import {countsOf} from "../../src/core/expression/count.js";
import {parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Site} from "./site.js";

/**
 * How old what a page shows is: the facts behind its numbers and charts, and the lists that it counts or draws;
 * undefined where it shows none. The path is from the site's root, with a slash before it.
 */
export function ageOfPage(
  path: string,
  {evidence, lists, chartPlaces, expressions}: Pick<Site, "evidence" | "lists" | "chartPlaces" | "expressions">
): Age | undefined {
  const isHere = (href: string): boolean => href.replace(/#.*$/, "") === path;
  const facts = evidence.facts.filter(({id}) =>
    evidence.uses[id]?.some(({kind, href}) => (kind === "page" || kind === "chart") && isHere(href))
  );
  const counted = (expressions.get(path) ?? [])
    .flatMap((expression) => countsOf(parseExpression(expression)))
    .map(({operands}) => printExpression(operands[0]!));
  const drawn = chartPlaces.filter(({href}) => isHere(href)).map(({chart}) => chart.table);
  const named = new Set([...counted, ...drawn]);
  const listed = lists.filter(({id}) => named.has(id)).flatMap(({rows}) => rows.map(({source}) => source));
  return ageOf(facts, evidence.sources, listed);
}
