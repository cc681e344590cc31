import type {CompiledDeck, CompiledSlide, ExportedExpression, ExportedFact} from "../core/deck/compiled.js";
import {numbersOf, partsOf} from "../core/deck/walk.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {SlideContext} from "./slide-context.js";

/** Every number of a slide with the printed figures behind it, each leading on to its trace; nothing where there are none. */
export function slideEvidence(slide: Pick<CompiledSlide, "expressions" | "title" | "blocks">, deck: Pick<CompiledDeck, "facts" | "expressions">, context: SlideContext): HTMLElement | undefined {
  const {expressions} = slide;
  if (expressions.length === 0) return undefined;
  const texts = textsOf(slide);
  const facts = new Map(deck.facts.map((fact) => [fact.id, fact]));
  const worked = new Map(deck.expressions.map((item) => [item.expression, item]));
  const items = expressions.flatMap((expression) => {
    const item = worked.get(expression);
    return item ? [evidenceItem({...item, texts: texts.get(expression) ?? []}, item.facts.flatMap((id) => facts.get(id) ?? []), context)] : [];
  });
  return elementMaker(context.document)("ul", {class: "tm-slide-evidence"}, ...items);
}

/** The texts by which a slide shows each number, where a format makes them others than the number’s own. */
function textsOf({title, blocks}: Pick<CompiledSlide, "title" | "blocks">): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const {expression, text} of [...numbersOf(title), ...[...partsOf(blocks)].flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []))]) {
    texts.set(expression, [...new Set([...(texts.get(expression) ?? []), text])]);
  }
  return texts;
}

function evidenceItem({expression, shown, rows, texts}: ExportedExpression & {readonly texts: readonly string[]}, facts: readonly ExportedFact[], context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const number = make("a", {class: "tm-number", "data-trace": expression, href: context.traceHref(expression)}, shown);
  const [first] = facts;
  if (first?.id === expression) return make("li", {}, make("strong", {}, number), " ", ...factWords(first, context));
  return make("li", {}, make("strong", {}, number), " = ", make("code", {}, expression), asShown(texts.filter((text) => text !== shown)),
    make("ul", {}, ...facts.map((fact) => make("li", {}, ...factWords(fact, context))),
      rows.length === 0 ? undefined : make("li", {}, `counts ${rows.length} rows that the documents print`)));
}

const asShown = (texts: readonly string[]): string | undefined => (texts.length === 0 ? undefined : `, on the slide as ${texts.join(" and ")}`);

/** What is printed, what it counts, and where. */
function factWords({shown, measure, period, locator, source}: ExportedFact, {document, href}: SlideContext): readonly Child[] {
  const make = elementMaker(document);
  const about = [measure, period].filter((part) => part !== "").join(", ");
  return ["printed ", make("q", {}, shown), `, ${about}: `, make("a", {href: href(source.path)}, source.label.includes(locator) ? source.label : `${source.label}, ${locator}`)];
}
