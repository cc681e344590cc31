import {csvText} from "../csv-text.js";
import type {ChartRows, RowsAbout} from "./chart-rows.js";

/** Rows as CSV: source and digest stand in every row, notes, citation and page in the first only, in columns of their own. */
export function rowsCsv({columns, rows}: ChartRows, {source, notes, citation, page, digest}: RowsAbout): string {
  return csvText([...columns, "Source", "Notes", "Citation", "Page", "Data digest"],
    rows.map((row, i) => [...row, source, ...(i === 0 ? [notes.replaceAll("\n", " "), citation, page] : ["", "", ""]), digest]));
}
