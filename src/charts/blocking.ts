import type {Row} from "../core/chart.js";
import {BLOCKING_ITEMS} from "./blocking-items.js";
import {describeCards} from "./cards.js";
import type {CardTexts} from "./cards.js";
import {registeredChart} from "./spec-chart.js";

const BASES: Readonly<Record<string, string>> = {
  mechanisms: "Set up by the business sector: the association that keeps the list for blocking, and one that asks for removal. No date is printed beside the count.",
  members: "Members of the association that keeps the list; the date is not printed.",
  "coverage-providers": "Coverage as printed. What it is a percentage of is not stated; it is not a share of material blocked.",
  "coverage-networks": "Coverage as printed. What it is a percentage of is not stated; it is not a share of material blocked.",
  domains: "On the list; not said whether added during the year or standing on it.",
  addresses: "On the list; not said whether added during the year or standing on it."
};

const TEXTS: CardTexts = {label: (row) => BLOCKING_ITEMS[itemOf(row)] ?? itemOf(row), base: (row) => BASES[itemOf(row)] ?? ""};

/** The printed numbers on the blocking of sites: cards, because they share no base. */
export const blocking = registeredChart({
  id: "blocking",
  compare: "none",
  spec: () => ({form: "cards", x: "item", y: "value"}),
  words: () => ({card: TEXTS}),
  headline: () => "The blocking list held {{ un.blocked-domains }} domains and {{ un.blocked-addresses }} Internet addresses in 2015",
  title: () => "Voluntary blocking of sites with [[child-abuse-material]], numbers as printed, each with its own unit and base, Japan, 2015 and undated",
  notes: () => [],
  describe: (rows) => describeCards(rows, TEXTS),
  twin: [
    {column: "item", label: "Item", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "unit", label: "Unit", quantity: false},
    {column: "value", label: "Number", quantity: true},
    {column: "flag", label: "Flag", quantity: false}
  ]
});

function itemOf(row: Row): string {
  return String(row["item"]);
}
