import type {CompiledBriefing, CompiledChart, CompiledDeck, CompiledDocument} from "../core/deck/compiled.js";
import {numbersOf} from "../core/deck/walk.js";
import {stateText} from "../core/tick.js";
import type {TickState} from "../core/tick.js";
import {shownText} from "../views/shown-blocks.js";
import {chartsOf} from "./document-data.js";
import {siteAddress, siteTrace} from "./evidence-places.js";
import {svgFile} from "./svg-file.js";
import type {SvgTexts} from "./svg-file.js";

/** What a chart's file is made with. */
interface ChartSvgContext {
  readonly document: Document;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** The path of the page that the chart stands on, with a slash before it. */
  readonly page: string;
}

/** A chart as an SVG file with its headline, notes, sources and expressions; undefined for a chart that is made of text. */
export function chartToSvg(chart: CompiledChart, {digest, facts}: Pick<CompiledDocument, "digest" | "facts">, {document, site, page}: ChartSvgContext): string | undefined {
  if (chart.full.drawing === null) return undefined;
  const {content} = Object.assign(document.createElement("template"), {innerHTML: chart.full.drawing.svg});
  const texts = chartTexts(chart, {digest, facts}, siteAddress(site, page) ?? "");
  return svgFile(document.importNode(content.querySelector("svg")!, true), texts, {
    address: (link) => {
      const expression = link.getAttribute("data-trace");
      return expression === null ? undefined : siteTrace(site, expression);
    }
  });
}

/** What a chart's file says besides its drawing. */
function chartTexts(chart: CompiledChart, {digest, facts}: Pick<CompiledDocument, "digest" | "facts">, page: string): SvgTexts {
  const cells = chart.twin.rows.flat().flatMap((cell) => (cell.type === "number" ? [cell.expression] : []));
  const words = [chart.headline, ...chart.notes].flatMap((inline) => numbersOf(inline).map(({expression}) => expression));
  return {
    headline: shownText(chart.headline), title: chart.title, description: chart.description, notes: chart.notes.map(shownText),
    source: sourceText(chart.sources), state: stateText(stateOf(chart, facts)), expressions: [...new Set([...words, ...cells])], digest, page
  };
}

function stateOf({openPoints, facts: ids}: CompiledChart, facts: CompiledDocument["facts"]): TickState {
  if (openPoints.length > 0) return "open";
  return facts.some(({id, status}) => status !== "exact" && ids.includes(id)) ? "unchecked" : "tied";
}

/** The documents of some numbers as one line of text. */
export function sourceText(sources: CompiledChart["sources"]): string {
  return sources.length === 0 ? "" : `${sources.length > 1 ? "Sources" : "Source"}: ${sources.map(({label}) => label).join("; ")}`;
}

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
