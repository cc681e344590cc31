import {ageOf} from "../../src/core/age.js";
import {citeSource, statedPublisher} from "../../src/core/citation.js";
import type {
  CompiledDocument,
  ExportedExpression,
  ExportedFact,
  OpenPoint,
  SourceLine
} from "../../src/core/deck/compiled.js";
import type {Check, EvidenceFact} from "../../src/core/evidence.js";
import {countsOf} from "../../src/core/expression/count.js";
import {evaluate, workedInWords} from "../../src/core/expression/evaluate.js";
import {parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import {printedWithQualifier} from "../../src/core/fact.js";
import {formatQuantity} from "../../src/core/format.js";
import type {Bound} from "../../src/core/interval.js";
import {periodLabel} from "../../src/core/period.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import {proseText} from "../../src/views/prose-html.js";
import {sourcePlace} from "../../src/views/trace-links.js";
import {groupBySource} from "../group.js";
import type {Site} from "../render/site.js";

/** One line for each document that facts stand in, with their locators. */
export function sourceLines(facts: readonly EvidenceFact[], index: EvidenceIndex): readonly SourceLine[] {
  return [...groupBySource(facts)].map(([id, group]) =>
    lineOf(id, [...new Set(group.map(({locator}) => locator))].join("; "), sourcePlace(group[0]!), index)
  );
}

/** One line for each document that a list is printed in. */
export function listSourceLines(sources: readonly string[], index: EvidenceIndex): readonly SourceLine[] {
  return [...new Set(sources)].filter((id) => index.source(id)).map((id) => lineOf(id, "", `/sources/${id}`, index));
}

function lineOf(id: string, locators: string, path: string, index: EvidenceIndex): SourceLine {
  const source = index.source(id)!;
  const {publisher, symbol, title, date, url} = source;
  const document =
    statedPublisher({publisher}) === ""
      ? `${symbol || title} (${date.slice(0, 4)}; publisher not stated)`
      : `${publisher}, ${symbol || title} (${date.slice(0, 4)})`;
  const {short} = citeSource({source});
  return {source: id, document, short, label: locators === "" ? document : `${document}, ${locators}`, path, url};
}

/** The open points that facts take part in. */
export function openPointsOf(facts: readonly string[], index: EvidenceIndex): readonly OpenPoint[] {
  const ids = new Set(facts);
  return index.evidence.checks
    .filter((check) => check.status === "discrepancy" && check.facts.some((id) => ids.has(id)))
    .map((check) => ({
      id: check.id,
      label: openPointLabel(check),
      sides: sidesOf(check),
      path: `/open-points#check-${check.id}`
    }));
}

function sidesOf({expression, left, right}: Check): OpenPoint["sides"] {
  const relation = parseExpression(expression);
  const [a, b] = relation.type === "call" ? relation.operands : [];
  return [
    {text: left, expression: printExpression(a!)},
    {text: right, expression: printExpression(b!)}
  ];
}

const openPointLabel = ({left, right, class: kind}: Check): string =>
  `${left} against ${right} (${kind.replaceAll("-", " ")})`;

/** A fact as an export names it. */
function exportedFact(fact: EvidenceFact, index: EvidenceIndex): ExportedFact {
  const {id, printed, prefix, suffix, locator} = fact;
  return {
    id,
    printed,
    shown: printedWithQualifier(fact),
    prefix,
    suffix,
    locator,
    measure: index.label("measures", fact.measure),
    category: [
      fact.category === "" ? "" : index.label("categories", fact.category),
      fact.sex === "" ? "" : index.label("sexes", fact.sex)
    ]
      .filter((label) => label !== "")
      .join(", "),
    period: periodLabel(fact.period, fact.period_flag),
    area: index.area(fact.area),
    producer: index.label("producers", fact.producer),
    note: fact.note,
    caveats: index.caveats(fact).map((text) => proseText(text, index.facts)),
    source: sourceLines([fact], index)[0]!,
    status: fact.status_in_text
  };
}

/** An expression worked out, as an export names it. */
export function exportedExpression(expression: string, index: EvidenceIndex): ExportedExpression {
  const quantity = evaluate(expression, index.facts);
  const [rows, lists] = [
    new Set(quantity.rows),
    new Set(
      countsOf(quantity.tree)
        .map(({operands}) => operands[0]!)
        .map(printExpression)
    )
  ];
  const counted = (index.evidence.structure ?? [])
    .filter(({id}) => lists.has(id))
    .flatMap((list) => list.rows)
    .filter(({id}) => rows.has(id));
  const words = workedInWords(quantity, index.facts);
  return {
    expression: quantity.expression,
    shown: formatQuantity(quantity, undefined, index.facts),
    ...(words === "" ? {} : {words}),
    value: quantity.value.valueOf(),
    low: finiteOrNull(quantity.interval.low),
    high: finiteOrNull(quantity.interval.high),
    unit: quantity.unit.label,
    facts: quantity.facts,
    rows: counted.map(({id, label, locator, source}) => ({id, label, locator, source}))
  };
}

const finiteOrNull = (bound: Bound): number | null => (Number.isFinite(Number(bound)) ? Number(bound) : null);

type Shown = Pick<CompiledDocument, "digest" | "version" | "facts" | "expressions" | "sources" | "age" | "terms">;

/**
 * The evidence of a whole deck or briefing: each expression, fact and document once, in the order of their first use.
 */
export function documentEvidence(
  sections: readonly {readonly expressions: readonly string[]; readonly facts: readonly string[]}[],
  {evidence}: Pick<Site, "evidence">
): Shown {
  const index = indexEvidence(evidence);
  const expressions = [...new Set(sections.flatMap((section) => section.expressions))].map((expression) =>
    exportedExpression(expression, index)
  );
  const ids = new Set([...sections.flatMap((section) => section.facts), ...expressions.flatMap(({facts}) => facts)]);
  const facts = [...ids].flatMap((id) => index.fact(id) ?? []);
  const lines = sourceLines(facts, index);
  const named = new Set(lines.map(({source}) => source));
  const listed = expressions.flatMap(({rows}) => rows.map(({source}) => source));
  const lists = listSourceLines(
    listed.filter((id) => !named.has(id)),
    index
  );
  const age = ageOf(facts, evidence.sources, listed);
  return {
    digest: evidence.digest,
    version: evidence.version,
    facts: facts.map((fact) => exportedFact(fact, index)),
    expressions,
    sources: [...lines, ...lists],
    ...(age === undefined ? {} : {age}),
    ...(evidence.terms === undefined ? {} : {terms: evidence.terms})
  };
}
