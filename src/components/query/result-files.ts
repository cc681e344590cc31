import {statedPublisher} from "../../core/citation.js";
import {distinctNames} from "../../core/query/result.js";
import type {QueryResult} from "../../core/query/result.js";
import {csvText} from "../../exports/csv-text.js";
import {dataDigest} from "../site-links.js";
import type {ListedTable} from "../../core/listed-table.js";

/** What was asked, and the tables that it names. */
export interface Asked {
  readonly sql: string;
  readonly tables: readonly ListedTable[];
}

/** What must be said with the tables that a query names, each once. */
export function askedNotes({tables}: Asked): readonly string[] {
  return [...new Set(tables.flatMap(({caveats}) => caveats))];
}

/** The sources of the tables that a query names, each once. */
export function askedSources({tables}: Asked): readonly string[] {
  return [...new Set(tables.flatMap(({sources}) => sources.map(({title, publisher, date}) => `${title} (${[statedPublisher({publisher}), date].filter((part) => part !== "").join(", ")})`)))];
}

/** A result as CSV: the query, its sources and notes stand in the first row only, in columns of their own, the data's digest in every row. */
export function resultCsv(document: Document, result: QueryResult, asked: Asked): string {
  const digest = dataDigest(document);
  return csvText([...distinctNames(result.columns.map(({name}) => name)), "Query", "Sources", "Notes", "Data digest"],
    result.rows().map((row, i) => [...row, ...(i === 0 ? [asked.sql, askedSources(asked).join("; "), askedNotes(asked).join(" ")] : ["", "", ""]), digest]));
}

/** A result as an Arrow file whose metadata holds the query, the digest of the data, and the page. */
export function resultArrow(document: Document, result: QueryResult, asked: Asked): Uint8Array<ArrayBuffer> {
  return result.arrow({
    query: asked.sql, sources: askedSources(asked).join("; "), notes: askedNotes(asked).join("\n"), digest: dataDigest(document), page: document.location.href.split(/[?#]/)[0]!,
    tied: "Results of a query; not tied to printed figures except where an expression stands beside a number and gives it."
  });
}
