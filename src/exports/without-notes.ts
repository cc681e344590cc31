import type {CompiledChart, CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {numbersOf, partsOf} from "../core/deck/walk.js";

/** A deck without its notes, and without the evidence of numbers that stand only in them. */
export function withoutNotes(deck: CompiledDeck): CompiledDeck {
  const slides = deck.slides.map(slideWithoutNotes);
  const shown = new Set(slides.flatMap(({expressions}) => expressions));
  const expressions = deck.expressions.filter(({expression}) => shown.has(expression));
  const behind = new Set([...expressions.flatMap(({facts}) => facts), ...slides.flatMap(({facts}) => facts)]);
  return {...deck, slides, expressions, facts: deck.facts.filter(({id}) => behind.has(id))};
}

function slideWithoutNotes(slide: CompiledSlide): CompiledSlide {
  const charts = [...partsOf(slide.blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));
  const words = [slide.title, ...slide.caveats, ...[...partsOf(slide.blocks)].flatMap((part) => ("inline" in part ? [part.inline] : []))];
  const shown = new Set([...words.flatMap((inline) => numbersOf(inline).map(({expression}) => expression)), ...charts.flatMap(expressionsOfChart)]);
  const expressions = slide.expressions.filter((expression) => shown.has(expression));
  const facts = new Set(charts.flatMap((chart) => chart.facts));
  return {...slide, notes: [], expressions, facts: slide.facts.filter((id) => facts.has(id) || expressions.some((expression) => expression.includes(id)))};
}

function expressionsOfChart({headline, notes, twin, native}: CompiledChart): readonly string[] {
  return [
    ...[headline, ...notes].flatMap((inline) => numbersOf(inline).map(({expression}) => expression)),
    ...twin.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : [])),
    ...(native?.series ?? []).flatMap(({points}) => points.flatMap((point) => point?.expression ?? []))
  ];
}
