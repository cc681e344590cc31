import {numbersOf, partsOf} from "../../core/deck/blocks.js";
import type {
  CompiledDeck,
  ExportedExpression,
  ExportedFact,
  ShownBlock,
  ShownInline,
  ShownNumber
} from "../../core/deck/compiled.js";

/** A number with how it is worked out and the figures that it is worked out from. */
export interface PlacedNumber {
  readonly number: ShownNumber;
  readonly worked: ExportedExpression;
  readonly facts: readonly ExportedFact[];
  /** The documents and the places in them where its figures, or the rows that it counts, are printed; each once. */
  readonly places: readonly string[];
}

/** The numbers of a deck with their places; each text of an expression once, in the order given. */
export function placedNumbers(
  numbers: readonly ShownNumber[],
  {facts, expressions, sources}: Pick<CompiledDeck, "facts" | "expressions" | "sources">
): readonly PlacedNumber[] {
  const [byId, byExpression] = [
    new Map(facts.map((fact) => [fact.id, fact])),
    new Map(expressions.map((item) => [item.expression, item]))
  ];
  const each = new Map(numbers.map((number) => [JSON.stringify([number.text, number.expression]), number]));
  return [...each.values()].flatMap((number): readonly PlacedNumber[] => {
    const worked = byExpression.get(number.expression);
    if (worked === undefined) return [];
    const behind = worked.facts.flatMap((id) => byId.get(id) ?? []);
    const listed = [...new Set(worked.rows.map(({source}) => source))].flatMap(
      (id) => sources.find(({source}) => source === id)?.label ?? []
    );
    return [{number, worked, facts: behind, places: [...new Set([...printedPlaces(behind), ...listed])]}];
  });
}

/** The documents of figures, each with the places of its figures in it. */
function printedPlaces(facts: readonly ExportedFact[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const {source, locator} of facts) {
    const document = source.label.endsWith(`, ${locator}`) ? source.label.slice(0, -locator.length - 2) : source.label;
    places.set(document, (places.get(document) ?? new Set()).add(locator));
  }
  return [...places].map(([document, locators]) => `${document}, ${[...locators].join("; ")}`);
}

/** The numbers of blocks in the order in which they are read: those in words, and those of charts where these stand. */
export function numbersInOrder(blocks: readonly ShownBlock[]): readonly ShownNumber[] {
  return [...partsOf(blocks)].flatMap((part): readonly ShownNumber[] => {
    if ("inline" in part) return numbersOf(part.inline);
    if (!("chart" in part)) return [];
    return [
      ...numbersOf(part.chart.headline),
      ...part.chart.dataTable.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell] : []))
    ].map(({text, expression}) => ({text, expression}));
  });
}

/** Plain text as a cell or a line. */
export const words = (text: string): readonly ShownInline[] => (text === "" ? [] : [{type: "text", text}]);

/** Numbers, one below the other. */
export const stacked = (numbers: readonly ShownNumber[]): readonly ShownInline[] =>
  numbers.flatMap((number, i) => [...(i > 0 ? [{type: "break"} as const] : []), {type: "number", number} as const]);
