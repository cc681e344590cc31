import {citeSource} from "../core/citation.js";
import type {CitedSource} from "../core/citation.js";
import {UNNAMED} from "../core/collection.js";
import type {TableListing} from "../core/table-about.js";
import {DATA_FILES} from "../core/table-files.js";

/**
 * What search engines read of the tables: a catalogue of schema.org datasets in JSON-LD, each at its place in the page that lists them.
 * Addresses are relative to that page, which stands in the folder of the files.
 */
export function datasetLd(tables: readonly TableListing[]): string {
  const [first] = tables;
  const graph = {
    "@context": "https://schema.org/",
    "@type": "DataCatalog",
    "name": `${first?.about.collection.name ?? UNNAMED}: figures printed in public documents`,
    ...(first === undefined ? {} : rights(first.about)),
    ...(first === undefined ? {} : {version: first.about.version, identifier: first.about.digest}),
    "dataset": tables.map(dataset)
  };
  return JSON.stringify(graph).replaceAll("<", "\\u003c");
}

function dataset({table, about, years}: TableListing): unknown {
  const {id, title, description} = table;
  const [start, end] = [years[0], years.at(-1)];
  return {
    "@type": "Dataset",
    "@id": `#table-${id}`,
    "url": `#table-${id}`,
    "name": title,
    "description": [description, ...about.notes].join(" "),
    "version": about.version,
    "identifier": about.digest,
    ...rights(about),
    "isAccessibleForFree": true,
    "creditText": about.citation.full,
    ...(start === undefined ? {} : {temporalCoverage: start === end ? start : `${start}/${end}`}),
    "isBasedOn": about.sources.map(basis),
    "variableMeasured": about.measures.map(({label, definition}) => ({"@type": "PropertyValue", "name": label, "description": definition})),
    "distribution": DATA_FILES.map(({ending, mediaType, label}) => ({"@type": "DataDownload", "name": label, "encodingFormat": mediaType, "contentUrl": `${id}.${ending}`}))
  };
}

function rights({collection: {name, licence}}: TableListing["about"]): object {
  return {"creator": {"@type": "Organization", name}, ...(licence === undefined ? {} : {"license": licence.path})};
}

function basis(cited: CitedSource & TableListing["about"]["sources"][number]): unknown {
  const {title, publisher, date, symbol, url} = cited.source;
  return {
    "@type": "CreativeWork", "name": title, "publisher": {"@type": "Organization", "name": publisher}, "datePublished": date, "creditText": citeSource(cited).full,
    ...(symbol === "" ? {} : {identifier: symbol}), ...(url === "" ? {} : {url})
  };
}
