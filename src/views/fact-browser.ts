import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import type {Evidence, EvidenceFact} from "../core/evidence.js";
import {FACTS_A_PAGE, FACT_STATES, yearsOfIndex} from "../core/search/fact-index.js";
import type {Choice, FactIndex, FactSort} from "../core/search/fact-index.js";
import {factCard} from "./fact-card.js";
import {sourceAbout} from "./source-list.js";
import {countAnchor, factPath} from "./trace-links.js";
import type {TraceLinks} from "./trace-links.js";
import {rowParts, traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

/**
 * The list of facts with filters: built with the first page of all facts; the filters are hidden until a script
 * hydrates them. Without a script, a link leads to the full list on the trace page.
 */
export function factBrowser(index: FactIndex, document: Document, links: FactRowLinks): HTMLElement {
  const make = elementMaker(document);
  const shown = Array.from({length: Math.min(FACTS_A_PAGE, index.columns.id.length)}, (_, row) => row);
  return make(
    "div",
    {class: "tm-fact-browser"},
    filterForm(index, make),
    make(
      "div",
      {class: "tm-fact-found"},
      make(
        "p",
        {class: "tm-fact-count", role: "status", "data-shown": shownText(1, index.columns.id.length)},
        countText(index.columns.id.length, index.columns.id.length)
      ),
      make("button", {type: "button", hidden: "", "data-drop": "all"}, "Drop all filters")
    ),
    make("div", {class: "tm-fact-ignored"}),
    make("div", {class: "tm-fact-empty", hidden: ""}),
    factTableElement(index, shown, make, links),
    make(
      "nav",
      {class: "tm-fact-pages", hidden: "", "aria-label": "Pages of the list"},
      make("button", {type: "button", "data-turn": "-1"}, "Previous"),
      make("span", {class: "tm-fact-page-of"}),
      make("button", {type: "button", "data-turn": "1"}, "Next")
    ),
    make(
      "p",
      {class: "tm-fact-whole"},
      make("a", {href: links.siteHref("/trace/")}, "All figures in one list, each with its passage")
    )
  );
}

/** How many figures are found, in words. */
export function countText(found: number, all: number): string {
  return found === all
    ? `${all.toLocaleString("en")} figures`
    : `${found.toLocaleString("en")} of ${all.toLocaleString("en")} figures`;
}

/** Which of the found figures a page of the list shows, in words for print; empty if it shows all. */
export function shownText(page: number, found: number): string {
  return found <= FACTS_A_PAGE
    ? ""
    : `${((page - 1) * FACTS_A_PAGE + 1).toLocaleString("en")} to ${Math.min(page * FACTS_A_PAGE, found).toLocaleString("en")}`;
}

function filterForm(index: FactIndex, make: ElementMaker): HTMLElement {
  const years = yearsOfIndex(index).map((year) => ({id: year, label: year}));
  const undated = index.periods.some((period) => period.years.length === 0) ? [{id: "none", label: "not printed"}] : [];
  return make(
    "form",
    {class: "tm-fact-filters", "data-js": "", hidden: "", role: "search", "aria-label": "Figures"},
    make(
      "label",
      {class: "tm-fact-field"},
      make("span", {}, "Text or number"),
      make("input", {name: "q", type: "text", autocomplete: "off", spellcheck: "false"})
    ),
    chooser("source", "Source", "all sources", index.sources, make),
    chooser(
      "measure",
      "Measure",
      "all measures",
      [...index.measures].sort((a, b) => (a.label < b.label ? -1 : 1)),
      make
    ),
    chooser("period", "Year", "all years", [...years, ...undated], make),
    make(
      "fieldset",
      {class: "tm-fact-states"},
      make("legend", {}, "State"),
      ...FACT_STATES.map(({id, label}) =>
        make("label", {}, make("input", {type: "checkbox", name: "state", value: id}), ` ${label}`)
      )
    )
  );
}

function chooser(
  name: string,
  title: string,
  all: string,
  choices: readonly Choice[],
  make: ElementMaker
): HTMLElement {
  return make(
    "label",
    {class: "tm-fact-field"},
    make("span", {}, title),
    make(
      "select",
      {name},
      make("option", {value: ""}, all),
      ...choices.map(({id, label}) => make("option", {value: id}, label))
    )
  );
}

function factTableElement(
  index: FactIndex,
  rows: readonly number[],
  make: ElementMaker,
  links: FactRowLinks
): HTMLElement {
  const head = FACT_COLUMNS.map(({label, sort}): Child =>
    make(
      "th",
      {role: "columnheader", scope: "col", "data-sort": sort},
      label,
      sort === undefined
        ? undefined
        : make("button", {type: "button", "data-js": "", hidden: "", "aria-label": `Sort by: ${label.toLowerCase()}`})
    )
  );
  return make(
    "table",
    {class: "tm-fact-table", role: "table", "aria-label": "Figures"},
    make("thead", {role: "rowgroup"}, make("tr", {role: "row"}, ...head)),
    make("tbody", {role: "rowgroup"}, ...factRows(index, rows, make, links))
  );
}

/** Where the links of a list of facts lead. */
export interface FactRowLinks {
  readonly siteHref: (path: string) => string;
  readonly traceHref: (expression: string) => string;
}

/** The columns of the list, each with what it is sorted by. */
const FACT_COLUMNS: readonly {readonly label: string; readonly sort?: FactSort}[] = [
  {label: "As printed", sort: "printed"},
  {label: "What it counts", sort: "measure"},
  {label: "Period", sort: "period"},
  {label: "Place", sort: "place"},
  {label: "State"}
];

/** Rows of the list of facts; roles stand in the markup because narrow windows lay the rows out as blocks. */
export function factRows(
  index: FactIndex,
  rows: Iterable<number>,
  make: ElementMaker,
  links: FactRowLinks
): readonly HTMLTableRowElement[] {
  return [...rows].map((row) => factRow(index, row, make, links));
}

function factRow(
  {columns, measures, periods, sources, units}: FactIndex,
  row: number,
  make: ElementMaker,
  {siteHref, traceHref}: FactRowLinks
): HTMLTableRowElement {
  const id = columns.id[row]!;
  const printed = columns.printed[row]!;
  const unit = units[columns.unit[row]!]!.label;
  const cell = (name: string, ...children: readonly Child[]): HTMLTableCellElement =>
    make("td", {role: "cell", class: `tm-row-${name}`}, ...children);
  const about = columns.about[row]!;
  return make(
    "tr",
    {role: "row", "data-fact-row": id},
    cell(
      "printed",
      make("a", {class: "tm-number", "data-trace": id, href: traceHref(id)}, printed),
      unit === "" ? undefined : make("span", {class: "tm-unit"}, ` ${unit}`)
    ),
    make(
      "th",
      {role: "rowheader", scope: "row", class: "tm-row-measure"},
      make(
        "a",
        {href: siteHref(factPath(id))},
        measures[columns.measure[row]!]!.label,
        make("span", {class: "tm-hidden"}, `, page of ${printed}`)
      ),
      about === "" ? undefined : make("span", {class: "tm-row-about"}, about)
    ),
    cell("period", periods[columns.period[row]!]!.label),
    cell("place", columns.locator[row], make("span", {class: "tm-row-source"}, sources[columns.source[row]!]!.label)),
    cell("state", ...marksOf(columns.states[row]!, make))
  );
}

function marksOf(states: number, make: ElementMaker): readonly Child[] {
  return FACT_STATES.flatMap(({id, bit, mark}) =>
    mark === "" || (states & bit) === 0 ? [] : [make("span", {class: "tm-state-mark", "data-state": id}, mark), " "]
  );
}

/** Every fact, grouped by source, each `<li id="<fact id>">`: the content of the trace page without JavaScript. */
export function factList(
  evidence: Evidence,
  document: Document,
  links: TraceLinks = {factHref: (id) => `#${id}`}
): HTMLElement {
  const context = traceContext(evidence, document, links, {inList: true});
  return context.make(
    "div",
    {class: "tm-fact-list"},
    ...evidence.sources.map((source) => {
      const facts = evidence.facts.filter((fact) => fact.source === source.id);
      return sourceSection(source, facts, context);
    }),
    ...countedLists(evidence, context)
  );
}

/** The lists whose rows are counted, each `<li id="count-<list>">`: the target of a count's link without JavaScript. */
function countedLists({structure = []}: Evidence, context: TraceContext): readonly HTMLElement[] {
  const {make} = context;
  if (structure.length === 0) return [];
  return [
    make(
      "section",
      {class: "tm-source-facts", "aria-labelledby": "counted-lists"},
      make("h2", {id: "counted-lists"}, "Lists whose rows are counted"),
      make(
        "ul",
        {class: "tm-facts"},
        ...structure.map(({id, title, rows}) =>
          make(
            "li",
            {id: countAnchor(id)},
            make("h3", {}, title),
            make("ol", {class: "tm-counted"}, ...rows.map((row) => make("li", {}, ...rowParts(row, context))))
          )
        )
      )
    )
  ];
}

function sourceSection(
  source: Evidence["sources"][number],
  facts: readonly EvidenceFact[],
  context: TraceContext
): HTMLElement {
  const {make} = context;
  return make(
    "section",
    {class: "tm-source-facts", "aria-labelledby": `source-${source.id}`},
    make("h2", {id: `source-${source.id}`}, source.title),
    sourceAbout(
      source,
      make,
      make("a", {href: context.links.siteHref(`/sources/${source.id}`)}, "The document’s page")
    ),
    source.present
      ? undefined
      : make("p", {class: "tm-absent"}, "The text of this document is not present in this copy."),
    make("ol", {class: "tm-facts"}, ...facts.map((fact) => make("li", {id: fact.id}, factCard(fact, context))))
  );
}
