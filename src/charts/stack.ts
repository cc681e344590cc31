import * as Plot from "@observablehq/plot";
import type {ChartContext, Row} from "../core/chart.js";
import {parseExpression, printExpression} from "../core/expression/syntax.js";
import {expressionOf} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {
  COLORS,
  FONT_SIZE,
  LINE_HEIGHT,
  NARROW,
  dodge,
  finishDrawing,
  hatchId,
  hatchMark,
  linked,
  numberText,
  plotFrame,
  stageStep,
  textWidth,
  wrapText
} from "./marks.js";
import type {Linked} from "./marks.js";

/** A part of a whole, in the order of drawing. */
export interface Part {
  /** Null where the number is untied. */
  readonly expression: string | null;
  readonly value: number;
  /** The number as shown, with the base of a percentage: `60% of all boats`. */
  readonly text: string;
  readonly label: string;
  /** A colour; `hatch` for what is not itemised. */
  readonly fill: string;
  /** Whether it is contained in the part before it, so that the whole doesn't count it again. */
  readonly within?: boolean;
}

/** One bar: its parts and what they add up to. */
interface Stack {
  readonly chart: string;
  readonly parts: readonly Part[];
  readonly whole?: {readonly expression: string; readonly text: string} | undefined;
}

interface Placed extends Part, Linked {
  readonly from: number;
  readonly to: number;
  readonly head: readonly string[];
  readonly body: readonly string[];
  /** The start of the label along the bar, and its extent there, in pixels. */
  readonly start: number;
  readonly size: number;
  /** How far it stands below the other labels, in pixels. */
  readonly down: number;
}

interface Geometry {
  readonly upright: boolean;
  readonly length: number;
  /** The bar's sides across its length. */
  readonly near: number;
  readonly far: number;
}

interface Room extends Pick<Geometry, "upright" | "length"> {
  readonly width: number;
  readonly least: number;
  /** The least between two labels. */
  readonly gap: number;
  readonly lowered: boolean;
}

const GAP = 14;
/** The least between labels below one another on a slide, whose height is limited. */
const CLOSE = 8;
/** The least room of a label below its part, in pixels: the first that leaves each label under its own part. */
const LEAST = [140, 120, 104] as const;
/** Pixels: the length of an upright bar if nothing limits it, and the space above and below it. */
const UPRIGHT = 330;
const AROUND = 42;

/**
 * One part-to-whole bar with every part labelled: along the page, or upright where the page is narrow. Geometry is in
 * pixels.
 */
export function drawStack({chart, parts, whole}: Stack, context: ChartContext): Element {
  const upright = context.width < NARROW;
  const inner = parts.some((part) => part.within);
  const near = upright ? 2 : inner ? 84 : 36;
  const usual: Geometry = upright
    ? {upright, length: uprightLength(parts, context), near, far: near + 92}
    : {upright, length: context.width - 4, near, far: near + 64};
  const placed = placeParts(parts, usual, context);
  const labels = Math.max(
    ...placed.filter((part) => !part.within).map((part) => part.down + linesOf(part) * LINE_HEIGHT)
  );
  const thickness = stageStep(64, {least: 40, shares: 1, room: (context.height ?? 0) - near - 22 - labels}, context);
  const geometry = upright ? usual : {...usual, far: near + thickness};
  const hatch = hatchId(chart, context);
  const offset = upright ? 36 : 2;
  const height = upright ? geometry.length + AROUND : geometry.far + 22 + labels;
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height,
      margin: 0,
      x: {type: "identity", axis: null},
      y: {type: "identity", axis: null},
      color: {type: "identity"},
      marks: [
        ...(parts.some((part) => part.fill === "hatch") ? [hatchMark(hatch, context)] : []),
        ...wholeMarks(whole, geometry, offset),
        Plot.rect(placed, {
          ...barChannels(geometry, offset),
          fill: (d: Placed) => (d.fill === "hatch" ? `url(#${hatch})` : d.fill),
          ...linked
        }),
        ...placed.flatMap((part) => labelMarks(part, geometry, offset))
      ]
    }),
    context
  );
}

function placeParts(
  parts: readonly Part[],
  {upright, length}: Geometry,
  {width, stage = false}: ChartContext
): readonly Placed[] {
  const total = parts.reduce((sum, part) => sum + (part.within ? 0 : part.value), 0);
  let reached = 0;
  const spans = parts.map((part) => {
    const size = tenth((part.value / total) * length);
    const from = part.within ? reached - size : reached;
    if (!part.within) reached += size;
    return {from: tenth(from), to: tenth(from + size)};
  });
  const tries = upright
    ? [{least: 0, lowered: false}]
    : [false, true].flatMap((lowered) => LEAST.map((least) => ({least, lowered})));
  return tries
    .map((tried) => layBlocks(parts, spans, {upright, length, width, gap: upright && stage ? CLOSE : GAP, ...tried}))
    .reduce((best, next) => (astray(next) < astray(best) ? next : best));
}

/**
 * The labels of the parts, each wrapped to what its own part and those after it leave, the last one below the others if
 * it is `lowered`.
 */
function layBlocks(
  parts: readonly Part[],
  spans: readonly {readonly from: number; readonly to: number}[],
  {upright, length, width, gap, least, lowered}: Room
): readonly Placed[] {
  const last = parts.findLastIndex(({within}) => !within);
  const end = lowered ? length - GAP : length;
  let limit = end;
  const blocks = parts
    .map((part, i) => ({part, ...spans[i]!, low: lowered && i === last}))
    .reverse()
    .map(({part, from, to, low}) => {
      const room = upright
        ? uprightRoom(width)
        : part.within
          ? length
          : low
            ? length / 2
            : Math.max(least, Math.min(limit - from, Math.max(140, to - from - GAP)));
      const [head, body] = [wrapText(part.text, room), wrapText(part.label, room)];
      const size = upright
        ? (head.length + body.length) * LINE_HEIGHT
        : Math.max(...[...head, ...body].map((line) => textWidth(line)));
      if (!part.within && !low) limit = Math.min(from, limit - size) - GAP;
      return {...part, from, to, low, head, body, size, wish: from, name: `${part.label}: ${part.text}`};
    })
    .reverse();
  const beside = blocks.filter((block) => upright || !(block.within || block.low));
  const starts = dodge(beside, end, gap);
  const placed = blocks.map((block) => ({
    ...block,
    down: 0,
    start: starts[beside.indexOf(block)] ?? (block.low ? length - block.size : block.from)
  }));
  return placed.map((block) => ({
    ...block,
    down: block.low
      ? Math.max(
          ...placed.filter(({low, within, start, size}) => !low && !within && start + size > block.start).map(linesOf),
          0
        ) *
          LINE_HEIGHT +
        8
      : 0
  }));
}

/** The distance of labels (except the last) from the starts of their parts, in pixels. */
const astray = (placed: readonly Placed[]): number =>
  placed
    .slice(0, -1)
    .reduce((sum, {start, from, within}) => sum + (within ? 0 : Math.max(0, Math.abs(start - from) - 1)), 0);

const uprightRoom = (width: number): number => width - 92 - 34;

/** The length of an upright bar in pixels: as long as the height allows, but not shorter than its labels need. */
function uprightLength(parts: readonly Part[], {width, height, stage = false}: ChartContext): number {
  const lines = parts.reduce(
    (sum, {text, label}) =>
      sum + wrapText(text, uprightRoom(width)).length + wrapText(label, uprightRoom(width)).length,
    0
  );
  const labels = lines * LINE_HEIGHT + (parts.length - 1) * (stage ? CLOSE : GAP);
  return Math.max(labels, Math.min(UPRIGHT, (height ?? UPRIGHT + AROUND) - AROUND));
}

function barChannels({upright, near, far}: Geometry, offset: number): Plot.RectOptions {
  const [from, to] = [(d: Placed) => offset + d.from + (d.from > 0 && !d.within ? 1 : 0), (d: Placed) => offset + d.to];
  const [side, other] = [
    (d: Placed) => (d.within && upright ? far - 30 : near),
    (d: Placed) => (d.within && !upright ? near + 22 : far)
  ];
  return upright ? {x1: side, x2: other, y1: from, y2: to} : {x1: from, x2: to, y1: side, y2: other};
}

function wholeMarks(whole: Stack["whole"], {upright, length}: Geometry, offset: number): readonly Plot.Markish[] {
  if (!whole) return [];
  const text = Plot.text([whole], {
    x: 2,
    y: 10,
    text: "text",
    textAnchor: "start",
    fill: COLORS.muted,
    href: "expression",
    ariaLabel: "text"
  });
  if (upright) return [text];
  const bracket: [number, number][] = [
    [offset, 30],
    [offset, 24],
    [offset + length, 24],
    [offset + length, 30]
  ];
  return [Plot.line(bracket, {stroke: COLORS.context}), text];
}

function labelMarks(part: Placed, {upright, near, far}: Geometry, offset: number): readonly Plot.Markish[] {
  const above = part.within && !upright;
  const anchor = !upright && (above || part.start < part.from - 1) ? "end" : "start";
  const x = upright ? far + 26 : above ? offset + part.to : part.start + offset + (anchor === "end" ? part.size : 0);
  const y = upright ? part.start + offset : above ? near - 10 - linesOf(part) * LINE_HEIGHT : far + 16 + part.down;
  const beside = upright ? y + LINE_HEIGHT / 2 : x + (anchor === "end" ? -1 : 1);
  const at = Math.max(part.from + offset + 1, Math.min(beside, part.to + offset - 1));
  const leader: [number, number][] = upright
    ? [
        [far + 2, at],
        [far + 10, at],
        [far + 22, beside]
      ]
    : above
      ? [
          [at, near - 1],
          [at, near - 8]
        ]
      : [
          [at, far + 2],
          [at, far + 7],
          [beside, far + 13 + part.down]
        ];
  const text = {x: () => x, textAnchor: anchor, lineAnchor: "top", ...linked} as const;
  const needsLeader = upright || above || part.start < part.from - 1 || part.start + part.size > part.to + 1;
  return [
    ...(needsLeader ? [Plot.line(leader, {stroke: COLORS.context})] : []),
    Plot.text([part], {
      ...text,
      y: () => y,
      text: (d: Placed) => d.head.join("\n"),
      fontWeight: 600,
      lineHeight: LINE_HEIGHT / FONT_SIZE,
      fill: COLORS.ink
    }),
    Plot.text([part], {
      ...text,
      y: () => y + part.head.length * LINE_HEIGHT,
      text: (d: Placed) => d.body.join("\n"),
      lineHeight: LINE_HEIGHT / FONT_SIZE,
      fill: COLORS.ink
    })
  ];
}

const linesOf = ({head, body}: Pick<Placed, "head" | "body">): number => head.length + body.length;

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

type Said = Pick<ChartContext, "format" | "label">;

/** How the rows of a table become the parts of a bar. */
export interface PartsOptions {
  readonly chart: string;
  /** The key column that names the parts. */
  readonly key: string;
  readonly count: string;
  /**
   * The column of shares, shown instead of the counts if `show` is `share`; the second operand of its expressions is
   * the whole.
   */
  readonly share: string;
  readonly show: string | undefined;
  /** Said behind a percentage: `of all boats`. */
  readonly base: string;
  /** Said behind the whole: `boats counted`. */
  readonly whole: string;
  readonly fill: (key: string) => string;
  readonly within?: (row: Row) => boolean;
  /** The expression of the whole, if it is not the base of the shares; null where it is untied. */
  readonly sum?: string | null | undefined;
  /** What a part is called, if not by the label of its key. */
  readonly label?: ((key: string) => string) | undefined;
}

/** The parts of a bar with their labels; the whole is taken from the shares' own expressions. */
export function stackOf(rows: readonly Row[], options: PartsOptions, context: Said): Stack {
  const parts = rows.flatMap((row) => partOf(row, options, context));
  const whole =
    options.sum ??
    rows.map((row) => wholeOf(expressionOf(row, options.share))).find((expression) => expression !== undefined);
  return {
    chart: options.chart,
    parts,
    whole: whole === undefined ? undefined : {expression: whole, text: `${context.format(whole)} ${options.whole}`}
  };
}

function partOf(
  row: Row,
  {key, count, share, show, base, fill, within, label: labelFor}: PartsOptions,
  context: Said
): readonly Part[] {
  const [amount, part] = [numberText(row, count, context), numberText(row, share, context)];
  if (amount === undefined) return [];
  const shown = show === "share" ? part : undefined;
  const name = String(row[key]);
  const inner = within?.(row) ?? false;
  const label = name === "not-itemised" ? MISSING_REASONS[name] : (labelFor?.(name) ?? context.label(key, name));
  return [
    {
      value: amount.value,
      expression: shown ? shown.expression : amount.expression,
      text: shown ? `${shown.text} ${base}` : amount.text,
      label: `${inner ? "of these: " : ""}${label}${flagWords(row)}`,
      fill: fill(name),
      within: inner
    }
  ];
}

/** The whole of `share(part, whole)`. */
function wholeOf(expression: string | number | null | undefined): string | undefined {
  if (typeof expression !== "string") return undefined;
  const tree = parseExpression(expression);
  if (tree.type !== "call" || tree.name !== "share" || !tree.operands[1]) return undefined;
  return printExpression(tree.operands[1]);
}
