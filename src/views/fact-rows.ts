import type {Child, ElementMaker} from "../core/element.js";
import {FACT_STATES} from "../core/search/fact-index.js";
import type {FactIndex, FactSort} from "../core/search/fact-index.js";
import {factPath} from "./trace-links.js";

/** Where the links of a list of facts lead. */
export interface FactRowLinks {
  readonly siteHref: (path: string) => string;
  readonly traceHref: (expression: string) => string;
}

/** The columns of the list, each with what it is sorted by. */
export const FACT_COLUMNS: readonly {readonly label: string; readonly sort?: FactSort}[] = [
  {label: "As printed", sort: "printed"}, {label: "What it counts", sort: "measure"}, {label: "Period", sort: "period"}, {label: "Place", sort: "place"}, {label: "State"}
];

/** Rows of the list of facts; roles stand in the markup because narrow windows lay the rows out as blocks. */
export function factRows(index: FactIndex, rows: Iterable<number>, make: ElementMaker, links: FactRowLinks): readonly HTMLTableRowElement[] {
  return [...rows].map((row) => factRow(index, row, make, links));
}

function factRow({columns, measures, periods, sources, units}: FactIndex, row: number, make: ElementMaker, {siteHref, traceHref}: FactRowLinks): HTMLTableRowElement {
  const id = columns.id[row]!;
  const printed = columns.printed[row]!;
  const unit = units[columns.unit[row]!]!.label;
  const cell = (name: string, ...children: readonly Child[]): HTMLTableCellElement => make("td", {role: "cell", class: `tm-row-${name}`}, ...children);
  const about = columns.about[row]!;
  return make("tr", {role: "row", "data-fact-row": id},
    cell("printed", make("a", {class: "tm-number", "data-trace": id, href: traceHref(id)}, printed), unit === "" ? undefined : make("span", {class: "tm-unit"}, ` ${unit}`)),
    make("th", {role: "rowheader", scope: "row", class: "tm-row-measure"}, make("a", {href: siteHref(factPath(id))}, measures[columns.measure[row]!]!.label, make("span", {class: "tm-hidden"}, `, page of ${printed}`)), about === "" ? undefined : make("span", {class: "tm-row-about"}, about)),
    cell("period", periods[columns.period[row]!]!.label),
    cell("place", columns.locator[row], make("span", {class: "tm-row-source"}, sources[columns.source[row]!]!.label)),
    cell("state", ...marksOf(columns.states[row]!, make)));
}

function marksOf(states: number, make: ElementMaker): readonly Child[] {
  return FACT_STATES.flatMap(({id, bit, mark}) => (mark === "" || (states & bit) === 0 ? [] : [make("span", {class: "tm-state-mark", "data-state": id}, mark), " "]));
}
