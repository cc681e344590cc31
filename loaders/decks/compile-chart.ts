import {describeIn, drawInTerms} from "../../src/charts/chart-terms.js";
import {keyText} from "../../src/charts/data-table.js";
import type {FrameContext} from "../../src/charts/frame-context.js";
import {nameAsShown} from "../../src/charts/marks.js";
import {rowsShown} from "../../src/core/chart.js";
import type {DataTableColumn, NativeChart, Row} from "../../src/core/chart.js";
import type {CompiledChart, Drawing, DataTableCell} from "../../src/core/deck/compiled.js";
import {NARROW_ROOM} from "../../src/core/deck/stage.js";
import type {ChartRoom} from "../../src/core/deck/stage.js";
import {workNumber, workProse} from "../../src/core/deck/work.js";
import {FONT_FAMILIES} from "../../src/core/font-families.js";
import {cellOf} from "../../src/core/quantity-columns.js";
import {missingWords} from "../../src/core/table.js";
import {makeColorsLiteral} from "../../src/exports/chart-svg.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {EvidenceIndex} from "../../src/views/evidence-index.js";
import type {ChartFence} from "../prose/fence.js";
import {frameContext} from "../render/frame-context.js";
import {knownCharts} from "../render/known-charts.js";
import {drawingDocument} from "../render/light-document.js";
import type {Site} from "../render/site.js";
import {factsOfRows} from "../tables/select.js";
import {exportedExpression, listSourceLines, openPointsOf, sourceLines} from "./evidence.js";

/** Compiles a chart for its room on a slide: texts, rows and drawings; memoized by site, chart, options and room. */
export function compileChart({chart, options}: ChartFence, site: Site, room: ChartRoom): CompiledChart {
  const charts = knownCharts(site);
  const key = JSON.stringify([chart.id, charts.drawnFrom(chart), options, room]);
  return charts.compiled(key, () => makeChart({chart, options}, site, room));
}

function makeChart({chart, options}: ChartFence, site: Site, room: ChartRoom): CompiledChart {
  const index = indexEvidence(site.evidence);
  const context = frameContext(site, chart, options, "/", "");
  const {table, rows} = site.tables.get(chart.table)!;
  const shown = rowsShown(chart, rows, options);
  const ids = factsOfRows(table, shown);
  const facts = ids.flatMap((id) => index.fact(id) ?? []);
  const prose = (text: string) => workProse(text, (written) => workNumber(written, index.facts));
  const drawnFor = (own: ChartRoom): readonly [CompiledChart["full"], CompiledChart["full"]?] =>
    drawInTerms(context.terms ?? [], context, (setting) =>
      slideDrawing(chart.draw(rows, options, {...setting, ...own}))
    );
  const [[full, fullInSources], [half, halfInSources]] = [
    drawnFor(room),
    drawnFor({...NARROW_ROOM, extent: room.extent})
  ];
  return {
    id: chart.id,
    table: chart.table,
    fence: context.fence,
    options,
    headline: prose(chart.headline(options)),
    title: context.plain(chart.title(options)),
    short: {
      title: context.plain(chart.shortTitle?.(options) ?? chart.title(options)),
      notes: [...new Set([...context.caveatTexts.map(index.shortCaveat), ...chart.slideNotes(options)])].map(prose)
    },
    description: context.plain(describeIn(chart, rows, options, context)),
    notes: [...new Set([...context.caveatTexts, ...chart.notes(options)])].map(prose),
    sources:
      facts.length > 0
        ? sourceLines(facts, index)
        : listSourceLines(
            rows.map(({source}) => String(source)),
            index
          ),
    openPoints: openPointsOf(ids, index),
    dataTable: dataTableOf(chart.dataTable(options), shown, context, index),
    native: onScale(chart.native?.(rows, options, context) ?? null, room.extent),
    full,
    half,
    ...(fullInSources && halfInSources ? {inSources: {full: fullInSources, half: halfInSources}} : {}),
    facts: ids
  };
}

/** A native chart whose axis ends no sooner than `extent`. */
function onScale(native: NativeChart | null, extent: number | undefined): NativeChart | null {
  return native && extent !== undefined && native.form !== "stacked"
    ? {...native, max: Math.max(extent, native.max ?? 0)}
    : native;
}

function dataTableOf(
  columns: readonly DataTableColumn[],
  rows: readonly Row[],
  context: FrameContext,
  index: EvidenceIndex
): CompiledChart["dataTable"] {
  return {
    columns: columns.map(({column, label, quantity}) => ({column, label, quantity})),
    rows: rows.map((row) =>
      columns.map((column): DataTableCell =>
        column.quantity
          ? numberCell(row, column, context, index)
          : {type: "key", text: keyText(column.column, row, context)}
      )
    )
  };
}

function numberCell(
  row: Row,
  {column, format}: DataTableColumn,
  context: FrameContext,
  index: EvidenceIndex
): DataTableCell {
  const cell = cellOf(row, column);
  if ("missing" in cell) return {type: "missing", text: missingWords(cell.missing), reason: cell.missing};
  const {value, low, high, unit} = exportedExpression(cell.expression, index);
  return {
    type: "number",
    text: context.format(cell.expression, format),
    expression: cell.expression,
    value,
    low,
    high,
    unit
  };
}

/** A chart's drawing for a slide: its markup and, unless it is made of text, a standalone SVG. */
function slideDrawing(drawn: Element): {readonly html: string; readonly drawing: Drawing | null} {
  drawn.querySelectorAll("a").forEach(nameAsShown);
  return {html: drawn.outerHTML, drawing: drawn.localName === "svg" ? standalone(drawn) : null};
}

/** The drawing as a standalone SVG without links, which a picture can't follow; marks keep their `data-trace`. */
function standalone(drawn: Element): Drawing {
  const picture = drawn.cloneNode(true) as Element;
  makeColorsLiteral(picture);
  picture.querySelectorAll("a").forEach((link) => link.removeAttribute("href"));
  picture.setAttribute("font-family", FONT_FAMILIES);
  picture.setAttribute("role", "img");
  picture.removeAttribute("class");
  const [, , width = 0, height = 0] = (picture.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const Serializer = drawingDocument().defaultView!.XMLSerializer;
  return {svg: new Serializer().serializeToString(picture), width, height};
}
