import type {CompiledDocument} from "../../src/core/deck/compiled.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {Site} from "../render/site.js";
import {exportedExpression, exportedFact, listSourceLines, sourceLines} from "./evidence.js";

type Shown = Pick<CompiledDocument, "digest" | "version" | "facts" | "expressions" | "sources" | "terms">;

/** The evidence of a whole deck or briefing: each expression, fact and document once, in the order of their first use. */
export function documentEvidence(stretches: readonly {readonly expressions: readonly string[]; readonly facts: readonly string[]}[], {evidence}: Pick<Site, "evidence">): Shown {
  const index = indexEvidence(evidence);
  const expressions = [...new Set(stretches.flatMap((stretch) => stretch.expressions))].map((expression) => exportedExpression(expression, index));
  const ids = new Set([...stretches.flatMap((stretch) => stretch.facts), ...expressions.flatMap(({facts}) => facts)]);
  const facts = [...ids].flatMap((id) => index.fact(id) ?? []);
  const lines = sourceLines(facts, index);
  const named = new Set(lines.map(({source}) => source));
  const lists = listSourceLines(expressions.flatMap(({rows}) => rows.map(({source}) => source)).filter((id) => !named.has(id)), index);
  return {digest: evidence.digest, version: evidence.version, facts: facts.map((fact) => exportedFact(fact, index)), expressions, sources: [...lines, ...lists], ...(evidence.terms === undefined ? {} : {terms: evidence.terms})};
}
