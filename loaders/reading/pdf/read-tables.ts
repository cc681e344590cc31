import type {Box, FoundTable} from "../reading.js";
import {tablesOf} from "./find-tables.js";
import {openPdf} from "./open-pdf.js";

/** Where on which page a table is known to stand. */
export type Region = Box & {readonly page: number};

/** Which tables are read, and who is told of each page. */
export interface TableOptions {
  /** Where tables are to be read, instead of wherever they are found. */
  readonly regions?: readonly Region[];
  readonly progress?: (step: string) => void;
}

/** Reads every table of a PDF, in the order of pages, from the top down. */
export async function readTables(
  bytes: Uint8Array,
  shown: string,
  {regions, progress = () => undefined}: TableOptions = {}
): Promise<readonly FoundTable[]> {
  const pdf = await openPdf(bytes, shown);
  try {
    const tables: FoundTable[] = [];
    for (let page = 1; page <= pdf.pages; page++) {
      const here = regions?.filter((region) => region.page === page);
      if (here?.length === 0) continue;
      progress(`reading page ${page} of ${pdf.pages}`);
      tables.push(...tablesOf(await pdf.read(page), here));
    }
    return tables;
  } finally {
    await pdf.close();
  }
}

/** Reads regions as they are written: a JSON array of `{page, x1, y1, x2, y2}`. Undefined if it is none. */
export function parseRegions(json: string): readonly Region[] | undefined {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return undefined;
  }
  const isRegion = (one: unknown): one is Region =>
    typeof one === "object" &&
    one !== null &&
    ["page", "x1", "y1", "x2", "y2"].every((key) => Number.isFinite((one as Record<string, unknown>)[key]));
  return Array.isArray(given) && given.every(isRegion) ? given : undefined;
}
