import {sourceAndState} from "../svg-file.js";
import type {SvgTexts} from "../svg-file.js";
import type {RowsAbout} from "./chart-rows.js";

/** What the files of a chart's rows say of them; lists have one line each. */
export function rowsAbout(chart: string, {headline, title, notes, expressions, digest, page, ...texts}: SvgTexts, citation: string): RowsAbout {
  return {
    chart, headline, title, notes: notes.join("\n"), source: sourceAndState(texts), expressions: expressions.join("\n"), citation, digest, page, generator: "Tickmark"
  };
}
