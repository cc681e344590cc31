import {cellOf} from "../core/chart.js";
import type {Chart, ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";

const BASES: Readonly<Record<string, string>> = {
  members: "Members of the association that keeps the list; the date is not printed.",
  "coverage-providers": "Coverage as printed. What it is a percentage of is not stated; it is not a share of material blocked.",
  "coverage-networks": "Coverage as printed. What it is a percentage of is not stated; it is not a share of material blocked.",
  domains: "On the list; not said whether added during the year or standing on it.",
  addresses: "On the list; not said whether added during the year or standing on it."
};
const WORDS: Readonly<Record<string, string>> = {
  members: "members of the association", "coverage-providers": "coverage of service providers",
  "coverage-networks": "coverage of network operators", domains: "domains on the list", addresses: "Internet addresses on the list"
};

/** The printed numbers on the blocking of sites: cards, because they share no base. */
export const blocking: Chart = {
  id: "blocking",
  table: "blocking",
  options: {},
  caveats: [],
  headline: () => "The blocking list held {{ un.blocked-domains }} domains and {{ un.blocked-addresses }} Internet addresses in 2015",
  title: () => "Voluntary blocking of sites with child sexual abuse material, numbers as printed, each with its own unit and base, Japan, 2015 and undated",
  notes: () => ["The numbers have different units and bases and can’t be set against one another."],
  describe: (rows) => `Number cards. ${rows.filter(hasValue).map((row) => `${WORDS[String(row["item"])] ?? String(row["item"])}: {{ ${row["value_expression"]} }}`).join("; ")}.`,
  twin: () => [
    {column: "item", label: "Item", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "unit", label: "Unit", quantity: false},
    {column: "value", label: "Number", quantity: true}
  ],
  draw: (rows, _options, context) => elementMaker(context.document)("div", {class: "tm-cards"}, ...rows.filter(hasValue).map((row) => card(row, context)))
};

const hasValue = (row: Row): boolean => "value" in cellOf(row, "value");

function card(row: Row, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const item = String(row["item"]);
  const expression = String(row["value_expression"]);
  return make("div", {class: "tm-card"},
    make("p", {class: "tm-card-number"},
      make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, context.format(expression))),
    make("p", {class: "tm-card-label"}, WORDS[item] ?? context.label("item", item)),
    make("p", {class: "tm-card-base"}, BASES[item] ?? "")
  );
}
