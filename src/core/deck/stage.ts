import {PAPER} from "../themes/paper.js";
import {GRID_STEP} from "../themes/tokens.js";
import type {Theme} from "../themes/tokens.js";
import {plainText} from "./blocks.js";
import type {WrittenBlock} from "./blocks.js";
import {SLIDE} from "./layout.js";
import type {Layout} from "./layout.js";

/**
 * The roles of type on a slide 720 pixels high, and its grid, in pixels, where its deck names no theme. The sizes of
 * display type are the same in every theme; style/layouts.css has them too, which a test compares. Everything stands on
 * steps of `step`, of which style/deck.css has the same size.
 */
export const STAGE = {
  type: {...PAPER.type, numeral: 160, tile: 72, display: 60, lead: 32},
  grid: {...PAPER.spacing, columns: 12, step: GRID_STEP, top: 40, head: 96, gap: 16, foot: 56, bottom: 24}
} as const;

/** Pixels of the letters of a drawing before it is scaled to its slide. */
export const DRAWN_LETTERS = 14;

/** The room of a drawing, in its own pixels. */
export interface ChartRoom {
  readonly width: number;
  readonly height: number;
  /** Whether it is that of a slide, which the chart fills. */
  readonly stage: boolean;
  /** The least end of the axes of its charts, where they are compared. */
  readonly extent?: number | undefined;
}

/** The room of a chart in a briefing, and in a narrow page. */
export const BRIEFING_ROOM: ChartRoom = {width: 720, height: 250, stage: false};
export const NARROW_ROOM: ChartRoom = {width: 350, height: 250, stage: false};

/** The title of a chart with what is between it and the drawing. */
const TITLE = 40;
const LINE = 40;
/** No chart is drawn lower. */
const LEAST = 160;
/** The mean width of a letter, as a share of its size. */
const LETTER = 0.52;

/** The width of so many of the twelve columns of a slide that is `width` pixels wide. */
export function columnsWidth(count: number, width: number, {margin, gutter}: Theme["spacing"] = STAGE.grid): number {
  const {columns} = STAGE.grid;
  const one = (width - 2 * margin - gutter * (columns - 1)) / columns;
  return Math.floor(one * count + gutter * (count - 1));
}

/**
 * The room that each chart of a slide has by the slide's layout: what head, foot and words above or below leave. All
 * charts of a slide have the same room, and with it the same scale.
 */
export function chartRoom(
  layout: Layout,
  blocks: readonly WrittenBlock[],
  {
    width,
    edges = 0,
    theme = PAPER
  }: {readonly width: number; readonly edges?: number; readonly theme?: Theme | undefined}
): ChartRoom {
  const {type, spacing} = theme;
  const {top, head, gap, foot, bottom, columns} = STAGE.grid;
  const body = SLIDE.height - top - head - gap - gap - foot - bottom - edges * LINE;
  const placed = blocks.flatMap((block) => (block.type === "columns" ? block.columns : [[block]]));
  const most = Math.max(1, ...placed.map((column) => column.filter(isFigure).length));
  const beside = blocks.find((block) => block.type === "columns");
  const isBeside = layout === "figure-left" || layout === "figure-right";
  const figures = blocks.filter(isFigure).length;
  const share = beside
    ? columns / beside.columns.length
    : isBeside
      ? blocks.every(isFigure)
        ? columns
        : 7
      : layout === "comparison"
        ? columns / Math.max(1, figures)
        : columns;
  const stacked = beside ? most : isBeside || layout !== "comparison" ? Math.max(1, figures) : 1;
  const words = isBeside && !beside ? 0 : wordsHeight(blocks, columnsWidth(columns, width, spacing), type.body);
  const height = (body - words - gap * (stacked - 1)) / stacked - TITLE;
  const drawn = (pixels: number): number => Math.floor((pixels * DRAWN_LETTERS) / type.label);
  return {width: drawn(columnsWidth(share, width, spacing)), height: drawn(Math.max(LEAST, height)), stage: true};
}

const isFigure = ({type}: WrittenBlock): boolean => type === "chart" || type === "image";

/** The height that the words of a slide need beside its charts, by the number of their letters. */
function wordsHeight(blocks: readonly WrittenBlock[], width: number, body: number): number {
  const lines = blocks.flatMap(linesOf).map((text) => Math.ceil((text.length * body * LETTER) / width));
  return lines.reduce((sum, count) => sum + count * LINE + STAGE.grid.gap, 0);
}

function linesOf(block: WrittenBlock): readonly string[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return [plainText(block.inline, () => "00,000")];
    case "list":
      return block.items.flatMap(({blocks}) => blocks.flatMap(linesOf));
    case "quote":
      return block.blocks.flatMap(linesOf);
    case "table":
      return [block.head, ...block.rows].map(() => "row");
    case "code":
      return block.text.split("\n");
    default:
      return [];
  }
}
