import type {Row} from "../../core/chart.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {formOffers, insteadOf, measureOffers, whyNotDrawn} from "../../core/explore/offers.js";
import type {Offer} from "../../core/explore/offers.js";
import type {Known} from "../../core/explore/read-text.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {aboutTable} from "./about.js";
import {Bar} from "./bar.js";
import {choices, tableChoice} from "./choices.js";
import type {ListedTable} from "../../core/listed-table.js";
import {Editor} from "./editor.js";
import {dressed, spoken} from "./in-terms.js";
import {NoticeBoard} from "./notice-board.js";
import {output} from "./output.js";
import {refill} from "./refill.js";

/** What the page is drawn with besides its state. */
export interface DeskContext {
  readonly tables: readonly ListedTable[];
  readonly evidence: Evidence;
  readonly known: Required<Known>;
}

/** A state as it is drawn; the rows are not there yet, or couldn’t be had. */
export interface Shown {
  readonly spec: ChartSpec;
  readonly table: ListedTable;
  readonly rows: readonly Row[] | Error | undefined;
  /** The address of this state, whatever the page’s own holds. */
  readonly address: string;
}

/** As in the page's style. */
const SIDE_BY_SIDE = "(min-width: 56rem)";

/** The parts of the page, each drawn anew of a state. */
export class DeskView {
  readonly bar: Bar;
  readonly editor: Editor;
  readonly notices: NoticeBoard;
  readonly panel: HTMLElement;
  /** What can be chosen in the state that is drawn. */
  offers: {readonly forms: readonly Offer<string>[]; readonly measures: readonly Offer<string>[]; readonly instead: readonly Offer<string>[]} = {forms: [], measures: [], instead: []};
  private readonly picker: HTMLElement;
  private readonly stage: HTMLElement;
  private readonly about: HTMLElement;
  private aboutKey = "";

  constructor(private readonly document: Document, private readonly context: DeskContext) {
    const make = elementMaker(document);
    [this.bar, this.editor, this.notices] = [new Bar(document), new Editor(document), new NoticeBoard(document)];
    this.picker = make("div", {class: "tm-explore-table"});
    this.panel = make("section", {class: "tm-explore-choices", tabindex: "-1", "aria-label": "What to show"});
    this.stage = make("section", {class: "tm-explore-stage", tabindex: "-1", "aria-label": "Chart"});
    this.about = make("section", {class: "tm-explore-about", "aria-labelledby": "tm-about"});
  }

  /** Puts the parts into the page: controls and chart side by side where there is room, and otherwise the chart first, in the page as for the eye. */
  mount(place: HTMLElement, window: Window): void {
    const desk = elementMaker(this.document)("div", {class: "tm-explore-desk"}, this.panel, this.stage, this.editor.element);
    place.replaceChildren(this.notices.element, this.bar.element, this.picker, desk, this.about);
    const wide = "matchMedia" in window ? window.matchMedia(SIDE_BY_SIDE) : undefined;
    const arrange = (): void => (wide?.matches ?? true ? this.stage.before(this.panel) : this.stage.after(this.panel));
    wide?.addEventListener("change", arrange);
    arrange();
  }

  /** Draws a state; returns what is told of it to a reader who doesn’t see it. */
  draw({spec, table, rows, address}: Shown): string {
    const {tables, evidence, known: {facts, terms}} = this.context;
    const had = rows !== undefined && !(rows instanceof Error);
    const info: ListedTable = had ? {...table, rows} : table;
    const why = whyNotDrawn(spec, info, facts);
    this.offers = {forms: formOffers(spec, info, facts), measures: measureOffers(spec, info, facts), instead: had && why !== undefined ? insteadOf(spec, info, facts) : []};
    const index = indexEvidence(evidence);
    this.fill(this.picker, [tableChoice({table, tables}, this.document)]);
    this.fill(this.panel, choices({spec, table, ...this.offers, label: (_column, value) => index.markedTerm(value)}, this.document));
    this.drawAbout(info);
    if (!had) return this.drawWithout(rows);
    this.stage.removeAttribute("aria-busy");
    const {drawn, told} = output({spec, table: info, evidence, why, instead: this.offers.instead}, this.document);
    this.stage.dataset.address = address;
    this.fill(this.stage, drawn);
    return spoken(told, terms, this.document);
  }

  /** Says that something is on its way; what stands there stays. */
  wait(): void {
    this.stage.setAttribute("aria-busy", "true");
  }

  private drawWithout(error: Error | undefined): string {
    const make = elementMaker(this.document);
    if (error) this.stage.removeAttribute("aria-busy");
    else this.wait();
    this.fill(this.stage, [error
      ? make("div", {class: "tm-error", role: "alert"}, make("p", {}, error.message), make("p", {}, make("button", {type: "button", "data-do": "retry"}, "Try again")))
      : make("p", {class: "tm-explore-wait"}, "Loading the rows…")]);
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
