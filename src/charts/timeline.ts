import type {TimelineWords} from "../core/chart-definition.js";
import type {ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {ElementMaker} from "../core/element.js";
import {periodLabel} from "../core/period.js";
import {countOf, distinctOf, textOf} from "./matrix-form.js";

type Kind = TimelineWords["kinds"][number];

/** The shapes of kinds that have none of their own, in the order in which they first stand in the list. */
const SHAPES = ["■", "▲", "◆", "●", "○", "□"];

/**
 * Draws the rows of a list by when they are dated: a key of the kinds with their counts, then the entries of each time.
 */
export function drawTimeline(
  list: string,
  words: TimelineWords,
  rows: readonly Row[],
  context: ChartContext
): HTMLElement {
  const make = elementMaker(context.document);
  const kinds = kindsOf(words, rows, (value) => context.label(words.kind, value));
  const kindOf = (row: Row): Kind | undefined => kinds.find(({value}) => value === textOf(row, words.kind));
  return make(
    "div",
    {class: "tm-timeline"},
    make(
      "ul",
      {class: "tm-timeline-key", "aria-label": "Kinds"},
      ...kinds.map((kind) => keyItem(countOf(list, {[words.kind]: kind.value}), kind, context, make))
    ),
    make(
      "ol",
      {class: "tm-timeline-years"},
      ...[...new Set(rows.map((row) => textOf(row, words.time)))].map((time) =>
        make(
          "li",
          {},
          make("p", {class: "tm-timeline-year"}, periodLabel(time)),
          make(
            "ul",
            {},
            ...rows
              .filter((row) => textOf(row, words.time) === time)
              .map((row) => entry(row, words, kindOf(row), context, make))
          )
        )
      )
    )
  );
}

/** A timeline as a sentence: how many entries there are of each kind. */
export function describeTimeline(list: string, words: TimelineWords, opening: string, rows: readonly Row[]): string {
  const kinds = kindsOf(words, rows, (value) => value);
  const told = distinctOf(rows, words.kind).map(
    (value) => `${kinds.find((kind) => kind.value === value)!.many}: {{ ${countOf(list, {[words.kind]: value})} }}`
  );
  return `${opening} ${told.join("; ")}.`;
}

/** The kinds that occur, in the order of the words, then of the list. */
function kindsOf(
  {kind, kinds}: TimelineWords,
  rows: readonly Row[],
  label: (value: string) => string
): readonly Kind[] {
  const values = distinctOf(rows, kind);
  const others = values.filter((value) => !kinds.some((known) => known.value === value));
  const free = SHAPES.filter((shape) => !kinds.some((known) => known.shape === shape));
  return [
    ...kinds.filter(({value}) => values.includes(value)),
    ...others.map((value, i) => ({value, shape: free[i] ?? "·", one: label(value), many: label(value)}))
  ];
}

function keyItem(expression: string, kind: Kind, context: ChartContext, make: ElementMaker): HTMLElement {
  return make(
    "li",
    {},
    shape(kind, make),
    ` ${kind.many}: `,
    make(
      "a",
      {class: "tm-number", href: context.traceHref(expression), "data-trace": expression},
      context.format(expression)
    )
  );
}

function entry(
  row: Row,
  words: TimelineWords,
  kind: Kind | undefined,
  context: ChartContext,
  make: ElementMaker
): HTMLElement {
  const [source, locator, time] = [textOf(row, "source"), textOf(row, "locator"), textOf(row, words.time)];
  const date = words.date === undefined ? time : textOf(row, words.date);
  return make(
    "li",
    {class: "tm-timeline-entry"},
    shape(kind, make),
    " ",
    make("span", {class: "tm-timeline-label"}, textOf(row, "label")),
    " ",
    make(
      "span",
      {class: "tm-timeline-about"},
      `${kind?.one ?? ""}${date === time ? "" : `, ${periodLabel(date)}`} · `,
      make("a", {href: context.rowHref(source, textOf(row, "id"))}, `${context.label("source", source)}, ${locator}`)
    )
  );
}

function shape(kind: Kind | undefined, make: ElementMaker): HTMLElement {
  return make("span", {class: "tm-timeline-shape", "aria-hidden": "true"}, kind?.shape ?? "·");
}
