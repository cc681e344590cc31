import type {ChartContext} from "../core/chart.js";
import {COLORS, FONT_SIZE, svgMaker, wrapText} from "./marks.js";
import type {SvgMaker} from "./marks.js";

/** A count shown as a link: its expression and its accessible name. */
export interface Counted {
  readonly expression: string;
  readonly name: string;
}

/** What stands where a line meets a column: a mark, a count, or nothing. */
export type MatrixCell = {readonly kind: "mark"} | ({readonly kind: "count"} & Counted) | {readonly kind: "none"};

/** A column; its head is the link of its total. */
export interface MatrixColumn {
  readonly head: string;
  readonly total?: Counted;
}

/** A line of a matrix. */
export interface MatrixLine {
  readonly label: string;
  /** Where the label leads. */
  readonly href?: string;
  /** A second line of the label. */
  readonly remark?: string;
  /** The line's count, shown beside its label or at the end of the line. */
  readonly total?: Counted;
  readonly cells: readonly MatrixCell[];
  /** Whether it heads the lines that follow. */
  readonly heading: boolean;
}

/** The measures of a matrix in pixels. */
export interface MatrixLayout {
  readonly cell: number;
  /** Room for totals at the ends of the lines; 0 puts them beside the labels. */
  readonly end: number;
  readonly endHead?: string;
  /** Whether labels stand above their cells rather than before them. */
  readonly above: boolean;
  readonly headSize: number;
  /** From one line of lettering to the next. */
  readonly line: number;
  /** Room above a heading. */
  readonly gap?: number;
}

const PAD = 6;
const NONE = 1.5;
const MARK = 12;
/** Pixels of the height of a count’s ground. */
const CELL = 24;
/** Pixels from the top of a heading’s room to its rule, where there is room for them. */
const BELOW = 3;
/** How much wider bold letters are than the others, at most. */
const BOLD = 1.15;

/** A matrix of marks and counts with a head on each column, every count a link. */
export function drawMatrix(
  columns: readonly MatrixColumn[],
  lines: readonly MatrixLine[],
  layout: MatrixLayout,
  context: ChartContext
): Element {
  const make = svgMaker(context.document);
  const left = context.width - layout.end - columns.length * layout.cell;
  const heads = columns.map(({head}) => wrapText(head, (layout.cell * FONT_SIZE) / layout.headSize));
  const top =
    columns.length === 0
      ? 0
      : (Math.max(...heads.map((head) => head.length)) + (columns.some(({total}) => total) ? 1 : 0)) * layout.line +
        PAD;
  const drawn = [drawHeads(columns, heads, {left, top, layout}, context, make)];
  let y = top;
  for (const line of lines) {
    const {element, height} = drawLine(line, {left, y, layout}, context, make);
    drawn.push(element);
    y += height;
  }
  return make(
    "svg",
    {
      class: "tm-plot",
      role: "group",
      fill: COLORS.ink,
      "font-size": String(FONT_SIZE),
      width: String(context.width),
      height: String(y + 2),
      viewBox: `0 0 ${context.width} ${y + 2}`
    },
    ...drawn
  );
}

interface HeadPlace {
  readonly left: number;
  readonly top: number;
  readonly layout: MatrixLayout;
}

function drawHeads(
  columns: readonly MatrixColumn[],
  heads: readonly (readonly string[])[],
  {left, top, layout}: HeadPlace,
  context: ChartContext,
  make: SvgMaker
): Element {
  return make(
    "g",
    {"text-anchor": "middle", "font-size": String(layout.headSize)},
    ...columns.map(({total}, i) => {
      const x = String(left + (i + 0.5) * layout.cell);
      const lines = [...heads[i]!, ...(total ? [context.format(total.expression)] : [])];
      const text = make(
        "text",
        {},
        ...lines.map((line, k) =>
          make(
            "tspan",
            {
              x,
              y: String(top - PAD - (lines.length - 1 - k) * layout.line),
              "font-weight": total && k === lines.length - 1 ? "600" : undefined
            },
            line
          )
        )
      );
      return total ? link(total, text, context, make) : text;
    }),
    layout.endHead === undefined
      ? undefined
      : make("text", {x: String(context.width - layout.end / 2), y: String(top - PAD)}, layout.endHead)
  );
}

interface LinePlace {
  readonly left: number;
  readonly y: number;
  readonly layout: MatrixLayout;
}

function drawLine(
  line: MatrixLine,
  {left, y, layout}: LinePlace,
  context: ChartContext,
  make: SvgMaker
): {readonly element: Element; readonly height: number} {
  const room = (layout.above ? context.width : left - 2 * PAD) / (line.heading ? BOLD : 1);
  const atLabel = line.total !== undefined && (layout.end === 0 || line.heading);
  const words = wrapText(atLabel ? `${line.label}: ${context.format(line.total.expression)}` : line.label, room);
  const lines = [...words, ...(line.remark === undefined ? [] : wrapText(line.remark, room))];
  const gap = line.heading ? (layout.gap ?? 10) : 2;
  const labelHeight = lines.length * layout.line;
  const height = gap + labelHeight + (layout.above ? layout.line + PAD : 4);
  const cellY = y + gap + (layout.above ? labelHeight + layout.line / 2 : layout.line / 2);
  const rule = y + (line.heading ? Math.min(BELOW, gap - 2) : 0);
  const half = line.heading ? Math.min(CELL / 2, cellY - rule - 1, y + height - cellY - 1) : CELL / 2;
  const label = make(
    "text",
    {"font-weight": line.heading ? "600" : undefined},
    ...lines.map((text, i) =>
      make(
        "tspan",
        {
          x: "0",
          y: String(y + gap + i * layout.line + 13),
          ...(i < words.length ? {} : {fill: COLORS.second, "font-weight": "400"})
        },
        text
      )
    )
  );
  const element = make(
    "g",
    {},
    make("line", {
      x1: "0",
      x2: String(context.width),
      y1: String(rule),
      y2: String(rule),
      stroke: line.heading ? COLORS.muted : COLORS.whole
    }),
    atLabel
      ? link(line.total, label, context, make)
      : line.href === undefined
        ? label
        : make("a", {href: line.href}, label),
    ...line.cells.map((cell, i) =>
      drawCell(cell, {x: left + (i + 0.5) * layout.cell, y: cellY, width: layout.cell, half}, context, make)
    ),
    line.total !== undefined && !atLabel
      ? countText(line.total, {x: context.width - layout.end / 2, y: cellY, width: layout.end, half}, context, make)
      : undefined
  );
  return {element, height};
}

/** The middle of a cell, its width, and half its height: it stands between the rules above and below it. */
interface CellPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly half: number;
}

function drawCell(cell: MatrixCell, place: CellPlace, context: ChartContext, make: SvgMaker): Element {
  const {x, y} = place;
  if (cell.kind === "count") return countText(cell, place, context, make, COLORS.whole);
  if (cell.kind === "none") return make("circle", {cx: String(x), cy: String(y), r: String(NONE), fill: COLORS.rule});
  return make("rect", {
    x: String(x - MARK / 2),
    y: String(y - MARK / 2),
    width: String(MARK),
    height: String(MARK),
    fill: COLORS.first
  });
}

function countText(
  count: Counted,
  {x, y, width, half}: CellPlace,
  context: ChartContext,
  make: SvgMaker,
  ground = "transparent"
): Element {
  return link(
    count,
    make(
      "g",
      {},
      make("rect", {
        x: String(x - width / 2 + 1),
        y: String(y - half),
        width: String(width - 2),
        height: String(2 * half),
        fill: ground
      }),
      make("text", {x: String(x), y: String(y + 5), "text-anchor": "middle"}, context.format(count.expression))
    ),
    context,
    make
  );
}

function link({expression, name}: Counted, inside: Element, context: ChartContext, make: SvgMaker): Element {
  return make(
    "a",
    {
      href: context.traceHref(expression),
      "data-trace": expression,
      "aria-label": `${name}: ${context.format(expression)}`
    },
    inside
  );
}
