import {keyColumns, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {ListedTable} from "../../src/core/listed-table.js";
import type {TableDescription} from "../../src/core/table.js";
import type {TableAbout} from "../../src/core/table-about.js";
import {termsIn} from "../../src/core/terms/table-in-words.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {Row} from "../../src/core/chart.js";
import {tableInfo} from "../tables/info.js";
import type {Labels} from "../tables/info.js";

type Written = {readonly table: TableDescription; readonly rows: readonly Row[]; readonly about: TableAbout};

/** The list of all tables: descriptions, units, labels and values of keys, caveats, sources. */
export function tablesJson(tables: readonly Written[], labels: Labels, terms: readonly RegisteredTerm[]): string {
  return `${JSON.stringify(tables.map((written) => listedInfo(written, labels, terms)))}\n`;
}

function listedInfo({table, rows, about}: Written, labels: Labels, terms: readonly RegisteredTerm[]): ListedTable {
  const {rows: _rows, ...info} = tableInfo(table, rows, labels);
  const own = termsIn(JSON.stringify([info, about.notes]), terms);
  return {
    ...info, ...(own.length === 0 ? {} : {terms: own}),
    values: Object.fromEntries(keyColumns(table).map(({name}) => [name, valuesOfColumn({rows}, name) ?? []])),
    length: rows.length, caveats: about.notes,
    sources: about.sources.map(({source: {id, title, publisher, date}}) => ({id, title, publisher, date}))
  };
}
