import type {Row} from "../../core/chart.js";
import type {TableInfo} from "../../core/chart-spec/spec.js";
import {messageOf} from "../fault-message.js";
import {siteLink, tableAddress} from "../site-links.js";

/** A table as `/data/tables.json` lists it. */
export interface ListedTable extends TableInfo {
  readonly length: number;
  /** What must be said with its numbers; plain text. */
  readonly caveats: readonly string[];
}

/** Fetches JSON; what the page leans on, so that a test gives its own. Rejects with an Error for readers. */
export type FetchJson = (address: string) => Promise<unknown>;

/** The list of all tables; rejects with an Error for readers. */
export async function loadTables(document: Document, fetchJson: FetchJson = fetchJsonOf): Promise<readonly ListedTable[]> {
  const address = siteLink(document, "list");
  if (address === undefined) throw new Error("This page names no list of tables.");
  const tables = await fetchJson(address).catch((cause: unknown) => { throw new Error(`The list of tables could not be loaded (${messageOf(cause)}).`, {cause}); });
  if (!Array.isArray(tables)) throw new Error("The list of tables can’t be read.");
  return tables as readonly ListedTable[];
}

/** The rows of a table; rejects with an Error for readers. */
export async function loadRows(document: Document, table: string, fetchJson: FetchJson = fetchJsonOf): Promise<readonly Row[]> {
  const rows = await fetchJson(tableAddress(document, table, "json")).catch((cause: unknown) => { throw new Error(`The table ${table} could not be loaded (${messageOf(cause)}).`, {cause}); });
  if (!Array.isArray(rows)) throw new Error(`The table ${table} can’t be read.`);
  return rows as readonly Row[];
}

async function fetchJsonOf(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
