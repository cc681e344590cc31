import {elementMaker} from "../core/element.js";
import type {TableListing} from "../core/table-about.js";
import {TABLE_FILES} from "../core/table-files.js";
import {dressTerms} from "../core/terms/dress.js";
import {tableInWords} from "../core/terms/table-in-words.js";
import type {RegisteredTerm} from "../core/terms/term.js";
import {datasetLd} from "./dataset-ld.js";

/**
 * All tables with what a row is, what must be said with it, where its files are and how to cite it; described for search engines too, to whom they
 * are in the default vocabulary. Each table names its legal categories by itself. Throws a TermError.
 */
export function tableList(tables: readonly TableListing[], document: Document, terms: readonly RegisteredTerm[] = []): HTMLElement {
  const make = elementMaker(document);
  const described = make("script", {type: "application/ld+json"});
  described.textContent = datasetLd(tables.map((listed) => tableInWords(listed, terms)));
  const formats = make("dl", {class: "tm-formats"}, ...TABLE_FILES.flatMap(({label, about}) => [make("dt", {}, label), make("dd", {}, about)]));
  return make("div", {class: "tm-table-list"}, described, formats, ...tables.map((listed) => dressTerms(tableSection(listed, document), terms)));
}

function tableSection({table: {id, title, description, columns}, about: {notes, citation}}: TableListing, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("section", {"aria-labelledby": `table-${id}`, "data-actions": ""},
    make("h2", {id: `table-${id}`}, title),
    make("p", {}, description),
    ...(notes.length === 0 ? [] : [make("ul", {class: "tm-notes"}, ...notes.map((note) => make("li", {}, note)))]),
    make("p", {class: "tm-columns"}, `Columns: ${columns.map(({label}) => label.toLowerCase()).join(", ")}`),
    make("ul", {class: "tm-files"}, ...TABLE_FILES.map(({ending, label}) =>
      make("li", {}, make("a", {href: `/tables/${id}.${ending}`}, label, make("span", {class: "tm-hidden"}, ` of ${title}`))))),
    make("p", {class: "tm-citation"}, citation.full),
    make("div", {class: "tm-actions"},
      ...([["Copy citation", citation.full], ["Copy short citation", citation.short]] as const).map(([label, text]) =>
        make("button", {type: "button", hidden: "", "data-action": "copy-citation", "data-text": text}, label, make("span", {class: "tm-hidden"}, ` of ${title}`)))));
}
