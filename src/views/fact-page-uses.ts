import type {Child} from "../core/element.js";
import type {FactUse} from "../core/evidence.js";
import {evaluate} from "../core/expression/evaluate.js";
import {FormatError, formatQuantity} from "../core/format.js";
import {termParts} from "../core/terms/dress.js";
import type {TraceContext} from "./trace-context.js";

/** A place that shows a fact: its address from the site's root, and what it is called. */
export interface UsePlace {
  readonly href: string;
  readonly label: string;
}

/** A cell of a table, with its row and column in words. */
export interface UseCell extends UsePlace {
  readonly row: string;
  readonly column: string;
  readonly expression: string;
}

/** All that uses a fact. */
export interface FactUsers {
  readonly charts: readonly UsePlace[];
  readonly pages: readonly UsePlace[];
  readonly slides: readonly UsePlace[];
  readonly briefings: readonly UsePlace[];
  readonly cells: readonly UseCell[];
}

/** The uses of the evidence that are charts and pages of their own; decks and briefings say more themselves. */
export function placesOf(uses: readonly FactUse[], kind: "chart" | "page"): readonly UsePlace[] {
  return uses.filter((use) => use.kind === kind && !/^\/(?:decks|briefings)\//.test(use.href)).map(({href, label}) => ({href, label}));
}

/** Everything that uses a fact as lists with links, or that nothing does. */
export function factPageUses({charts, pages, slides, briefings, cells}: FactUsers, context: TraceContext): readonly HTMLElement[] {
  const lists = [
    ...placeList("Charts", charts, context), ...placeList("Pages", pages, context), ...placeList("Slides", slides, context),
    ...placeList("Briefings", briefings, context), ...cellTable(cells, context)
  ];
  return lists.length > 0 ? lists : [context.make("p", {class: "tm-absent"}, "Nothing here shows it: no table, chart, page, deck or briefing.")];
}

function placeList(title: string, places: readonly UsePlace[], context: TraceContext): readonly HTMLElement[] {
  if (places.length === 0) return [];
  const {make, links} = context;
  return [make("h3", {}, title), make("ul", {}, ...places.map(({href, label}) => make("li", {}, make("a", {href: links.siteHref(href)}, ...worded(label, context)))))];
}

/** A text of ours so that it follows the page’s vocabulary. */
const worded = (text: string, {make, index}: TraceContext): readonly Child[] => termParts(text, index.evidence.terms ?? [], make);

function cellTable(cells: readonly UseCell[], context: TraceContext): readonly HTMLElement[] {
  if (cells.length === 0) return [];
  const {make, links} = context;
  const head = ["Table", "Row", "Column", "Number", "Expression"].map((label) => make("th", {scope: "col"}, label));
  const rows = cells.map(({href, label, row, column, expression}) => make("tr", {},
    make("th", {scope: "row"}, make("a", {href: links.siteHref(href)}, ...worded(label, context))), make("td", {}, ...worded(row, context)), make("td", {}, column),
    make("td", {class: "tm-quantity"}, shownCell(expression, context)), make("td", {}, make("code", {}, expression))));
  return [make("h3", {}, "Cells of tables"), make("div", {class: "tm-scroll", tabindex: "0", role: "region", "aria-label": "Cells of tables"},
    make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)))];
}

function shownCell(expression: string, {make, index, links}: TraceContext): Child {
  try {
    const shown = formatQuantity(evaluate(expression, index.facts), undefined, index.facts);
    return make("a", {class: "tm-number", "data-trace": expression, href: links.traceHref(expression)}, shown);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return "not shown by itself";
  }
}
