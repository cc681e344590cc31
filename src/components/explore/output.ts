import {namedInFull} from "../../charts/chart-terms.js";
import {frameChart} from "../../charts/frame.js";
import {chartOfSpec} from "../../charts/spec-chart.js";
import {keyLabel} from "../../charts/spec-view.js";
import {formInfo} from "../../core/chart-spec/forms.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {keyColumns} from "../../core/chart-spec/table-info.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {filterValues} from "../../core/explore/changes.js";
import {emptyingFilters} from "../../core/explore/empty.js";
import type {Offer} from "../../core/explore/offers.js";
import type {ListedTable} from "../../core/listed-table.js";
import {messageOf} from "../fault-message.js";
import {byAuthor, markAuthor, notedByAuthor, tickedApart} from "./by-author.js";
import {exploreContext} from "./context.js";

/** What stands where the chart does, and what is told of it to a reader who doesn’t see it. */
export interface Output {
  readonly drawn: readonly HTMLElement[];
  readonly told: string;
}

/** What an output is made of. */
export interface OutputView {
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
    const chart = notedByAuthor(namedInFull(chartOfSpec(view.spec, view.table), rows, view.table, view.evidence.terms ?? []), view.spec);
    const context = exploreContext(document, view.evidence, view.table, chart, rows);
    const figure = markAuthor(frameChart(chart, rows, {}, tickedApart(context, view.spec)), view.spec, view.table, context);
    return {drawn: [figure], told: `${formInfo(view.spec.form)!.label} drawn. ${context.plain(chart.headline({}))}${view.spec.headline === undefined ? "" : `. ${byAuthor("Headline")}`}`};
  } catch (error) {
    return refused(view, messageOf(error), document);
  }
}

function refused({spec, instead}: OutputView, why: string, document: Document): Output {
  const make = elementMaker(document);
  const label = formInfo(spec.form)!.label;
  const buttons = instead.map(({value, label: name, proposed}) => make("li", {}, make("button", {type: "button", "data-do": "form", "data-value": value}, value === spec.form ? `${name}, with other columns` : name), proposed ? make("span", {class: "tm-proposed"}, "proposed") : undefined));
  return {
    told: `Not drawn: ${why}`,
    drawn: [make("div", {class: "tm-explore-none"},
      make("h2", {}, `“${label}” is not drawn`), make("p", {class: "tm-choice-why"}, sentence(why)),
      ...(buttons.length === 0 ? [] : [make("p", {id: "tm-instead"}, "What these rows can be drawn as:"), make("ul", {class: "tm-buttons", "aria-labelledby": "tm-instead"}, ...buttons)]))]
  };
}

function noRows({spec, table}: OutputView, emptying: NonNullable<ReturnType<typeof emptyingFilters>>, document: Document): Output {
  const make = elementMaker(document);
  const entries = emptying.map(({column, left}) => {
    const name = keyColumns(table).find((key) => key.name === column)?.label ?? column;
    const values = filterValues(spec, column).map((value) => keyLabel(table, column, value) || "(empty)").join(", ");
    return {column, name, text: `${name}: ${values}`, left};
  });
  const several = emptying.length > 1;
  return {
    told: `No row is left by the filter ${entries.map(({text}) => text).join("; ")}`,
    drawn: [make("div", {class: "tm-explore-none"},
      make("h2", {}, "No row is left"),
      make("p", {}, several ? "These filters together leave no row of the table:" : "This filter leaves no row of the table:"),
      make("ul", {class: "tm-buttons"}, ...entries.map(({column, name, text, left}) => make("li", {},
        make("span", {}, `${text} (${left === 0 ? "none" : left} ${left === 1 ? "row" : "rows"} without it) `), make("button", {type: "button", "data-do": "drop-filter", "data-value": column}, `Drop the filter “${name}”`)))),
      make("p", {}, make("button", {type: "button", "data-do": "drop-filters"}, "Drop all filters")))]
  };
}

/** A reason as a sentence of its own. */
function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
