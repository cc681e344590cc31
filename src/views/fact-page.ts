import type {Row} from "../core/chart.js";
import {citeSource} from "../core/citation.js";
import type {Child} from "../core/element.js";
import type {Evidence, EvidenceFact, FactUse} from "../core/evidence.js";
import {evaluate} from "../core/expression/evaluate.js";
import {ExpressionError, factsOf, parseExpression} from "../core/expression/syntax.js";
import {printedWithQualifier} from "../core/fact.js";
import {FormatError, formatQuantity} from "../core/format.js";
import {periodLabel} from "../core/period.js";
import {expressionOf} from "../core/quantity-columns.js";
import type {TableDescription} from "../core/table.js";
import {termParts} from "../core/terms/dress.js";
import {checkItem} from "./check-list.js";
import {unitBeside} from "./evidence-index.js";
import type {EvidenceIndex} from "./evidence-index.js";
import {factTerms, printedLine} from "./fact-card.js";
import {factSight} from "./fact-sight.js";
import {passageView} from "./passage.js";
import {proseFragment} from "./prose-html.js";
import {factPath} from "./trace-links.js";
import type {TraceLinks} from "./trace-links.js";
import {traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

/** What a fact counts, and when, as a heading. */
function factHeading(fact: EvidenceFact, index: EvidenceIndex): string {
  const about = fact.category === "" ? "" : `, ${index.label("categories", fact.category)}`;
  const when = fact.period === "" ? "" : `, ${periodLabel(fact.period, fact.period_flag)}`;
  return `${index.label("measures", fact.measure)}${about}${when}`;
}

/** The number as printed with what it counts, and when: the title of its page. */
export function factTitle(fact: EvidenceFact, index: EvidenceIndex): string {
  return `${`${printedWithQualifier(fact)} ${unitBeside(fact, index)}`.trim()}: ${factHeading(fact, index)}`;
}

/**
 * A fact as a page: as printed, what it measures and what must be said with it, its passage, its checks and all that
 * uses it.
 */
export function factPage(
  evidence: Evidence,
  {fact: id, users}: {readonly fact: string; readonly users: FactUsers},
  document: Document,
  links: TraceLinks
): HTMLElement {
  const context = traceContext(evidence, document, links);
  const {make, index} = context;
  const fact = index.fact(id);
  if (!fact) throw new Error(`unknown fact ${id}`);
  const measure = index.measure(fact.measure);
  const source = index.source(fact.source);
  const prose = (text: string): DocumentFragment =>
    proseFragment(text, document, {facts: index.facts, traceHref: context.links.traceHref});
  return make(
    "div",
    {class: "tm-fact-page", "data-fact": id, "data-status": fact.status_in_text},
    make("h1", {}, factHeading(fact, index)),
    neighbours(fact, context),
    make(
      "article",
      {class: "tm-fact"},
      printedLine(
        fact,
        context,
        make("a", {class: "tm-number", "data-trace": id, href: context.links.traceHref(id)}, fact.printed)
      ),
      measure?.definition ? make("p", {class: "tm-fact-measure"}, measure.definition) : undefined,
      ...index.caveats(fact).map((text) => make("p", {class: "tm-caveat"}, prose(text)))
    ),
    section("passage", "Where it is printed", context, passageView(fact, context), factSight(fact, context)),
    section(
      "terms",
      "What it says",
      context,
      make("div", {class: "tm-fact"}, keptTerms(fact, context), factTerms(fact, context)),
      fact.note === "" ? undefined : make("p", {class: "tm-note"}, "Our note: ", prose(fact.note))
    ),
    checks(fact, context),
    section("uses", "What uses it", context, ...factPageUses(users, context)),
    source === undefined
      ? undefined
      : section(
          "cite",
          "How to cite it",
          context,
          make("p", {class: "tm-citation"}, citeSource({source, locators: [fact.locator]}).full)
        )
  );
}

/** Further fields of a fact, which only its own page shows: id, value, qualifier and parts. */
function keptTerms(fact: EvidenceFact, {make, index, links}: TraceContext): HTMLElement {
  const parts = index.evidence.facts.filter(({of}) => of === fact.id);
  const rows: readonly (readonly [string, readonly Child[]])[] = [
    ["Id", [make("code", {}, fact.id)]],
    ["Value", [String(index.facts.fact(fact.id)?.value.valueOf() ?? "")]],
    ["Qualifier", [fact.qualifier === "" ? "none" : fact.qualifier.replaceAll("-", " ")]],
    ...(parts.length === 0
      ? []
      : [
          [
            "Whole of",
            parts.flatMap(({id, printed}, i) => [
              i === 0 ? "" : "; ",
              make("a", {href: links.siteHref(factPath(id))}, `${printed} (${id})`)
            ])
          ] as const
        ])
  ];
  return make(
    "dl",
    {class: "tm-fact-terms"},
    ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...value)])
  );
}

function checks(fact: EvidenceFact, context: TraceContext): HTMLElement {
  const {make, index, links} = context;
  const found = index.checksOf(fact.id);
  return section(
    "checks",
    "Checks it takes part in",
    context,
    found.length === 0
      ? make("p", {class: "tm-absent"}, "None: no other printed figure is known that it should agree with.")
      : make(
          "ul",
          {class: "tm-checks"},
          ...found.map((check) =>
            make(
              "li",
              {},
              checkItem(check, context),
              make(
                "p",
                {class: "tm-fact-page-link"},
                make(
                  "a",
                  {href: links.checkHref(check.id)},
                  "In the list of checks",
                  make("span", {class: "tm-hidden"}, `: ${check.id}`)
                )
              )
            )
          )
        )
  );
}

function section(name: string, title: string, {make}: TraceContext, ...children: readonly Child[]): HTMLElement {
  return make(
    "section",
    {class: `tm-fact-${name}-part`, "aria-labelledby": `fact-${name}`},
    make("h2", {id: `fact-${name}`}, title),
    ...children
  );
}

function neighbours(fact: EvidenceFact, {make, index, links}: TraceContext): HTMLElement {
  const own = index.evidence.facts.filter(({source}) => source === fact.source);
  const at = own.findIndex(({id}) => id === fact.id);
  const link = (other: EvidenceFact | undefined, words: string, rel: string): Child =>
    other === undefined
      ? undefined
      : make("a", {href: links.siteHref(factPath(other.id)), rel}, `${words}: ${other.printed}`);
  return make(
    "nav",
    {class: "tm-fact-ways", "aria-label": "Figures"},
    make("a", {href: links.siteHref("/facts/")}, "All figures"),
    link(own[at - 1], "Before it in the document", "prev"),
    link(own[at + 1], "After it", "next")
  );
}

/** A place that shows a fact: its address from the site's root, and its label. */
interface UsePlace {
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

/**
 * The uses of one kind, charts or pages; decks and briefings are left out, because they list their own uses in more
 * detail.
 */
export function placesOf(uses: readonly FactUse[], kind: "chart" | "page"): readonly UsePlace[] {
  return uses
    .filter((use) => use.kind === kind && !/^\/(?:decks|briefings)\//.test(use.href))
    .map(({href, label}) => ({href, label}));
}

/** Everything that uses a fact as lists of links, or a statement that nothing does. */
function factPageUses(
  {charts, pages, slides, briefings, cells}: FactUsers,
  context: TraceContext
): readonly HTMLElement[] {
  const lists = [
    ...placeList("Charts", charts, context),
    ...placeList("Pages", pages, context),
    ...placeList("Slides", slides, context),
    ...placeList("Briefings", briefings, context),
    ...cellTable(cells, context)
  ];
  return lists.length > 0
    ? lists
    : [context.make("p", {class: "tm-absent"}, "Nothing here shows it: no table, chart, page, deck or briefing.")];
}

function placeList(title: string, places: readonly UsePlace[], context: TraceContext): readonly HTMLElement[] {
  if (places.length === 0) return [];
  const {make, links} = context;
  return [
    make("h3", {}, title),
    make(
      "ul",
      {},
      ...places.map(({href, label}) =>
        make("li", {}, make("a", {href: links.siteHref(href)}, ...worded(label, context)))
      )
    )
  ];
}

/** A text with its marks of terms as elements that follow the page’s vocabulary. */
const worded = (text: string, {make, index}: TraceContext): readonly Child[] =>
  termParts(text, index.evidence.terms ?? [], make);

function cellTable(cells: readonly UseCell[], context: TraceContext): readonly HTMLElement[] {
  if (cells.length === 0) return [];
  const {make, links} = context;
  const head = ["Table", "Row", "Column", "Number", "Expression"].map((label) => make("th", {scope: "col"}, label));
  const rows = cells.map(({href, label, row, column, expression}) =>
    make(
      "tr",
      {},
      make("th", {scope: "row"}, make("a", {href: links.siteHref(href)}, ...worded(label, context))),
      make("td", {}, ...worded(row, context)),
      make("td", {}, column),
      make("td", {class: "tm-quantity"}, shownCell(expression, context)),
      make("td", {}, make("code", {}, expression))
    )
  );
  return [
    make("h3", {}, "Cells of tables"),
    make(
      "div",
      {class: "tm-scroll", tabindex: "0", role: "region", "aria-label": "Cells of tables"},
      make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows))
    )
  ];
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

/** A cell of a table whose number is derived from a fact. */
export interface CellUse {
  /** Id of the table. */
  readonly table: string;
  /** The values of the row's key columns. */
  readonly keys: readonly {readonly column: string; readonly value: string}[];
  /** The label of the cell's column. */
  readonly column: string;
  readonly expression: string;
}

type Tables = Iterable<{readonly table: TableDescription; readonly rows: readonly Row[]}>;

/** The cells that each fact takes part in, by fact, in the order of tables, rows and columns. */
export function cellsByFact(tables: Tables): ReadonlyMap<string, readonly CellUse[]> {
  const cells = new Map<string, CellUse[]>();
  for (const {table, rows} of tables) {
    const keyColumns = table.columns.filter(({kind}) => kind === "key");
    for (const row of rows) {
      for (const {kind, name, label} of table.columns) {
        const expression = kind === "quantity" ? expressionOf(row, name) : null;
        if (expression === null) continue;
        const keys = keyColumns
          .map((column) => ({column: column.name, value: String(row[column.name] ?? "")}))
          .filter(({value}) => value !== "");
        for (const id of new Set(namedIn(expression)))
          cells.set(id, [...(cells.get(id) ?? []), {table: table.id, keys, column: label, expression}]);
      }
    }
  }
  return cells;
}

function namedIn(expression: string): readonly string[] {
  try {
    return factsOf(parseExpression(expression));
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
