import {around} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import type {ReadTable, TextPlace} from "../document-reading.js";
import type {FoundTable} from "../reading.js";

/** A table as it stands in the text, and as it was found on its page, with the same cells in the same order. */
export interface PlacedTable {
  readonly table: ReadTable;
  readonly found: FoundTable;
}

/** How far a column may stand from where it stood on the page before, in points. */
const ASIDE = 6;
/** What may stand between the parts of a table: heads and feet of pages, and notes. */
const MOST_LINES = 6;
const LONGEST_LINE = 120;
/** How far above a table its caption may stand, in characters. */
const CAPTION_WITHIN = 2000;

/**
 * Which tables seem to go on from another, by their places: the first table of a page from the last of the page before
 * it, where as many columns stand at the same places, and nothing stands between the two that is longer than a head, a
 * foot or a note, and no caption of another table.
 */
export function continuedTables(
  tables: readonly PlacedTable[],
  text: string,
  places: readonly TextPlace[]
): ReadonlyMap<string, string> {
  const rangeOf = rangesOf(tables, places);
  const found = new Map<string, string>();
  tables.forEach((next, i) => {
    const before = tables[i - 1];
    if (before?.found.page !== next.found.page - 1 || !areAligned(before, next)) return;
    const [from, to] = [rangeOf(before.table), rangeOf(next.table)];
    if (!from || !to || from.end > to.start) return;
    const between = linesIn(text.slice(from.end, to.start));
    const above = linesIn(text.slice(Math.max(0, from.start - CAPTION_WITHIN), from.start));
    const caption = above.findLast((line) => CAPTION.test(line));
    const isNew = (line: string): boolean =>
      CAPTION.test(line) && !CONTINUED.test(line) && nameOf(line) !== nameOf(caption);
    if (between.length > MOST_LINES || between.some((line) => line.length > LONGEST_LINE || isNew(line))) return;
    found.set(next.table.place, before.table.place);
  });
  return found;
}

const linesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** How a caption begins, with what its table is counted by. */
const CAPTION =
  /^(?:(?:table|tableau|tab\.|tabelle|tabla|cuadro|quadro|表)\s*[\dA-Z０-９][\dIVX.０-９]*(?!\p{L})|第\S{1,4}表)/iu;
const CONTINUED = /\b(?:cont(?:inued|['’]?d|\.)|suite|fin|fortsetzung|forts\.|continuaci[oó]n|continua)|続/i;

const nameOf = (line = ""): string =>
  CAPTION.exec(line)?.[0]
    .toLowerCase()
    .replace(/[\s.]+/g, "") ?? "";

function rangesOf(
  tables: readonly PlacedTable[],
  places: readonly TextPlace[]
): (table: ReadTable) => Pick<TextPlace, "start" | "end"> | undefined {
  const cells = new Map(tables.flatMap(({table}) => table.cells.map(({place}) => [place, table] as const)));
  const ranges = new Map<ReadTable, {start: number; end: number}>();
  for (const {place, start, end} of places) {
    const table = cells.get(place);
    if (table === undefined) continue;
    const range = ranges.get(table);
    if (range) range.end = Math.max(range.end, end);
    else ranges.set(table, {start, end});
  }
  return (table) => ranges.get(table);
}

/** Whether two tables have as many columns, each of which begins, ends or is centred at the same place. */
function areAligned(before: PlacedTable, next: PlacedTable): boolean {
  const [some, others] = [columnsOf(before), columnsOf(next)];
  return (
    some.length === others.length &&
    some.length > 1 &&
    some.every((a, i) => {
      const b = others[i];
      if (!a || !b) return a === b;
      return [a.x1 - b.x1, a.x2 - b.x2, (a.x1 + a.x2 - b.x1 - b.x2) / 2].some((off) => Math.abs(off) < ASIDE);
    })
  );
}

/** The box of each column’s cells, without those that span several. */
function columnsOf({found: {cells}}: PlacedTable): readonly (Box | undefined)[] {
  const width = Math.max(...cells.map(({column, columns}) => column + columns));
  return Array.from({length: width}, (_, at) => {
    const own = cells.flatMap(({column, columns, box}) => (column === at && columns === 1 ? [box] : []));
    return own.length === 0 ? undefined : around(own);
  });
}
