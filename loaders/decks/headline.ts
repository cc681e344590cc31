import {numbersOf, partsOf} from "../../src/core/deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownInline} from "../../src/core/deck/compiled.js";

/** What is said of a headline, and the chart whose own it is; of a slide's headline there is none. */
interface UnshownNumber {
  readonly chart?: CompiledChart;
  readonly message: string;
}

/**
 * What a headline over charts, and the charts’ own headlines, say in numbers that neither chart nor text below shows: a
 * message for each such number. Without a chart nothing is said, since a number may stand in a headline alone.
 */
export function unshownOverCharts(
  title: readonly ShownInline[],
  blocks: readonly ShownBlock[]
): readonly UnshownNumber[] {
  const parts = [...partsOf(blocks)];
  const charts = parts.flatMap((part) => ("chart" in part ? [part.chart] : []));
  if (charts.length === 0) return [];
  const text = parts.flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []));
  const shown = new Set([...text.map(({expression}) => expression), ...charts.flatMap(drawnIn)]);
  return [
    {where: "its headline", words: title},
    ...charts.map((chart) => ({chart, where: `the headline of ${chart.id}`, words: chart.headline}))
  ].flatMap(({where, words, ...of}) =>
    numbersOf(words)
      .filter(({expression}) => !shown.has(expression))
      .map(({expression, text: as}): UnshownNumber => ({
        ...of,
        message: `${where} says ${as} ({{ ${expression} }}), which neither chart nor text below shows; show it there, or say what the chart shows`
      }))
  );
}

/** The expressions of the marks of a chart, in either of its sizes. */
function drawnIn({full, half}: CompiledChart): readonly string[] {
  return [full.html, half.html].flatMap((html) =>
    [...html.matchAll(/ data-trace="([^"]*)"/g)].map(([, expression]) => expression!)
  );
}
