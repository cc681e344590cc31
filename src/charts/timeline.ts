import type {Chart, ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {ElementMaker} from "../core/element.js";
import {periodLabel} from "../core/period.js";
import {countOf, distinctOf, textOf} from "./structure-rows.js";

const TABLE = "timeline";

/** Each kind by a shape and by words, so that neither colour nor shape says it alone. */
const KINDS: Readonly<Record<string, {readonly shape: string; readonly one: string; readonly many: string}>> = {
  law: {shape: "■", one: "law", many: "laws"},
  plan: {shape: "▲", one: "plan", many: "plans"},
  institution: {shape: "◆", one: "institution", many: "institutions"},
  event: {shape: "●", one: "event", many: "events"},
  international: {shape: "○", one: "international", many: "international"},
  statistics: {shape: "□", one: "statistics", many: "statistics"}
};

/** What the documents date, year by year. */
export const timeline: Chart = {
  id: "timeline",
  table: TABLE,
  options: {},
  caveats: ["timeline"],
  headline: () => "The documents date {{ count(timeline) }} laws, plans, bodies, events and records; {{ count(timeline, kind=law) }} of the entries are laws and their amendments",
  title: () => "Entries of the five documents by the year that each prints, number of entries, Japan and abroad",
  notes: () => [
    "Each document’s date stands as it prints it: what two of them date stands twice, and an entry under its year may belong to a longer period.",
    "The years are those that the documents name; what they do not date is missing."
  ],
  describe: (rows) => `Timeline by year. ${distinctOf(rows, "kind").map((kind) => `${KINDS[kind]?.many ?? kind}: {{ ${countOf(TABLE, {kind})} }}`).join("; ")}.`,
  twin: () => [
    {column: "label", label: "What it is", quantity: false},
    {column: "date", label: "Date", quantity: false},
    {column: "kind", label: "Kind", quantity: false},
    {column: "source", label: "Document", quantity: false},
    {column: "locator", label: "Place in the document", quantity: false}
  ],
  draw(rows, _options, context) {
    const make = elementMaker(context.document);
    return make("div", {class: "tm-timeline"},
      make("ul", {class: "tm-timeline-key", "aria-label": "Kinds"}, ...Object.keys(KINDS).filter((kind) => distinctOf(rows, "kind").includes(kind)).map((kind) => keyItem(kind, context, make))),
      make("ol", {class: "tm-timeline-years"}, ...distinctOf(rows, "year").map((year) =>
        make("li", {},
          make("p", {class: "tm-timeline-year"}, year),
          make("ul", {}, ...rows.filter((row) => textOf(row, "year") === year).map((row) => entry(row, context, make)))))));
  }
};

function keyItem(kind: string, context: ChartContext, make: ElementMaker): HTMLElement {
  const expression = countOf(TABLE, {kind});
  return make("li", {}, shape(kind, make), ` ${KINDS[kind]?.many ?? kind}: `,
    make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, context.format(expression)));
}

function entry(row: Row, context: ChartContext, make: ElementMaker): HTMLElement {
  const [kind, source, locator, date] = [textOf(row, "kind"), textOf(row, "source"), textOf(row, "locator"), textOf(row, "date")];
  return make("li", {class: "tm-timeline-entry"},
    shape(kind, make), " ",
    make("span", {class: "tm-timeline-label"}, textOf(row, "label")), " ",
    make("span", {class: "tm-timeline-about"},
      `${KINDS[kind]?.one ?? kind}${date === textOf(row, "year") ? "" : `, ${periodLabel(date)}`} · `,
      make("a", {href: context.rowHref(source, textOf(row, "id"))}, `${context.label("source", source)}, ${locator}`)));
}

function shape(kind: string, make: ElementMaker): HTMLElement {
  return make("span", {class: "tm-timeline-shape", "aria-hidden": "true"}, KINDS[kind]?.shape ?? "·");
}
