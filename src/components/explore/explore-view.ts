import {chartOfSpec} from "../../charts/spec-chart.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import type {Row} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {formOffers, insteadOf, measureOffers, whyNotDrawn} from "../../core/explore/offers.js";
import type {Offer} from "../../core/explore/offers.js";
import type {Known} from "../../core/explore/read-text.js";
import type {ListedTable} from "../../core/table-about.js";
import type {Column} from "../../core/table.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {proseFragment} from "../../views/prose-html.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {statusRegion} from "../announce.js";
import {siteRoot} from "../site-links.js";
import {choices, refill, tableChoice} from "./choices.js";
import {Editor} from "./editor.js";
import {NoticeBoard, dressed, spoken} from "./notice-board.js";
import {exploreContext, output} from "./output.js";

/** What drawing the page needs besides its state. */
export interface ExploreContext {
  readonly tables: readonly ListedTable[];
  readonly evidence: Evidence;
  readonly known: Required<Known>;
}

/** A state to draw; `rows` is undefined while they load, or the Error if they can’t be loaded. */
interface Shown {
  readonly spec: ChartSpec;
  readonly table: ListedTable;
  readonly rows: readonly Row[] | Error | undefined;
  /** The address of this state, whatever the page’s own holds. */
  readonly address: string;
}

/** The width from which controls and chart stand side by side; as in the page's style. */
const SIDE_BY_SIDE = "(min-width: 56rem)";

/** The parts of the page, each drawn anew of a state. */
export class ExploreView {
  readonly bar: Bar;
  readonly editor: Editor;
  readonly notices: NoticeBoard;
  readonly panel: HTMLElement;
  /** What can be chosen in the state that is drawn. */
  offers: {
    readonly forms: readonly Offer<string>[];
    readonly measures: readonly Offer<string>[];
    readonly instead: readonly Offer<string>[];
  } = {forms: [], measures: [], instead: []};
  private readonly picker: HTMLElement;
  private readonly stage: HTMLElement;
  private readonly about: HTMLElement;
  private aboutKey = "";

  constructor(
    private readonly document: Document,
    private readonly context: ExploreContext
  ) {
    const make = elementMaker(document);
    [this.bar, this.editor, this.notices] = [new Bar(document), new Editor(document), new NoticeBoard(document)];
    this.picker = make("div", {class: "tm-explore-table"});
    this.panel = make("section", {class: "tm-explore-choices", tabindex: "-1", "aria-label": "What to show"});
    this.stage = make("section", {class: "tm-explore-stage", tabindex: "-1", "aria-label": "Chart"});
    this.about = make("section", {class: "tm-explore-about", "aria-labelledby": "tm-about"});
  }

  /**
   * Puts the parts into the page: controls and chart side by side where there is room, and otherwise the chart first,
   * in the page as for the eye.
   */
  mount(place: HTMLElement, window: Window): void {
    const controller = elementMaker(this.document)(
      "div",
      {class: "tm-explore-layout"},
      this.panel,
      this.stage,
      this.editor.element
    );
    place.replaceChildren(this.notices.element, this.bar.element, this.picker, controller, this.about);
    const wide = "matchMedia" in window ? window.matchMedia(SIDE_BY_SIDE) : undefined;
    const arrange = (): void =>
      (wide?.matches ?? true) ? this.stage.before(this.panel) : this.stage.after(this.panel);
    wide?.addEventListener("change", arrange);
    arrange();
  }

  /** Draws a state; returns the announcement for screen readers. */
  draw({spec, table, rows, address}: Shown): string {
    const {
      tables,
      evidence,
      known: {facts, terms}
    } = this.context;
    const had = rows !== undefined && !(rows instanceof Error);
    const info: ListedTable = had ? {...table, rows} : table;
    const why = whyNotDrawn(spec, info, facts);
    this.offers = {
      forms: formOffers(spec, info, facts),
      measures: measureOffers(spec, info, facts),
      instead: had && why !== undefined ? insteadOf(spec, info, facts) : []
    };
    const index = indexEvidence(evidence);
    this.fill(this.picker, [tableChoice({table, tables}, this.document)]);
    this.fill(
      this.panel,
      choices({spec, table, ...this.offers, label: (_column, value) => index.markedTerm(value)}, this.document)
    );
    this.drawAbout(info);
    if (!had) return this.drawWithout(rows);
    this.stage.removeAttribute("aria-busy");
    const {drawn, told} = output({spec, table: info, evidence, why, instead: this.offers.instead}, this.document);
    this.stage.dataset.address = address;
    this.fill(this.stage, drawn);
    return spoken(told, terms, this.document);
  }

  /** Shows that something is loading; the contents stay. */
  wait(): void {
    this.stage.setAttribute("aria-busy", "true");
  }

  private drawWithout(error: Error | undefined): string {
    const make = elementMaker(this.document);
    if (error) this.stage.removeAttribute("aria-busy");
    else this.wait();
    this.fill(this.stage, [
      error
        ? make(
            "div",
            {class: "tm-error", role: "alert"},
            make("p", {}, error.message),
            make("p", {}, make("button", {type: "button", "data-do": "retry"}, "Try again"))
          )
        : make("p", {class: "tm-explore-wait"}, "Loading the rows…")
    ]);
    return error?.message ?? "";
  }

  private drawAbout(table: ListedTable): void {
    const key = `${table.id} ${table.rows !== undefined}`;
    if (key === this.aboutKey) return;
    this.aboutKey = key;
    this.fill(this.about, aboutTable(table, this.context.evidence, this.document));
  }

  private fill(place: HTMLElement, contents: readonly HTMLElement[]): void {
    refill(place, dressed(contents, this.context.known.terms));
  }
}

/** The toolbar: undo and other actions on the whole work, the last result, and whether the browser keeps the work. */
class Bar {
  readonly element: HTMLElement;
  readonly status: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly kept: HTMLElement;

  constructor(document: Document) {
    const make = elementMaker(document);
    const button = (action: string, label: string, keys?: string): HTMLButtonElement =>
      make("button", {type: "button", "data-do": action, "aria-keyshortcuts": keys}, label);
    [this.undo, this.redo] = [
      button("undo", "Undo", "Control+Z Meta+Z"),
      button("redo", "Redo", "Control+Shift+Z Meta+Shift+Z Control+Y")
    ];
    this.status = statusRegion(document);
    this.kept = make("p", {class: "tm-explore-kept"});
    this.element = make(
      "div",
      {class: "tm-explore-bar"},
      make(
        "div",
        {class: "tm-buttons", role: "group", "aria-label": "The work"},
        this.undo,
        this.redo,
        button("start-over", "Start over"),
        button("copy-link", "Copy link")
      ),
      this.status,
      this.kept
    );
  }

  /** Updates the bar; buttons without effect stay in place and keep the focus. */
  show({canUndo, canRedo, kept}: {readonly canUndo: boolean; readonly canRedo: boolean; readonly kept: string}): void {
    this.undo.setAttribute("aria-disabled", String(!canUndo));
    this.redo.setAttribute("aria-disabled", String(!canRedo));
    if (this.kept.textContent !== kept) this.kept.textContent = kept;
  }
}

/** How many rows are shown before the others are left to the table’s files. */
const MOST_ROWS = 200;

/**
 * What a table holds: what a row is, its columns with units and definitions, what must be said with it, and its rows,
 * each number tied.
 */
function aboutTable(table: ListedTable, evidence: Evidence, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  return [
    make("h2", {id: "tm-about"}, "The table"),
    make("p", {class: "tm-about-title"}, make("strong", {}, table.title)),
    make("p", {}, table.description),
    ...(table.comparison === undefined ? [] : [make("p", {}, table.comparison)]),
    make("h3", {}, "Columns, units and definitions"),
    make(
      "dl",
      {class: "tm-about-columns"},
      ...table.columns.flatMap((column) => [
        make("dt", {}, column.label, " ", make("code", {}, column.name)),
        make("dd", {}, ...columnWords(column, table, evidence, document))
      ])
    ),
    ...(table.caveats.length === 0
      ? []
      : [
          make("h3", {}, "To be said with its numbers"),
          make("ul", {class: "tm-notes"}, ...table.caveats.map((text) => make("li", {}, text)))
        ]),
    make("h3", {id: "tm-about-rows"}, `Its ${table.length === 1 ? "row" : `${table.length} rows`}`),
    ...(table.rows
      ? rowsOf(table, table.rows, evidence, document)
      : [make("p", {class: "tm-explore-wait"}, "The rows are not here yet.")]),
    make(
      "p",
      {},
      make(
        "a",
        {href: `${siteRoot(document)}tables/#table-${table.id}`},
        "The table’s files: CSV, Excel, Parquet, Arrow and JSON"
      )
    )
  ];
}

function columnWords(
  column: Column,
  table: ListedTable,
  evidence: Evidence,
  document: Document
): readonly (Node | string)[] {
  if (column.kind === "key") {
    const values = table.values?.[column.name] ?? [];
    return [
      `${values.length === 1 ? "one value" : `${values.length} values`}${column.dimension === undefined ? "" : `, says the ${column.dimension}`}`
    ];
  }
  const index = indexEvidence(evidence);
  const {traceHref} = siteTraceLinks(siteRoot(document));
  const unit =
    column.unit === "unit" ? "the unit stands in each row" : `in ${table.units?.[column.unit] ?? column.unit}`;
  return [
    unit,
    ...column.measures.flatMap((id) => {
      const measure = index.measure(id);
      return measure
        ? [
            `; ${measure.label}${measure.definition === "" ? "" : ": "}`,
            proseFragment(measure.definition, document, {facts: index.facts, traceHref})
          ]
        : [];
    })
  ];
}

function rowsOf(
  table: ListedTable,
  rows: readonly Row[],
  evidence: Evidence,
  document: Document
): readonly HTMLElement[] {
  const make = elementMaker(document);
  const shown = rows.slice(0, MOST_ROWS);
  const chart = chartOfSpec({table: table.id, form: "table"}, {...table, rows: shown});
  const drawn = chart.draw(shown, {}, exploreContext(document, evidence, table, chart, shown)) as HTMLElement;
  for (const [name, value] of [
    ["role", "region"],
    ["tabindex", "0"],
    ["aria-labelledby", "tm-about-rows"]
  ] as const)
    drawn.setAttribute(name, value);
  return [
    drawn,
    ...(table.length > shown.length
      ? [make("p", {}, `The first ${shown.length} of ${table.length} rows; the files have all.`)]
      : [])
  ];
}
