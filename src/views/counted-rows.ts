import type {EvidenceRow} from "../core/evidence.js";
import type {Quantity} from "../core/quantity.js";
import type {TraceContext} from "./trace-context.js";
import {sourcePlace} from "./trace-links.js";

/** The rows that a count counts, each in our words with its place in the document; undefined where nothing is counted. */
export function countedRows({rows}: Quantity, context: TraceContext): HTMLElement | undefined {
  const {make, index} = context;
  const known = new Map((index.evidence.structure ?? []).flatMap((table) => table.rows.map((row) => [row.id, row] as const)));
  const counted = rows.map((id) => known.get(id)).filter((row): row is EvidenceRow => row !== undefined);
  if (counted.length === 0) return undefined;
  return make("section", {class: "tm-counted", "aria-label": "Rows counted"},
    make("h3", {}, "Rows counted"),
    make("ol", {}, ...counted.map((row) => make("li", {}, ...rowParts(row, context)))));
}

/** A row in our words, with its place in the document as a link. */
export function rowParts(row: EvidenceRow, {make, index, links}: TraceContext): readonly (Node | string)[] {
  return [`${row.label} `, make("a", {href: links.siteHref(sourcePlace(row))}, `${index.source(row.source)?.symbol || row.source}, ${row.locator}`)];
}
