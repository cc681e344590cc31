import type {Stroke} from "./page-content.js";
import type {DrawnPart} from "./pdfium-reader.js";

/** A pixel darker than this, of 255, belongs to what is printed. */
const DARK = 140;
/** A line is longer than the strokes of letters are, and thinner than filled areas, in points. */
const LONGEST_STROKE = 24;
const THICKEST = 3.3;
/** What is lighter beside a line is part of it, too. */
const BESIDE = 2;
/** A line may be broken by so many pixels. */
const BROKEN = 2;

interface Rectangle {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  last: number;
}

/**
 * Finds the lines that are drawn across and down the picture of a page, and takes them out of it: letters in ruled
 * boxes are recognized badly. `scale` is in pixels a point; the lines are in points from the lower left corner, as a
 * page has them.
 */
export function withoutLines(
  {width, height, greys}: DrawnPart,
  scale: number
): {readonly greys: Uint8Array; readonly lines: readonly Stroke[]} {
  const isDark = (x: number, y: number): boolean => greys[y * width + x]! < DARK;
  const across = thinRuns(height, width, scale, (row, at) => isDark(at, row));
  const down = thinRuns(width, height, scale, (column, at) => isDark(column, at));
  const left = Uint8Array.from(greys);
  const clear = (x1: number, x2: number, y1: number, y2: number): void => {
    for (let y = Math.max(0, y1); y <= Math.min(height - 1, y2); y++)
      left.fill(255, y * width + Math.max(0, x1), y * width + Math.min(width - 1, x2) + 1);
  };
  for (const {from, to, first, last} of across) clear(from, to, first - BESIDE, last + BESIDE);
  for (const {from, to, first, last} of down) clear(first - BESIDE, last + BESIDE, from, to);
  const middle = ({first, last}: Rectangle): number => (first + last + 1) / 2 / scale;
  const top = height / scale;
  return {
    greys: left,
    lines: [
      ...across.map((line): Stroke => {
        const y = top - middle(line);
        return {x1: line.from / scale, x2: (line.to + 1) / scale, y1: y, y2: y};
      }),
      ...down.map((line): Stroke => {
        const x = middle(line);
        return {x1: x, x2: x, y1: top - (line.to + 1) / scale, y2: top - line.from / scale};
      })
    ]
  };
}

/** The long runs of dark pixels along some rows, as rectangles of the rows that they lie in; none that is thick. */
function thinRuns(
  rows: number,
  length: number,
  scale: number,
  isDark: (row: number, at: number) => boolean
): readonly Rectangle[] {
  const [least, thickest] = [LONGEST_STROKE * scale, THICKEST * scale];
  const all: Rectangle[] = [];
  let open: readonly Rectangle[] = [];
  for (let row = 0; row < rows; row++) {
    const next: Rectangle[] = [];
    for (const {from, to} of runsOf(length, least, (at) => isDark(row, at))) {
      const above = open.find(
        (one) => Math.min(one.to, to) - Math.max(one.from, from) > 0.8 * Math.max(one.to - one.from, to - from)
      );
      if (above) above.last = row;
      else all.push({from, to, first: row, last: row});
      next.push(above ?? all.at(-1)!);
    }
    open = next;
  }
  return all.filter(({first, last}) => last - first + 1 <= thickest);
}

function runsOf(
  length: number,
  least: number,
  isDark: (at: number) => boolean
): readonly Pick<Rectangle, "from" | "to">[] {
  const runs: Pick<Rectangle, "from" | "to">[] = [];
  let [from, last] = [-1, -1];
  const end = (): void => {
    if (from >= 0 && last - from + 1 >= least) runs.push({from, to: last});
    from = -1;
  };
  for (let at = 0; at < length; at++) {
    if (!isDark(at)) continue;
    if (from >= 0 && at - last > BROKEN + 1) end();
    if (from < 0) from = at;
    last = at;
  }
  end();
  return runs;
}
