import type {CompiledDeck, ExportedExpression, ExportedFact, ShownInline} from "../../core/deck/compiled.js";
import {intervalText} from "../evidence-list.js";
import type {WorkedExpression} from "../evidence-list.js";

const text = (content: string): ShownInline => ({type: "text", text: content});

/** A printed figure in words: what stands where, in which document. */
export function factInline({id, printed, locator, source}: ExportedFact): readonly ShownInline[] {
  return [
    text("printed "),
    {type: "strong", children: [text(`“${printed}”`)]},
    text(`, ${locator}, `),
    source.url === ""
      ? text(documentOf({locator, source}))
      : {type: "link", href: source.url, children: [text(documentOf({locator, source}))]},
    text(" ("),
    {type: "code", text: id},
    text(")")
  ];
}

/** The document of a fact without the place in it. */
export function documentOf({locator, source}: Pick<ExportedFact, "locator" | "source">): string {
  return source.label.endsWith(`, ${locator}`) ? source.label.slice(0, -locator.length - 2) : source.label;
}

/** A number that is worked out, with the interval that follows from the printed precision. */
export function workedInline(
  item: Pick<WorkedExpression, "expression" | "shown" | "low" | "high" | "unit">
): readonly ShownInline[] {
  const interval = intervalText(item);
  return [
    {type: "number", number: {text: item.shown, expression: item.expression}},
    text(" = "),
    {type: "code", text: item.expression},
    ...(interval === "" ? [] : [text(`, by the precision printed ${interval}`)])
  ];
}

/** Lookups of a deck's evidence: expressions by their canonical text, facts by id. */
export interface EvidenceMaps {
  readonly expressions: ReadonlyMap<string, ExportedExpression>;
  readonly facts: ReadonlyMap<string, ExportedFact>;
}

/** Makes the lookups of a deck's evidence. */
export function evidenceMaps({expressions, facts}: CompiledDeck): EvidenceMaps {
  return {
    expressions: new Map(expressions.map((item) => [item.expression, item])),
    facts: new Map(facts.map((fact) => [fact.id, fact]))
  };
}
