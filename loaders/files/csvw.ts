import {GUARD_RULE} from "../../src/core/formula.js";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {BuiltTable} from "../tables/build.js";


/** What stands beside a table's CSV under the name that readers look for: its metadata by W3C's CSV on the Web. */
export function csvMetadata(table: BuiltTable, {collection: {licence}, sources, citation, notes, measures, units, digest, version}: TableAbout): string {
  const labelOf = (unit: string): string => units.find(({id}) => id === unit)?.label ?? unit;
  return `${JSON.stringify({
    "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
    "url": `${table.id}.csv`,
    "dc:title": table.title,
    "dc:description": table.description,
    "dc:bibliographicCitation": citation.full,
    "dc:source": sources.map(({source: {title, publisher, symbol, date, url}}) =>
      ({"dc:title": title, "dc:publisher": publisher, "dc:date": date, ...(symbol === "" ? {} : {"dc:identifier": symbol}), ...(url === "" ? {} : {"schema:url": url})})),
    ...(licence === undefined ? {} : {"dc:license": {"@id": licence.path}}),
    "schema:version": version,
    "schema:identifier": digest,
    "rdfs:comment": [...notes, GUARD_RULE],
    "schema:measurementTechnique": measures.map(({label, definition}) => `${label}: ${definition}`),
    "dialect": {encoding: "utf-8", lineTerminators: ["\r\n"], delimiter: ",", quoteChar: "\"", doubleQuote: true, header: true},
    "tableSchema": {
      columns: physicalColumns(table).map(({name, type, metadata: {label = name, unit}}) => ({
        name, "titles": name, "dc:title": label, "datatype": type === "text" ? "string" : "double", "null": "",
        ...(unit === undefined ? {} : {"schema:unitCode": unit, "schema:unitText": labelOf(unit)})
      }))
    }
  }, undefined, 1)}\n`;
}
