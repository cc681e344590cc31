import type {Source} from "../../src/core/evidence.js";
import type {BuiltTable} from "../tables/build.js";
import {physicalColumns} from "../tables/physical.js";
import {hashBytes} from "../sources/hash.js";

/** A Frictionless Data Package (version two) of all tables, as their CSV files. */
export function dataPackage(tables: readonly {readonly table: BuiltTable; readonly csv: string}[], sources: readonly Source[], about: {readonly version: string; readonly digest: string}): string {
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "tickmark",
    title: "Figures printed in public documents, with the expression of every number",
    version: about.version,
    digest: about.digest,
    sources: sources.map(({title, url}) => ({title, ...(url === "" ? {} : {path: url})})),
    resources: tables.map(({table, csv}) => ({
      name: table.id, title: table.title, description: table.description, path: `tables/${table.id}.csv`,
      format: "csv", mediatype: "text/csv", encoding: "utf-8", bytes: Buffer.byteLength(csv), hash: `sha256:${hashBytes(csv)}`,
      schema: {
        fields: physicalColumns(table).map(({name, type, metadata}) => ({
          name, type: type === "text" ? "string" : "number", title: metadata.label, ...(metadata.unit === undefined ? {} : {unit: metadata.unit})
        })),
        missingValues: [""]
      }
    }))
  };
  return `${JSON.stringify(descriptor, undefined, 1)}\n`;
}
