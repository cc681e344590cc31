import type {CompiledBriefing, CompiledDeck} from "../core/deck/compiled.js";
import {chartToSvg} from "./chart-svg.js";
import type {ChartSvgContext} from "./chart-svg.js";
import {chartsOf} from "./document-data.js";

const FOLDERS = {deck: "decks", briefing: "briefings"} as const;

/** The charts of a deck or briefing as SVG files, each under a name of its own; those that are made of text are left out. */
export function chartFiles(compiled: CompiledDeck | CompiledBriefing, context: Omit<ChartSvgContext, "page">): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const chart of chartsOf(compiled)) {
    const svg = chartToSvg(chart, compiled, {...context, page: `/${FOLDERS[compiled.kind]}/${compiled.name}`});
    if (svg === undefined) continue;
    const others = [...files.keys()].filter((name) => name.replace(/-\d+$/, "") === chart.id).length;
    files.set(others === 0 ? chart.id : `${chart.id}-${others + 1}`, svg);
  }
  return files;
}
