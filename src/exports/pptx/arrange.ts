import type {CompiledChart, ShownBlock} from "../../core/deck/compiled.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {bestChartHeight, leastChartHeight} from "./chart-layout.js";
import type {Box} from "./shapes.js";
import {narrowTableOfDataTable, rowHeights, tableOfBlock, tableOfDataTable} from "./table.js";
import type {TableContent} from "./table.js";
import {estimateHeight, paragraphsOf, stepped} from "./text.js";
import type {Paragraph} from "./text.js";

/**
 * A unit of content with its own place on a slide. `step` is the step of its slide from which on it is shown;
 * paragraphs have their own.
 */
export type Item = {readonly step?: number | undefined} & (
  | {
      readonly type: "text";
      readonly paragraphs: readonly Paragraph[];
      readonly isTile?: boolean;
      /** Whether its paragraphs share the height of its place: they stand about the middle of it. */
      readonly isSpread?: boolean;
    }
  | {readonly type: "chart"; readonly chart: CompiledChart}
  | {
      readonly type: "table";
      readonly table: TableContent;
      readonly narrow?: TableContent;
      readonly title: string;
      readonly description: string;
      /** The chart that the table stands for. */
      readonly chart?: CompiledChart;
    }
  | {readonly type: "image"; readonly src: string; readonly alt: string}
  | {
      readonly type: "columns";
      readonly columns: readonly (readonly Item[])[];
      readonly share: number;
      /** Whether it is given the room that what stands above and below leaves, as charts are. */
      readonly fills?: boolean;
    }
);

/** An item with its place and the size of its letters in pixels. */
export interface Placed {
  readonly item: Exclude<Item, {readonly type: "columns"}>;
  readonly box: Box;
  readonly size: number;
}

const SIZES = [28, 26, 24, 22, 20] as const;
const COLUMN_GAP = 36;
const ITEM_GAP = 14;
/** Places below this width in pixels are half a slide. */
const NARROW = 620;
/** The least height of a chart or picture, in pixels. */
const LEAST_FIGURE = 200;
const LEAST_SCALE = 16 / 14;

/** The items for a slide's blocks: consecutive text is one text box, charts made of text are tables. */
export function itemsOf(blocks: readonly ShownBlock[]): readonly Item[] {
  const items: Item[] = [];
  let text: ShownBlock[] = [];
  const close = (): void => {
    const paragraphs = paragraphsOf(text);
    if (paragraphs.length > 0) items.push({type: "text", paragraphs});
    text = [];
  };
  for (const block of blocks) {
    const item = itemOf(block);
    if (item === undefined) text.push(block);
    else {
      close();
      items.push(item);
    }
    const hidden = block.type === "list" || block.type === "quote" ? figuresWithin(block) : [];
    if (hidden.length > 0) close();
    items.push(...hidden);
  }
  close();
  return items;
}

function itemOf(block: ShownBlock): Item | undefined {
  const item = plainItemOf(block);
  return item && stepped([item], block.step)[0];
}

function plainItemOf(block: ShownBlock): Item | undefined {
  switch (block.type) {
    case "chart":
      return chartItem(block.chart);
    case "table":
      return {type: "table", table: tableOfBlock(block), title: "", description: ""};
    case "image":
      return {type: "image", src: block.src, alt: block.alt};
    case "columns":
      return {
        type: "columns",
        columns: block.columns.map((column) => itemsOf(stepped(column, block.step))),
        share: 1 / block.columns.length
      };
    default:
      return undefined;
  }
}

function chartItem(chart: CompiledChart): Item {
  if (chart.native !== null || chart.full.drawing !== null) return {type: "chart", chart};
  return {
    type: "table",
    table: tableOfDataTable(chart.dataTable),
    narrow: narrowTableOfDataTable(chart.dataTable),
    title: chart.short.title,
    description: chart.description,
    chart
  };
}

function figuresWithin(block: ShownBlock): readonly Item[] {
  const inner =
    block.type === "list"
      ? block.items.flatMap(({blocks, step}) => stepped(blocks, step))
      : block.type === "quote"
        ? block.blocks
        : [];
  return stepped(inner, block.step).flatMap((one) => itemOf(one) ?? figuresWithin(one));
}

/** Whether an item is no text. */
export const isFigure = ({type}: Item): boolean => type === "chart" || type === "table" || type === "image";

/** The height that items need, in pixels, with letters of a size. */
export function neededHeight(items: readonly Item[], width: number, size: number): number {
  return items.reduce((sum, item) => sum + heightOf(item, width, size), 0) + ITEM_GAP * Math.max(0, items.length - 1);
}

function heightOf(item: Item, width: number, size: number): number {
  switch (item.type) {
    case "text":
      return estimateHeight(item.paragraphs, size, width);
    case "table":
      return (
        rowHeights(tableFor(item, width), tableSize(size), width).reduce((sum, height) => sum + height, 0) +
        captionHeight(item.title, width)
      );
    case "image":
      return LEAST_FIGURE;
    case "chart":
      return item.chart.native === null
        ? leastPictureHeight(item.chart, width)
        : leastChartHeight(item.chart.native, item.chart.short.title, width);
    case "columns":
      return Math.max(
        ...columnBoxes(item, {x: 0, y: 0, width, height: 0}).map((box, i) =>
          neededHeight(item.columns[i]!, box.width, size)
        )
      );
  }
}

/** The least height in pixels at which a drawing's 14-pixel letters can be read. */
function leastPictureHeight({full, half, short: {title}}: CompiledChart, width: number): number {
  const heights = [full.drawing, half.drawing].flatMap((drawing) =>
    drawing === null ? [] : [drawing.height * LEAST_SCALE]
  );
  return Math.max(LEAST_FIGURE, captionHeight(title, width) + Math.min(...heights));
}

/** The height of a line or two above a picture or table that says what it shows. */
export function captionHeight(title: string, width: number): number {
  return title === ""
    ? 0
    : estimateHeight(
        [{role: "small", marker: "none", level: 0, inline: [{type: "text", text: title}]}],
        SMALLEST_TEXT,
        width
      ) + 4;
}

/** The table of an item for a place of a width in pixels. */
export function tableFor({table, narrow}: Item & {readonly type: "table"}, width: number): TableContent {
  return width < NARROW ? (narrow ?? table) : table;
}

const tableSize = (size: number): number => Math.max(SMALLEST_TEXT, size - 4);

/** Items one below the other in a box, with the largest letters that fit; charts and pictures take what is left. */
export function arrange(items: readonly Item[], box: Box, largest: number): readonly Placed[] {
  const sizes = [largest, ...SIZES].filter((size) => size <= largest);
  const size = sizes.find((one) => neededHeight(items, box.width, one) <= box.height) ?? SMALLEST_TEXT;
  return stack(items, box, size);
}

function stack(items: readonly Item[], box: Box, size: number): readonly Placed[] {
  const room = box.height - ITEM_GAP * Math.max(0, items.length - 1);
  const grows = items.map(
    (item) =>
      item.type === "chart" ||
      item.type === "image" ||
      (item.type === "columns" && (item.fills === true || item.columns.flat().some(isFigure)))
  );
  const fixed = items.reduce((sum, item, i) => sum + (grows[i] === true ? 0 : heightOf(item, box.width, size)), 0);
  const share = Math.max(80, (room - fixed) / Math.max(1, grows.filter(Boolean).length));
  let y = box.y;
  return items.flatMap((item, i): readonly Placed[] => {
    const last = i === items.length - 1 && !grows.includes(true);
    const height =
      grows[i] === true
        ? Math.min(share, bestHeight(item, box.width))
        : last
          ? Math.max(0, box.y + box.height - y)
          : heightOf(item, box.width, size);
    const place = {x: box.x, y, width: box.width, height};
    y += place.height + ITEM_GAP;
    if (item.type !== "columns") return [{item, box: place, size: item.type === "table" ? tableSize(size) : size}];
    return columnBoxes(item, place).flatMap((column, k) => stack(item.columns[k]!, column, size));
  });
}

const bestHeight = (item: Item, width: number): number =>
  item.type === "chart" && item.chart.native !== null
    ? bestChartHeight(item.chart.native, item.chart.short.title, width)
    : Infinity;

function columnBoxes({columns, share}: Item & {readonly type: "columns"}, box: Box): readonly Box[] {
  const room = box.width - COLUMN_GAP * (columns.length - 1);
  const first = room * share;
  const other = (room - first) / Math.max(1, columns.length - 1);
  return columns.map((_, i) => ({
    ...box,
    x: box.x + (i === 0 ? 0 : first + COLUMN_GAP + (i - 1) * (other + COLUMN_GAP)),
    width: i === 0 ? first : other
  }));
}
