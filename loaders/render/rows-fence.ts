import {dressTerms} from "../../src/core/terms/dress.js";
import {rowList} from "../../src/views/row-list.js";
import {sourcePlace} from "../../src/views/trace-links.js";
import {readRowsFence} from "../lists/rows-fence.js";
import {drawingDocument} from "./document.js";
import {rowLabel} from "./row-labels.js";
import type {Site} from "./site.js";

/** Draws a `rows` fence; throws an Error that says what is unknown. */
export function renderRows(text: string, site: Site): string {
  const {table, columns} = readRowsFence(text, site.lists);
  const list = site.tables.get(table)!;
  return dressTerms(rowList(list.table, list.rows, drawingDocument(), {
    columns, label: (column, value) => rowLabel(site, table, column, value) ?? value, rowHref: (source, id) => sourcePlace({source, id})
  }), site.evidence.terms ?? []).outerHTML;
}
