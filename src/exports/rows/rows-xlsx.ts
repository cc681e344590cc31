import {INFINITY_RULE} from "../infinity.js";
import {workbook} from "../pptx/workbook.js";
import type {Sheet} from "../pptx/workbook.js";
import {addWorkbookProperties} from "../workbook-properties.js";
import type {ChartRows, RowsAbout} from "./chart-rows.js";

/** Rows as a workbook: Data, Expressions, Sources and Notes. */
export function rowsXlsx({columns, rows}: ChartRows, {chart, headline, title, notes, source, expressions, citation, digest, page}: RowsAbout): Uint8Array {
  const lines = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));
  const sheets: readonly Sheet[] = [
    {name: "Data", rows: [columns, ...rows]},
    {name: "Expressions", rows: [["Expression shown in the chart"], ...lines(expressions).map((expression) => [expression])]},
    {name: "Sources", rows: [["Source", "Page"], [source, page]]},
    {name: "Notes", rows: [
      ["Note", "Text"], ["Headline", headline], ["Title", title], ...lines(notes).map((note) => ["To be said with it", note]), ["Intervals", INFINITY_RULE], ["Citation", citation], ["Data digest", digest]
    ]}
  ];
  return workbook(sheets, (pack) => addWorkbookProperties(pack, {
    title: headline, subject: chart, description: `${title}. ${source}. Data digest ${digest}.`, properties: {source, citation, digest, page}
  }));
}
