import {UNNAMED, citeSource} from "../core/citation.js";
import type {CitedSource} from "../core/citation.js";
import {elementMaker} from "../core/element.js";
import type {ExampleQuery} from "../core/query/examples.js";
import {DATA_FILES, TABLE_FILES} from "../core/table-about.js";
import type {TableListing} from "../core/table-about.js";
import {dressTerms} from "../core/terms/dress.js";
import {tableInWords} from "../core/terms/in-terms.js";
import type {RegisteredTerm} from "../core/terms/term.js";

/**
 * All tables with description, notes, files and citation, and metadata for search engines in the default vocabulary.
 * Each table names its legal categories independently. Throws a TermError for an unregistered or withheld term.
 */
export function tableList(
  tables: readonly TableListing[],
  document: Document,
  terms: readonly RegisteredTerm[] = []
): HTMLElement {
  const make = elementMaker(document);
  const described = make("script", {type: "application/ld+json"});
  described.textContent = datasetLd(tables.map((listed) => tableInWords(listed, terms)));
  const formats = make(
    "dl",
    {class: "tm-formats"},
    ...TABLE_FILES.flatMap(({label, about}) => [make("dt", {}, label), make("dd", {}, about)])
  );
  return make(
    "div",
    {class: "tm-table-list"},
    described,
    formats,
    ...tables.map((listed) => dressTerms(tableSection(listed, document), terms))
  );
}

function tableSection(
  {table: {id, title, description, columns}, about: {notes, citation}}: TableListing,
  document: Document
): HTMLElement {
  const make = elementMaker(document);
  return make(
    "section",
    {"aria-labelledby": `table-${id}`, "data-actions": ""},
    make("h2", {id: `table-${id}`}, title),
    make("p", {}, description),
    ...(notes.length === 0 ? [] : [make("ul", {class: "tm-notes"}, ...notes.map((note) => make("li", {}, note)))]),
    make("p", {class: "tm-columns"}, `Columns: ${columns.map(({label}) => label.toLowerCase()).join(", ")}`),
    make(
      "ul",
      {class: "tm-files"},
      ...TABLE_FILES.map(({ending, label}) =>
        make(
          "li",
          {},
          make("a", {href: `/tables/${id}.${ending}`}, label, make("span", {class: "tm-hidden"}, ` of ${title}`))
        )
      )
    ),
    make("p", {class: "tm-citation"}, citation.full),
    make(
      "div",
      {class: "tm-actions"},
      ...(
        [
          ["Copy citation", citation.full],
          ["Copy short citation", citation.short]
        ] as const
      ).map(([label, text]) =>
        make(
          "button",
          {type: "button", hidden: "", "data-action": "copy-citation", "data-text": text},
          label,
          make("span", {class: "tm-hidden"}, ` of ${title}`)
        )
      )
    )
  );
}

/**
 * A schema.org catalogue of the tables as datasets in JSON-LD, for search engines. Addresses are relative to the page
 * that lists the tables, which is in the same folder as their files.
 */
export function datasetLd(tables: readonly TableListing[]): string {
  const [first] = tables;
  const graph = {
    "@context": "https://schema.org/",
    "@type": "DataCatalog",
    name: `${first?.about.collection.name ?? UNNAMED}: figures printed in public documents`,
    ...(first === undefined ? {} : rights(first.about)),
    ...(first === undefined ? {} : {version: first.about.version, identifier: first.about.digest}),
    dataset: tables.map(dataset)
  };
  return JSON.stringify(graph).replaceAll("<", "\\u003c");
}

function dataset({table, about, years}: TableListing): unknown {
  const {id, title, description} = table;
  const [start, end] = [years[0], years.at(-1)];
  return {
    "@type": "Dataset",
    "@id": `#table-${id}`,
    url: `#table-${id}`,
    name: title,
    description: [description, ...about.notes].join(" "),
    version: about.version,
    identifier: about.digest,
    ...rights(about),
    isAccessibleForFree: true,
    creditText: about.citation.full,
    ...(start === undefined ? {} : {temporalCoverage: start === end ? start : `${start}/${end}`}),
    isBasedOn: about.sources.map(basis),
    variableMeasured: about.measures.map(({label, definition}) => ({
      "@type": "PropertyValue",
      name: label,
      description: definition
    })),
    distribution: DATA_FILES.map(({ending, mediaType, label}) => ({
      "@type": "DataDownload",
      name: label,
      encodingFormat: mediaType,
      contentUrl: `${id}.${ending}`
    }))
  };
}

function rights({collection: {name, licence}}: TableListing["about"]): object {
  return {creator: {"@type": "Organization", name}, ...(licence === undefined ? {} : {license: licence.path})};
}

function basis(cited: CitedSource & TableListing["about"]["sources"][number]): unknown {
  const {title, publisher, date, symbol, url} = cited.source;
  return {
    "@type": "CreativeWork",
    name: title,
    publisher: {"@type": "Organization", name: publisher},
    datePublished: date,
    creditText: citeSource(cited).full,
    ...(symbol === "" ? {} : {identifier: symbol}),
    ...(url === "" ? {} : {url})
  };
}

/** Example queries as invisible data for the page's script. */
export function queryList(queries: readonly ExampleQuery[], document: Document): HTMLElement {
  const script = elementMaker(document)("script", {type: "application/json", id: "tm-queries"});
  script.textContent = JSON.stringify(queries).replaceAll("<", "\\u003c");
  return script;
}
