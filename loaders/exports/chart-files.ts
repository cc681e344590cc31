import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {chartFiles as makeChartFiles} from "../../src/exports/chart-svg.js";
import {drawingDocument} from "../render/document.js";

/** The charts of a deck or briefing as SVG files, each under a name of its own; those that are made of text are left out. */
export function chartFiles(document: CompiledDeck | CompiledBriefing, site = ""): ReadonlyMap<string, string> {
  return makeChartFiles(document, {document: drawingDocument(), site});
}
