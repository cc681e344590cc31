import type {Box} from "../../../src/core/box.js";
import type {FoundTable, TableCell} from "../../../loaders/reading/reading.js";

/** A table whose cells were marked by hand. */
export type MarkedTable = Pick<FoundTable, "page" | "box"> & {
  readonly cells: readonly Omit<TableCell, "header" | "words">[];
};

/**
 * Reads the cells that a `*-str.xml` of the ICDAR 2013 competition marks, blank ones left out. A cell without `end-row`
 * or `end-col` ends where it starts.
 */
export function readMarkedTables(xml: string): readonly MarkedTable[] {
  return [...xml.matchAll(/<region\b([^>]*)>(.*?)<\/region>/gs)].map(([, attributes = "", content = ""]) => {
    const cells = [...content.matchAll(/<cell\b([^>]*)>(.*?)<\/cell>/gs)].flatMap(([, own = "", inner = ""]) => {
      const number = attributesOf(own);
      const text = unescaped(/<content>(.*?)<\/content>/s.exec(inner)?.[1] ?? "");
      const box = attributesOf(/<bounding-box\b([^>]*)/.exec(inner)?.[1] ?? "");
      if (text.trim() === "") return [];
      const [row, column] = [number["start-row"]!, number["start-col"]!];
      return [
        {
          row,
          column,
          rows: (number["end-row"] ?? row) - row + 1,
          columns: (number["end-col"] ?? column) - column + 1,
          text,
          box: box as unknown as Box
        }
      ];
    });
    return {page: attributesOf(attributes).page!, box: boxAround(cells.map(({box}) => box)), cells};
  });
}

const boxAround = (boxes: readonly Box[]): Box => ({
  x1: Math.min(...boxes.map(({x1}) => x1)),
  y1: Math.min(...boxes.map(({y1}) => y1)),
  x2: Math.max(...boxes.map(({x2}) => x2)),
  y2: Math.max(...boxes.map(({y2}) => y2))
});

const attributesOf = (text: string): Record<string, number | undefined> =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)\s*=\s*["'](-?[\d.]+)["']/g)].map(([, name, value]) => [name, Number(value)])
  );

const ENTITIES: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};

const unescaped = (text: string): string =>
  text
    .replace(/^<!\[CDATA\[(.*)\]\]>$/s, "$1")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      decimal
        ? String.fromCodePoint(Number(decimal))
        : hex
          ? String.fromCodePoint(parseInt(hex, 16))
          : (ENTITIES[name] ?? whole)
    );
