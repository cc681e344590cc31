import {around} from "../../src/core/box.js";
import type {CellWord, PageBox, SourceCell, SourceTable, TextRange} from "../../src/core/editing/open-source.js";
import {nameOfDrawn} from "../../src/core/editing/table-entry.js";
import {DESCENT} from "../reading/pdf/draw-page.js";
import type {DocumentReading, TextBox} from "../reading/document-reading.js";
import {cellsOf} from "../reading/pdf/table-cells.js";
import type {Word} from "../reading/pdf/text-lines.js";
import {onOneLine} from "../reading/document-reading.js";
import type {SourceText} from "../sources/text.js";

const NO_LINES = {across: [], down: []};

/**
 * The table in a box of a page as somebody has drawn it there: the words in it, in rows and columns as their places
 * tell. Undefined where they make no two rows and columns.
 */
export function drawnTable(
  reading: DocumentReading | undefined,
  {text}: Pick<SourceText, "text">,
  drawn: PageBox
): SourceTable | undefined {
  const boxes = (reading?.boxes ?? []).filter(({page}) => page === drawn.page);
  const ofWord = new Map<unknown, TextBox>();
  const words = boxes.map((one): Word => {
    const size = one.box.y2 - one.box.y1;
    ofWord.set(one.box, one);
    const shown = onOneLine(text.text.slice(one.start, one.end));
    return {text: shown, box: one.box, baseline: one.box.y1 + DESCENT * size, size, glyphs: []};
  });
  const place = nameOfDrawn(drawn);
  const cells = cellsOf(drawn, words, NO_LINES, NO_LINES).map((cell): SourceCell => {
    const {row, column, rows, columns, header} = cell;
    const placed = cell.words.map(({box}): CellWord => {
      const {start, end, page} = ofWord.get(box)!;
      return {
        ...{start: text.toPoint(start), end: text.toPoint(end), box: {page, ...box}},
        text: text.text.slice(start, end)
      };
    });
    return {
      ...{row, column, rows, columns, header, words: placed, ranges: rangesOf(placed)},
      text: cell.text,
      place: `${place}, row ${row + 1}, column ${column + 1}`,
      box: {page: drawn.page, ...around(placed.map(({box}) => box))}
    };
  });
  const counts = (["row", "column"] as const).map((key) => new Set(cells.map((cell) => cell[key])).size);
  return counts.some((count) => count < 2) ? undefined : {place, cells};
}

/** Where words stand in the text: those with a sign at most between them in one range. */
function rangesOf(words: readonly CellWord[]): readonly TextRange[] {
  const ranges: {start: number; end: number}[] = [];
  for (const {start, end} of words) {
    const last = ranges.at(-1);
    if (last && start >= last.end && start - last.end <= 1) last.end = end;
    else ranges.push({start, end});
  }
  return ranges;
}
