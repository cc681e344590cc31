import type {Box} from "../../../src/core/box.js";
import type {FoundTable} from "../reading.js";
import {boxOf} from "./matrix.js";
import type {Matrix} from "./matrix.js";
import type {Glyph, PageContent} from "./page-content.js";

/** The direction in which most of a page's text runs. */
export function turnOf({glyphs}: Pick<PageContent, "glyphs">): Glyph["turn"] {
  const counts = [0, 0, 0, 0];
  for (const {turn} of glyphs) counts[turn]!++;
  return counts.indexOf(Math.max(...counts)) as Glyph["turn"];
}

/** The page turned so that text of the given direction runs from left to right. */
export function turnedPage(page: PageContent, turn: Glyph["turn"]): PageContent {
  if (turn === 0) return page;
  const matrix = backFrom(page, turn);
  const place = (box: Box): Box => boxOf(box, matrix);
  const [width, height] = turn === 2 ? [page.width, page.height] : [page.height, page.width];
  return {
    ...page,
    width,
    height,
    glyphs: page.glyphs.map((glyph) => {
      const box = place(glyph.box);
      const own = ((glyph.turn - turn + 4) % 4) as Glyph["turn"];
      // How far above the lower side of its box a glyph stands is the same however it is turned.
      const foot = [glyph.box.y1, glyph.box.x2, glyph.box.y2, glyph.box.x1][glyph.turn]!;
      const side = [box.y1, box.x2, box.y2, box.x1][own]!;
      const depth = Math.abs(glyph.baseline - foot);
      return {...glyph, box, turn: own, baseline: own === 0 || own === 3 ? side + depth : side - depth};
    }),
    strokes: page.strokes.map((stroke) => ({...stroke, ...place(stroke)})),
    pictures: page.pictures.map(place),
    curves: page.curves.map(place)
  };
}

/** A box of a page on the page as it is turned. */
export const turnedBox = (box: Box, page: PageContent, turn: Glyph["turn"]): Box => boxOf(box, backFrom(page, turn));

/** A box of a turned page on the page itself. */
export function boxTurnedBack(box: Box, page: Pick<PageContent, "width" | "height">, turn: Glyph["turn"]): Box {
  if (turn === 0) return box;
  const size = turn === 2 ? page : {width: page.height, height: page.width};
  return boxOf(box, backFrom(size, ((4 - turn) % 4) as Glyph["turn"]));
}

/** A table of a turned page as it stands on the page itself. */
export function turnedBack(table: FoundTable, page: PageContent, turn: Glyph["turn"]): FoundTable {
  if (turn === 0) return table;
  const place = (box: Box): Box => boxTurnedBack(box, page, turn);
  return {
    ...table,
    box: place(table.box),
    cells: table.cells.map((cell) => ({
      ...cell,
      box: place(cell.box),
      words: cell.words.map(({text, box}) => ({text, box: place(box)}))
    }))
  };
}

function backFrom({width, height}: Pick<PageContent, "width" | "height">, turn: Glyph["turn"]): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return [1, 0, 0, 1, 0, 0];
}
