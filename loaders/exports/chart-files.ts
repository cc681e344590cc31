import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {chartToSvg} from "../../src/exports/chart-svg.js";
import {chartsOf} from "../../src/exports/document-data.js";
import {drawingDocument} from "../render/document.js";

const FOLDERS = {deck: "decks", briefing: "briefings"} as const;

/** The charts of a deck or briefing as SVG files, each under a name of its own; those that are made of text are left out. */
export function chartFiles(document: CompiledDeck | CompiledBriefing, site = ""): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const chart of chartsOf(document)) {
    const svg = chartToSvg(chart, document, {document: drawingDocument(), site, page: `/${FOLDERS[document.kind]}/${document.name}`});
    if (svg === undefined) continue;
    const others = [...files.keys()].filter((name) => name.replace(/-\d+$/, "") === chart.id).length;
    files.set(others === 0 ? chart.id : `${chart.id}-${others + 1}`, svg);
  }
  return files;
}
