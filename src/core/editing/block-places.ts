import {placedBody} from "../briefing/read-briefing.js";
import type {WrittenBlock} from "../deck/blocks.js";
import type {ShownBlock} from "../deck/compiled.js";
import type {WrittenSlide} from "../deck/deck.js";
import {placedBlocks} from "../deck/slide-blocks.js";
import type {Manuscript} from "../manuscript/manuscript.js";

/** What a block of a slide is, and the lines of the file on which it is written, from 1. */
export interface BlockPlace {
  readonly type: Exclude<WrittenBlock["type"], "columns">;
  readonly lines: readonly [number, number];
  /** The first line of each item of a list, or of each row of a table below its head. */
  readonly items?: readonly number[];
}

/**
 * Where the blocks of a drawn slide are written, those in its columns too. A block that the slide shows and its text
 * doesn't hold has no place.
 */
export function blockPlaces(slide: WrittenSlide, shown: readonly ShownBlock[]): ReadonlyMap<ShownBlock, BlockPlace> {
  const places = new Map<ShownBlock, BlockPlace>();
  place(placedBlocks(slide), shown, slide, places);
  return places;
}

/** The places of all blocks of a slide, in the order of reading. */
export function writtenPlaces(slide: WrittenSlide): readonly BlockPlace[] {
  const of = (blocks: readonly WrittenBlock[]): readonly BlockPlace[] =>
    blocks.flatMap((block) => (block.type === "columns" ? block.columns.flatMap(of) : placeOf(block, slide)));
  return of(placedBlocks(slide));
}

/**
 * For each outermost block of a briefing's manuscript its place in what is shown: `0` for the headline, `1` for the
 * first block below it; undefined for what isn't shown, as a comment.
 */
export function shownPlaces(manuscript: Manuscript, shown: readonly ShownBlock[]): readonly (number | undefined)[] {
  const [first, ...rest] = placedBody(manuscript);
  const isHeadline = first?.type === "heading" && first.level === 1;
  const places = new Map<number, number>();
  const put = (block: WrittenBlock, at: number): void => {
    const index = manuscript.blocks.findLastIndex(({line}) => line <= (block.lines?.[0] ?? 0));
    if (!places.has(index)) places.set(index, at);
  };
  if (isHeadline) put(first, 0);
  let next = 0;
  for (const block of isHeadline || !first ? rest : [first, ...rest]) {
    // What can't be drawn, such as an unknown chart, is left out.
    if (shown[next]?.type === block.type) put(block, ++next);
  }
  return manuscript.blocks.map((_, i) => places.get(i));
}

function place(
  written: readonly WrittenBlock[],
  shown: readonly ShownBlock[],
  slide: WrittenSlide,
  places: Map<ShownBlock, BlockPlace>
): void {
  let at = 0;
  for (const block of written) {
    const drawn = shown[at];
    // What can't be drawn, such as an unknown chart, is left out.
    if (drawn?.type !== block.type) continue;
    at++;
    if (block.type === "columns" && drawn.type === "columns")
      block.columns.forEach((column, i) => place(column, drawn.columns[i] ?? [], slide, places));
    for (const found of placeOf(block, slide)) places.set(drawn, found);
  }
}

/** The lines of a table above its rows: its head and the line below. */
const TABLE_HEAD = 2;

function placeOf(block: WrittenBlock, slide: WrittenSlide): readonly BlockPlace[] {
  if (block.type === "columns" || !block.lines) return [];
  const [first, last] = block.lines;
  const items =
    block.type === "list"
      ? block.items.map(({blocks: [one]}) => one?.lines?.[0] ?? first)
      : block.type === "table"
        ? block.rows.map((_row, i) => first + TABLE_HEAD + i)
        : undefined;
  return [{type: block.type, lines: [first, lastInk(slide, first, last)], ...(items && {items})}];
}

/** The last of some lines that isn't blank. */
function lastInk({manuscript: {lines}}: WrittenSlide, first: number, last: number): number {
  let line = Math.min(last, lines.count);
  while (line > first && lines.line(line - 1).trim() === "") line--;
  return line;
}
