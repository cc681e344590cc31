import type {Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {periodLabel} from "../core/period.js";
import type {TableDescription} from "../core/table.js";
import type {RegisteredTerm, TermRelation} from "../core/terms/term.js";

const RELATIONS: Readonly<Record<TermRelation, string>> = {
  same: "the same: the two name the same thing",
  wider: "wider than the documents’ term",
  narrower: "narrower than the documents’ term",
  none: "none is registered"
};

/**
 * The registry of terms: for each, what the documents print and where, the guidelines' term, how their scopes compare,
 * and why.
 */
export function termList({terms = [], sources}: Pick<Evidence, "terms" | "sources">, document: Document): HTMLElement {
  const make = elementMaker(document);
  if (terms.length === 0) return make("p", {}, "This copy has no registry of terms.");
  return make(
    "ul",
    {class: "tm-term-list tm-full"},
    ...terms.map((term) =>
      make("li", {id: `term-${term.id}`}, make("h2", {}, headingOf(term)), termAbout(term, sources, document))
    )
  );
}

function headingOf({term, guideline, withheld}: RegisteredTerm): string {
  if (guideline === "") return withheld ? "A term of the documents" : `“${term}”`;
  return withheld ? capitalised(guideline) : `${capitalised(guideline)}, for “${term}”`;
}

function termAbout(term: RegisteredTerm, sources: Evidence["sources"], document: Document): HTMLElement {
  const make = elementMaker(document);
  const own: Child = term.withheld
    ? make("details", {}, make("summary", {}, "Shown on request"), `“${term.term}”`)
    : `“${term.term}”`;
  const where = term.where.flatMap(({source, places}, i): readonly Child[] => {
    const known = sources.find(({id}) => id === source);
    return [
      i > 0 ? "; " : "",
      make("a", {href: `/sources/${source}`}, known ? known.symbol || known.title : source),
      `, ${places}`
    ];
  });
  const rows: readonly (readonly [string, readonly Child[]])[] = [
    ["In the documents", [own]],
    ["Where", where],
    ["In the guidelines", [term.guideline === "" ? "no term of theirs is registered" : term.guideline]],
    ["How far it reaches", [RELATIONS[term.relation]]],
    ...(term.category === "" || term.withheld
      ? []
      : ([["In brackets", [`${term.of === "" ? "" : `${term.of} `}“${term.category}”, on first use`]]] as const)),
    ["Why", [term.why]]
  ];
  return make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...value)]));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a list of rows is drawn with. */
interface RowListOptions {
  /** The columns shown, the first as the head of its row; the place in the document follows them. */
  readonly columns: readonly string[];
  /** The label of a value of a column. */
  label(column: string, value: string): string;
  /** The address of a row in the page of its document. */
  rowHref(source: string, id: string): string;
}

/** The rows of a list as a table, each with the place where it stands in its document as a link. */
export function rowList(
  table: TableDescription,
  rows: readonly Row[],
  document: Document,
  options: RowListOptions
): HTMLElement {
  const make = elementMaker(document);
  const head = (name: string): string => table.columns.find((column) => column.name === name)?.label ?? name;
  const id = `rows-${table.id}`;
  return make(
    "div",
    {class: "tm-row-list tm-scroll", role: "region", tabindex: "0", "aria-labelledby": id},
    make(
      "table",
      {},
      make("caption", {id}, table.title),
      make(
        "thead",
        {},
        make("tr", {}, ...[...options.columns, "locator"].map((column) => make("th", {scope: "col"}, head(column))))
      ),
      make(
        "tbody",
        {},
        ...rows.map((row) =>
          make(
            "tr",
            {},
            ...options.columns.map((column, i) =>
              make(i === 0 ? "th" : "td", i === 0 ? {scope: "row"} : {}, ...cellOf(row, column, options, make))
            ),
            make("td", {}, make("a", {href: options.rowHref(String(row.source), String(row.id))}, String(row.locator)))
          )
        )
      )
    )
  );
}

/** The content of a cell: values as labels, but abbreviations as printed, with their label as a tooltip. */
function cellOf(row: Row, column: string, {label}: RowListOptions, make: ElementMaker): readonly (Node | string)[] {
  const value = String(row[column] ?? "");
  if (column === "date") return [value === "" ? "" : periodLabel(value)];
  const parts = value.split(" ").map((part) => ({part, name: label(column, part)}));
  if (parts.some(({part, name}) => part === name)) return [value];
  return parts.flatMap(({part, name}, i) => {
    const abbreviated = /^[A-Z]+$/.test(part);
    return [i === 0 ? "" : abbreviated ? ", " : "; ", abbreviated ? make("abbr", {title: name}, part) : name];
  });
}
