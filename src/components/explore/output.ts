import {namedInFull} from "../../charts/chart-terms.js";
import {chartFence} from "../../charts/frame-context.js";
import type {FrameContext} from "../../charts/frame-context.js";
import {frameChart} from "../../charts/frame.js";
import {chartOfSpec} from "../../charts/spec-chart.js";
import {keyLabel} from "../../charts/spec-view.js";
import {formInfo} from "../../core/chart-spec/spec.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {keyColumns} from "../../core/chart-spec/table-info.js";
import type {TableInfo} from "../../core/chart-spec/table-info.js";
import {rowsShown} from "../../core/chart.js";
import type {Chart, Row} from "../../core/chart.js";
import {UNNAMED, citeWork} from "../../core/citation.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {filterValues} from "../../core/explore/changes.js";
import {emptyingFilters} from "../../core/explore/offers.js";
import type {Offer} from "../../core/explore/offers.js";
import {evaluate} from "../../core/expression/evaluate.js";
import {formatQuantity} from "../../core/format.js";
import type {ListedTable} from "../../core/table-about.js";
import {dressTerms} from "../../core/terms/dress.js";
import {caveatsOfFacts, factsOfRows, sourcesOfRows, tickOfRows} from "../../views/chart-evidence.js";
import {indexEvidence} from "../../views/evidence-index.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {proseHtml, proseText} from "../../views/prose-html.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {messageOf} from "../announce.js";
import {siteRoot, tableAddress} from "../site-links.js";

/** The element shown in the chart’s place, and the announcement for screen readers. */
interface Output {
  readonly drawn: readonly HTMLElement[];
  readonly told: string;
}

/** What an output is made of. */
interface OutputView {
  readonly spec: ChartSpec;
  /** With its contents. */
  readonly table: ListedTable;
  readonly evidence: Evidence;
  /** Why the chart isn’t drawn. */
  readonly why: string | undefined;
  /** What can be drawn instead. */
  readonly instead: readonly Offer<string>[];
}

/** The chart in its frame, or why there is none and what to do. */
export function output(view: OutputView, document: Document): Output {
  const emptying = emptyingFilters(view.table, view.spec);
  if (emptying) return noRows(view, emptying, document);
  if (view.why !== undefined) return refused(view, view.why, document);
  try {
    const {rows = []} = view.table;
    const chart = notedByAuthor(
      namedInFull(chartOfSpec(view.spec, view.table), rows, view.table, view.evidence.terms ?? []),
      view.spec
    );
    const context = exploreContext(document, view.evidence, view.table, chart, rows);
    const figure = markAuthor(
      frameChart(chart, rows, {}, tickedApart(context, view.spec)),
      view.spec,
      view.table,
      context
    );
    return {
      drawn: [figure],
      told: `${formInfo(view.spec.form)!.label} drawn. ${context.plain(chart.headline({}))}${view.spec.headline === undefined ? "" : `. ${byAuthor("Headline")}`}`
    };
  } catch (error) {
    return refused(view, messageOf(error), document);
  }
}

function refused({spec, instead}: OutputView, why: string, document: Document): Output {
  const make = elementMaker(document);
  const label = formInfo(spec.form)!.label;
  const buttons = instead.map(({value, label: name, proposed}) =>
    make(
      "li",
      {},
      make(
        "button",
        {type: "button", "data-do": "form", "data-value": value},
        value === spec.form ? `${name}, with other columns` : name
      ),
      proposed ? make("span", {class: "tm-proposed"}, "proposed") : undefined
    )
  );
  return {
    told: `Not drawn: ${why}`,
    drawn: [
      make(
        "div",
        {class: "tm-explore-none"},
        make("h2", {}, `“${label}” is not drawn`),
        make("p", {class: "tm-choice-why"}, sentence(why)),
        ...(buttons.length === 0
          ? []
          : [
              make("p", {id: "tm-instead"}, "What these rows can be drawn as:"),
              make("ul", {class: "tm-buttons", "aria-labelledby": "tm-instead"}, ...buttons)
            ])
      )
    ]
  };
}

function noRows(
  {spec, table}: OutputView,
  emptying: NonNullable<ReturnType<typeof emptyingFilters>>,
  document: Document
): Output {
  const make = elementMaker(document);
  const entries = emptying.map(({column, left}) => {
    const name = keyColumns(table).find((key) => key.name === column)?.label ?? column;
    const values = filterValues(spec, column)
      .map((value) => keyLabel(table, column, value) || "(empty)")
      .join(", ");
    return {column, name, text: `${name}: ${values}`, left};
  });
  const several = emptying.length > 1;
  return {
    told: `No row is left by the filter ${entries.map(({text}) => text).join("; ")}`,
    drawn: [
      make(
        "div",
        {class: "tm-explore-none"},
        make("h2", {}, "No row is left"),
        make(
          "p",
          {},
          several ? "These filters together leave no row of the table:" : "This filter leaves no row of the table:"
        ),
        make(
          "ul",
          {class: "tm-buttons"},
          ...entries.map(({column, name, text, left}) =>
            make(
              "li",
              {},
              make("span", {}, `${text} (${left === 0 ? "none" : left} ${left === 1 ? "row" : "rows"} without it) `),
              make(
                "button",
                {type: "button", "data-do": "drop-filter", "data-value": column},
                `Drop the filter “${name}”`
              )
            )
          )
        ),
        make("p", {}, make("button", {type: "button", "data-do": "drop-filters"}, "Drop all filters"))
      )
    ]
  };
}

/** A reason as a sentence of its own. */
function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

/** A statement of authorship: `Headline by the author of this specification, not by Tickmark`. */
const byAuthor = (what: string): string => `${what} by the author of this specification, not by Tickmark`;

const hasNotes = ({annotate = {}}: ChartSpec): boolean => Object.keys(annotate).length > 0;

/** A chart whose notes state that the annotations are the author’s. */
function notedByAuthor(chart: Chart, spec: ChartSpec): Chart {
  return hasNotes(spec)
    ? {...chart, notes: (options) => [...chart.notes(options), `${byAuthor("Notes beside marks are")}.`]}
    : chart;
}

/** A context whose tick says that it covers only the numbers if the specification has texts of its own. */
function tickedApart<C extends Pick<FrameContext, "tick">>(context: C, spec: ChartSpec): C {
  const isOwn = spec.headline !== undefined || spec.title !== undefined || hasNotes(spec);
  return isOwn
    ? {...context, tick: {...context.tick, label: `${context.tick.label} (the numbers, not the author’s words)`}}
    : context;
}

/**
 * Adds the author’s attribution inside an own headline and title, so that it is copied and saved with them, and the
 * derived title below an own title.
 */
function markAuthor(
  figure: HTMLElement,
  {headline, title, ...rest}: ChartSpec,
  table: TableInfo,
  {prose, terms = []}: Pick<FrameContext, "prose" | "terms">
): HTMLElement {
  const make = elementMaker(figure.ownerDocument);
  const mark = (selector: string, what: string): Element | null => {
    const element = figure.querySelector(`:scope > ${selector}`);
    element?.append(" ", make("span", {class: "tm-by-author"}, `(${byAuthor(what)})`));
    return element;
  };
  if (headline !== undefined) mark(".tm-headline", "Headline");
  if (title === undefined) return figure;
  const generated = make("span", {class: "tm-generated-title"});
  generated.innerHTML = prose(chartOfSpec(rest, table).title({}));
  mark(".tm-title", "Title")?.append(" ", generated);
  return dressTerms(figure, terms);
}

/** The frame context of a chart in the page, made as at build from the rows that the chart shows. */
export function exploreContext(
  document: Document,
  evidence: Evidence,
  table: ListedTable,
  chart: Chart,
  all: readonly Row[]
): FrameContext {
  const index = indexEvidence(evidence);
  const root = siteRoot(document);
  const {traceHref, siteHref} = siteTraceLinks(root);
  const rows = rowsShown(chart, all, {});
  const facts = factsOfRows(table, rows).flatMap((id) => index.fact(id) ?? []);
  const plain = (text: string): string => proseText(text, index.facts);
  const own = caveatsOfFacts(facts, index);
  const told = new Set([...own, table.comparison ?? ""].map(plain));
  const {expression, ...tick} = tickOfRows(facts, rows, index);
  const locators = [
    ...new Map(
      facts.map((fact) => [
        fact.source,
        facts.filter((other) => other.source === fact.source).map(({locator}) => locator)
      ])
    )
  ];
  return {
    document,
    width: 0,
    instance: "",
    traceHref,
    plain,
    format: (text, format) => formatQuantity(evaluate(text, index.facts), format, index.facts),
    label: (column, value) =>
      table.labels?.[column]?.[value] ??
      (column === "source" ? shortTitle(index, value) : undefined) ??
      index.markedTerm(value),
    text: index.markedTerm,
    rowHref: (id, row) => `${root}sources/${id}#${row}`,
    prose: (text) => proseHtml(text, {facts: index.facts, traceHref}),
    caveatTexts: [
      ...own,
      ...(table.comparison === undefined ? [] : [table.comparison]),
      ...table.caveats.filter((text) => !told.has(text))
    ],
    source: sourcesOfRows(facts, rows, index).map(({label, href}) => ({label, href: siteHref(href)})),
    tick: {...tick, href: expression === undefined ? siteHref(tick.href) : traceHref(expression)},
    fileHref: (id, ending) => tableAddress(document, id, ending),
    citation: citeWork({
      collection: evidence.name ?? UNNAMED,
      title: table.title,
      name: `chart ${chart.id} of table ${table.id}`,
      version: evidence.version,
      digest: evidence.digest,
      sources: locators.flatMap(([id, places]) =>
        index.source(id) ? [{source: index.source(id)!, locators: [...new Set(places)]}] : []
      )
    }),
    pageHref: "",
    fence: chartFence(chart, {}),
    ...(evidence.terms === undefined ? {} : {terms: evidence.terms})
  };
}

/** The short name of a document; undefined if the id names none. */
function shortTitle(index: EvidenceIndex, id: string): string | undefined {
  const source = index.source(id);
  return source && (source.symbol || source.title);
}
