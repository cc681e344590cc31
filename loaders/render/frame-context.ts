import {chartFence} from "../../src/charts/frame-context.js";
import type {FrameContext} from "../../src/charts/frame-context.js";
import {svgMaker} from "../../src/charts/marks.js";
import {rowsShown} from "../../src/core/chart.js";
import type {Chart, OptionValues} from "../../src/core/chart.js";
import {citeWork} from "../../src/core/citation.js";
import {elementMaker} from "../../src/core/element.js";
import type {EvidenceFact} from "../../src/core/evidence.js";
import {specSearch} from "../../src/core/explore/link.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {caveatsOfFacts, factsOfRows, sourcesOfRows, tickOfRows} from "../../src/views/chart-evidence.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import {proseHtml, proseText} from "../../src/views/prose-html.js";
import {sourcePlace} from "../../src/views/trace-links.js";
import {drawingDocument} from "./light-document.js";
import {builtTraceHref, rowLabel} from "./site.js";
import type {Site} from "./site.js";

/** What a chart's frame is drawn with at build. */
export function frameContext(
  site: Site,
  chart: Chart,
  options: OptionValues,
  page: string,
  instance: string
): FrameContext {
  const index = indexEvidence(site.evidence);
  const {table, rows: all, about} = site.tables.get(chart.table)!;
  const rows = rowsShown(chart, all, options);
  const facts = factsOfRows(table, rows).flatMap((id) => index.fact(id) ?? []);
  const {expression, ...tick} = tickOfRows(facts, rows, index);
  const prose = {facts: index.facts, traceHref: builtTraceHref};
  return {
    document: drawingDocument(),
    width: 0,
    instance,
    format: (expression, format) => formatQuantity(evaluate(expression, index.facts), format, index.facts),
    label: (column, value) => rowLabel(site, chart.table, column, value) ?? index.markedTerm(value),
    text: index.markedTerm,
    traceHref: builtTraceHref,
    rowHref: (source, id) => sourcePlace({source, id}),
    prose: (text) => proseHtml(text, prose),
    plain: (text) => proseText(text, index.facts),
    caveatTexts: [...caveatsOf(chart, facts, index), ...(table.comparison === undefined ? [] : [table.comparison])],
    source: sourcesOfRows(facts, rows, index),
    tick: {...tick, href: expression === undefined ? tick.href : builtTraceHref(expression)},
    fileHref: (id, ending) => `/tables/${id}.${ending}`,
    citation: citeWork({
      ...about,
      collection: about.collection.name,
      title: table.title,
      name: `chart ${chart.id} of table ${table.id}`
    }),
    exploreHref: (spec) => `/explore${specSearch(spec)}`,
    pageHref: `${page}#chart-${chart.id}`,
    fence: chartFence(chart, options),
    ...(site.evidence.terms === undefined ? {} : {terms: site.evidence.terms})
  };
}

function caveatsOf(chart: Chart, facts: readonly EvidenceFact[], index: EvidenceIndex): readonly string[] {
  const texts = chart.caveats.map((id) => {
    const caveat = index.evidence.caveats.find((other) => other.id === id);
    if (!caveat) throw new Error(`chart ${chart.id}: unknown caveat ${id}`);
    return caveat.text;
  });
  return [...new Set([...texts, ...caveatsOfFacts(facts, index)])];
}

/** A drawing whose height divided by its width exceeds this is taller than a printed page. */
const TALLER = 1.4;

/** Pixels by which a line of a matrix begins above its rule. */
const ABOVE = 1;

/**
 * Gives each matrix of a figure that is taller than a printed page a table for print, which shows the same lines,
 * breaks between them, and repeats the heads.
 */
export function addPrintedParts(figure: Element): Element {
  const tables = [...figure.querySelectorAll(".tm-drawing > .tm-wide > svg")].flatMap((drawing, i) => {
    const [, , width = 1, height = 1] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const [heads, ...lines] = drawing.children;
    if (
      !heads ||
      height / width < TALLER ||
      lines.length === 0 ||
      !lines.every(({firstElementChild}) => firstElementChild?.localName === "line")
    )
      return [];
    return [printedTable(drawing, {id: `${figure.id}-part-${i}`, width, height})];
  });
  figure.querySelector(".tm-drawing")?.after(...tables);
  return figure;
}

/**
 * A table for print with the drawing's parts as rows, each an SVG `use` of the drawing; the first part is the head that
 * repeats on each page.
 */
function printedTable(
  drawing: Element,
  {id, width, height}: {readonly id: string; readonly width: number; readonly height: number}
): Element {
  const [make, draw] = [elementMaker(drawing.ownerDocument), svgMaker(drawing.ownerDocument)];
  const [fontSize, fill] = ["font-size", "fill"].map((name) => drawing.getAttribute(name) ?? undefined);
  const parts = [...drawing.children];
  const tops = [
    0,
    ...parts.slice(1).map(({firstElementChild}) => Number(firstElementChild!.getAttribute("y1")) - ABOVE),
    height
  ];
  const rows = parts.map((part, i) => {
    part.id = `${id}-${i}`;
    const cell = draw(
      "svg",
      {viewBox: `0 ${tops[i]!} ${width} ${tops[i + 1]! - tops[i]!}`, "font-size": fontSize, fill},
      draw("use", {href: `#${part.id}`})
    );
    return make(
      "tr",
      {class: part.querySelector('text[font-weight="600"]') ? "tm-printed-heading" : undefined},
      make("td", {}, cell)
    );
  });
  const inTerms = drawing.parentElement?.getAttribute("data-in-terms") ?? undefined;
  return make(
    "table",
    {class: "tm-printed-parts", "data-in-terms": inTerms, role: "presentation", "aria-hidden": "true"},
    make("thead", {}, rows[0]),
    make("tbody", {}, ...rows.slice(1))
  );
}
