import {tableFromIPC} from "@uwdata/flechette";
import type {Row} from "../../core/chart.js";
import type {ListedTable} from "../../core/listed-table.js";
import {messageOf} from "../fault-message.js";
import {siteLink, tableAddress} from "../site-links.js";

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

/** The rows of a table, of its Arrow file; rejects with an Error for readers. */
export async function loadRows(document: Document, table: Pick<ListedTable, "id">, ask: Fetch = fetchFound): Promise<readonly Row[]> {
  const bytes = await ask(tableAddress(document, table.id, "arrow")).then((response) => response.arrayBuffer())
    .catch((cause: unknown) => { throw new Error(`The table ${table.id} could not be loaded (${messageOf(cause)}).`, {cause}); });
  return readRows(new Uint8Array(bytes), table);
}

/** Reads the rows of an Arrow file. Throws an Error for readers where it isn’t one. */
export function readRows(bytes: Uint8Array, table: Pick<ListedTable, "id">): readonly Row[] {
  try {
    return tableFromIPC(bytes, {useBigInt: false}).toArray();
  } catch (cause) {
    throw new Error(`The table ${table.id} can’t be read.`, {cause});
  }
}

async function fetchFound(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}
