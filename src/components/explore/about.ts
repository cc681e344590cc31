import {chartOfSpec} from "../../charts/spec-chart.js";
import type {Row} from "../../core/chart.js";
import type {Column} from "../../core/table.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {proseFragment} from "../../views/prose-html.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {siteRoot} from "../site-links.js";
import {exploreContext} from "./context.js";
import type {ListedTable} from "../../core/listed-table.js";

/** How many rows are shown before the others are left to the table’s files. */
const MOST_ROWS = 200;

/** What a table holds: what a row is, its columns with units and definitions, what must be said with it, and its rows, each number tied. */
export function aboutTable(table: ListedTable, evidence: Evidence, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  return [
    make("h2", {id: "tm-about"}, "The table"),
    make("p", {class: "tm-about-title"}, make("strong", {}, table.title)),
    make("p", {}, table.description),
    ...(table.comparison === undefined ? [] : [make("p", {}, table.comparison)]),
    make("h3", {}, "Columns, units and definitions"),
    make("dl", {class: "tm-about-columns"}, ...table.columns.flatMap((column) => [make("dt", {}, column.label, " ", make("code", {}, column.name)), make("dd", {}, ...columnWords(column, table, evidence, document))])),
    ...(table.caveats.length === 0 ? [] : [make("h3", {}, "To be said with its numbers"), make("ul", {class: "tm-notes"}, ...table.caveats.map((text) => make("li", {}, text)))]),
    make("h3", {id: "tm-about-rows"}, `Its ${table.length === 1 ? "row" : `${table.length} rows`}`),
    ...(table.rows ? rowsOf(table, table.rows, evidence, document) : [make("p", {class: "tm-explore-wait"}, "The rows are not here yet.")]),
    make("p", {}, make("a", {href: `${siteRoot(document)}tables/#table-${table.id}`}, "The table’s files: CSV, Excel, Parquet, Arrow and JSON"))
  ];
}

function columnWords(column: Column, table: ListedTable, evidence: Evidence, document: Document): readonly (Node | string)[] {
  if (column.kind === "key") {
    const values = table.values?.[column.name] ?? [];
    return [`${values.length === 1 ? "one value" : `${values.length} values`}${column.dimension === undefined ? "" : `, says the ${column.dimension}`}`];
  }
  const index = indexEvidence(evidence);
  const {traceHref} = siteTraceLinks(siteRoot(document));
  const unit = column.unit === "unit" ? "the unit stands in each row" : `in ${table.units?.[column.unit] ?? column.unit}`;
  return [unit, ...column.measures.flatMap((id) => {
    const measure = index.measure(id);
    return measure ? [`; ${measure.label}${measure.definition === "" ? "" : ": "}`, proseFragment(measure.definition, document, {facts: index.facts, traceHref})] : [];
  })];
}

function rowsOf(table: ListedTable, rows: readonly Row[], evidence: Evidence, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  const shown = rows.slice(0, MOST_ROWS);
  const chart = chartOfSpec({table: table.id, form: "table"}, {...table, rows: shown});
  const drawn = chart.draw(shown, {}, exploreContext(document, evidence, table, chart, shown)) as HTMLElement;
  for (const [name, value] of [["role", "region"], ["tabindex", "0"], ["aria-labelledby", "tm-about-rows"]] as const) drawn.setAttribute(name, value);
  return [drawn, ...(table.length > shown.length ? [make("p", {}, `The first ${shown.length} of ${table.length} rows; the files have all.`)] : [])];
}
