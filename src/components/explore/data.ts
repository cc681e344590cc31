import {tableFromIPC} from "@uwdata/flechette";
import {columnTable} from "../../core/chart-spec/column-table.js";
import type {TableContents} from "../../core/chart-spec/contents.js";
import type {ListedTable} from "../../core/listed-table.js";
import {messageOf} from "../fault-message.js";
import {siteLink, tableAddress} from "../site-links.js";

/** Tables of more rows than these are read by columns. */
export const MOST_READ = 500;

/** Asks for an address; what the page leans on, so that a test gives its own. Rejects with an Error for readers. */
export type Fetch = (address: string) => Promise<Pick<Response, "json" | "arrayBuffer">>;

/** The list of all tables; rejects with an Error for readers. */
export async function loadTables(document: Document, ask: Fetch = fetchFound): Promise<readonly ListedTable[]> {
  const address = siteLink(document, "list");
  if (address === undefined) throw new Error("This page names no list of tables.");
  const tables: unknown = await ask(address).then((response) => response.json())
    .catch((cause: unknown) => { throw new Error(`The list of tables could not be loaded (${messageOf(cause)}).`, {cause}); });
  if (!Array.isArray(tables)) throw new Error("The list of tables can’t be read.");
  return tables as readonly ListedTable[];
}

/** What a table holds, of its Arrow file; rejects with an Error for readers. */
export async function loadContents(document: Document, table: Pick<ListedTable, "id" | "columns">, ask: Fetch = fetchFound): Promise<TableContents> {
  const bytes = await ask(tableAddress(document, table.id, "arrow")).then((response) => response.arrayBuffer())
    .catch((cause: unknown) => { throw new Error(`The table ${table.id} could not be loaded (${messageOf(cause)}).`, {cause}); });
  return readContents(new Uint8Array(bytes), table);
}

/** Reads an Arrow file: rows of a short table, columns of a long one. Throws an Error for readers where it isn’t one. */
export function readContents(bytes: Uint8Array, table: Pick<ListedTable, "id" | "columns">): TableContents {
  try {
    const arrow = tableFromIPC(bytes, {useBigInt: false});
    return arrow.numRows > MOST_READ ? {long: columnTable(arrow, table)} : {rows: arrow.toArray()};
  } catch (cause) {
    throw new Error(`The table ${table.id} can’t be read.`, {cause});
  }
}

async function fetchFound(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}
