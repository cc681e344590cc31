import type {CardWords} from "../core/chart-definition.js";
import {keyColumns, labelOf} from "../core/chart-spec/table-info.js";
import type {ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {shownCell} from "../core/quantity-columns.js";
import {hasTerms} from "../core/terms/wording.js";
import {wordedRow} from "./chart-terms.js";
import {numberText} from "./marks.js";
import {ASIDE, changeFormat, isNoArea, noteLetter, rowLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The texts of a card; the number is the row's, and its `flag`, if it has one, is shown beneath. */
interface CardTexts {
  /** What is counted. */
  readonly label: (row: Row) => string;
  /** Of what, and what it is not. */
  readonly base: (row: Row) => string;
  /** The column of the number; `value` if it is left out. */
  readonly column?: string;
  /** How the number is shown, if not as printed. */
  readonly format?: string;
}

/** One card for each row that has a number; for numbers that share no base and so make no chart. */
export function drawCards(rows: readonly Row[], texts: CardTexts, context: ChartContext): HTMLElement {
  return elementMaker(context.document)(
    "div",
    {class: "tm-cards"},
    ...rows.filter((row) => hasValue(row, texts)).map((row) => drawCard(row, texts, context))
  );
}

/** ` (single site)` */
export function flagWords(row: Row): string {
  return (row["flag"] ?? "") === "" ? "" : ` (${row["flag"]})`;
}

const hasValue = (row: Row, {column = "value"}: CardTexts): boolean => "value" in shownCell(row, column);

function drawCard(row: Row, {label, base, column = "value", format}: CardTexts, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const {expression, text = ""} = numberText(row, column, context, format) ?? {expression: null};
  const flag = String(row["flag"] ?? "");
  const worded = wordedRow(row, context);
  return make(
    "div",
    {class: "tm-card"},
    make(
      "p",
      {class: "tm-card-number"},
      expression === null
        ? text
        : make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, text)
    ),
    make("p", {class: "tm-card-label"}, label(worded)),
    make("p", {class: "tm-card-base"}, base(worded)),
    flag === "" ? undefined : make("p", {class: "tm-flag"}, flag)
  );
}

/**
 * The texts of cards: what is counted, and as small print the row's `base`, or else the keys that tell the rows apart.
 */
export function cardTexts(view: SpecView, context: Pick<ChartContext, "label" | "text">): CardTexts {
  const {spec, table, words} = view;
  const format = changeFormat(view);
  if (words.cards) return {...ownTexts(view, words.cards, context), column: spec.y!};
  const others = keyColumns(table).filter(({name}) => ![spec.x!, ...ASIDE].includes(name));
  const label = (row: Row): string => rowLabel(table, row, spec.x!, context);
  const base = (row: Row): string => {
    if (typeof row["base"] === "string" && row["base"].includes(" ")) return row["base"];
    const said = others.filter(
      ({name, dimension}) =>
        (row[name] ?? "") !== "" &&
        !isNoArea(table, dimension, row[name]) &&
        !(dimension === "unit" && row[name] === "percent")
    );
    return said
      .map(({name}) => rowLabel(table, row, name, context))
      .filter((text, i, all) => all.indexOf(text) === i && !label(row).endsWith(text))
      .join(", ");
  };
  return {
    label: (row) => label(row) + noteLetter(spec, spec.x, String(row[spec.x!] ?? "")),
    base,
    column: spec.y!,
    ...(format === undefined ? {} : {format})
  };
}

/** The texts of a registered chart's cards: the rows' own, unless the table or the chart has other words. */
function ownTexts(
  {spec, table}: SpecView,
  {base}: CardWords,
  context: Pick<ChartContext, "label">
): Pick<CardTexts, "label" | "base"> {
  const valueOf = (row: Row): string => String(row[spec.x!] ?? "");
  return {
    label: (row) => {
      const known = labelOf(table, spec.x!, valueOf(row));
      return hasTerms(known) ? context.label(spec.x!, valueOf(row)) : known;
    },
    base: (row) => base[valueOf(row)] ?? String(row["base"] ?? "")
  };
}
