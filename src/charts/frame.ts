import {rowsShown} from "../core/chart.js";
import type {Chart, OptionValues, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {parseProse} from "../core/prose.js";
import {expressionOf} from "../core/quantity-columns.js";
import {DATA_FILES} from "../core/table-about.js";
import {dressTerms} from "../core/terms/dress.js";
import {TICK_SIGNS} from "../core/tick.js";
import {describeIn, drawInTerms} from "./chart-terms.js";
import {frameDataTable} from "./data-table.js";
import {DRAW_WIDTHS} from "./frame-context.js";
import type {FrameContext} from "./frame-context.js";
import {nameAsShown} from "./marks.js";

/** The id of a chart's frame in its page, which prefixes the ids within the frame. */
export function frameId(chart: Chart, instance: string): string {
  return `chart-${chart.id}${instance === "" ? "" : `-${instance}`}`;
}

/**
 * The frame of a chart from headline to data table, complete without JavaScript; parts that need a script are `hidden`.
 */
export function frameChart(
  chart: Chart,
  rows: readonly Row[],
  options: OptionValues,
  context: FrameContext
): HTMLElement {
  const make = elementMaker(context.document);
  const id = frameId(chart, context.instance);
  const figure = make(
    "figure",
    {
      class: "tm-figure",
      id,
      "data-chart": chart.id,
      "data-table": chart.table,
      "data-options": JSON.stringify(options),
      "aria-labelledby": `${id}-headline`,
      "aria-describedby": `${id}-description`
    },
    prose(context, "p", {class: "tm-headline", id: `${id}-headline`}, chart.headline(options)),
    prose(context, "p", {class: "tm-title"}, chart.title(options)),
    ...frameControls(chart, options, id, context.document),
    frameDrawings(chart, rows, options, context),
    make("p", {class: "tm-hidden", id: `${id}-description`}, context.plain(describeIn(chart, rows, options, context))),
    ...frameNotes(chart, options, context),
    frameSource(context),
    frameActions(chart, rows, options, context, id),
    frameDataTable(chart, rows, options, context, id)
  );
  return dressTerms(figure, context.terms ?? []);
}

/** The drawings of a chart at both widths, or a single one if it is HTML, which adapts by itself. */
export function frameDrawings(
  chart: Chart,
  rows: readonly Row[],
  options: OptionValues,
  context: FrameContext
): HTMLElement {
  const make = elementMaker(context.document);
  const drawn = (width: number): Drawn =>
    drawInTerms(context.terms ?? [], context, (own) => chart.draw(rows, options, {...own, width}));
  const boxes = ([first, inSources]: Drawn, name: string | undefined): readonly HTMLElement[] => [
    make("div", {class: name, "data-in-terms": inSources && "guidelines"}, finishFramed(first, context.instance)),
    ...(inSources
      ? [
          make(
            "div",
            {class: name, "data-in-terms": "sources"},
            finishFramed(inSources, `${context.instance}-sources`.replace(/^-/, ""))
          )
        ]
      : [])
  ];
  const wide = drawn(DRAW_WIDTHS.wide);
  if (wide[0].localName !== "svg")
    return make("div", {class: "tm-drawing"}, ...(wide[1] ? boxes(wide, undefined) : [wide[0]]));
  return make(
    "div",
    {class: "tm-drawing"},
    ...boxes(wide, "tm-wide"),
    ...boxes(drawn(DRAW_WIDTHS.narrow), "tm-narrow")
  );
}

type Drawn = readonly [Element, Element?];

/**
 * Names the links of a drawing by what they show, and sets its ids apart from those of another instance in the page.
 */
function finishFramed(drawing: Element, instance: string): Element {
  drawing.querySelectorAll("a").forEach(nameAsShown);
  if (instance === "") return drawing;
  for (const definition of drawing.querySelectorAll("[id]")) {
    const id = definition.id;
    definition.id = `${id}-${instance}`;
    drawing
      .querySelectorAll(`[fill="url(#${id})"]`)
      .forEach((mark) => mark.setAttribute("fill", `url(#${definition.id})`));
  }
  return drawing;
}

/** What must be said with a chart: its caveats and its own notes, each once. */
export function frameNotes(chart: Chart, options: OptionValues, context: FrameContext): readonly HTMLElement[] {
  const notes = [...new Set([...context.caveatTexts, ...chart.notes(options)])];
  if (notes.length === 0) return [];
  return [
    elementMaker(context.document)("ul", {class: "tm-notes"}, ...notes.map((note) => prose(context, "li", {}, note)))
  ];
}

function frameSource({document, source, tick}: FrameContext): HTMLElement {
  const make = elementMaker(document);
  const links = source.flatMap(({label, href}, i) => [...(i > 0 ? ["; "] : []), make("a", {href}, label)]);
  return make(
    "p",
    {class: "tm-source"},
    make("span", {class: "tm-source-label"}, source.length > 1 ? "Sources: " : "Source: "),
    ...links,
    " ",
    make(
      "a",
      {class: "tm-tick", href: tick.href, "data-state": tick.state},
      make("span", {"aria-hidden": "true"}, `${TICK_SIGNS[tick.state]} `),
      tick.label
    )
  );
}

function prose(
  context: FrameContext,
  name: "p" | "li",
  attributes: Readonly<Record<string, string>>,
  text: string
): HTMLElement {
  const made = elementMaker(context.document)(name, attributes);
  made.innerHTML = context.prose(text);
  return made;
}

/**
 * What a reader can do with a chart: links and menus work anywhere, buttons are hidden until a script hydrates them.
 */
function frameActions(
  chart: Chart,
  rows: readonly Row[],
  options: OptionValues,
  context: FrameContext,
  id: string
): HTMLElement {
  const {document, fence, pageHref} = context;
  const make = elementMaker(document);
  const main = mainExpression(chart, rows, options);
  const link = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement =>
    make("a", attributes, label);
  const button = (label: string, attributes: Readonly<Record<string, string>>): HTMLElement =>
    make("button", {type: "button", hidden: "", ...attributes}, label);
  return make(
    "div",
    {class: "tm-actions"},
    ...(main === undefined ? [] : [link("Trace", {href: context.traceHref(main), "data-trace": main})]),
    link("Table", {href: `#${id}-data-table`, "data-action": "table"}),
    ...(chart.spec && context.exploreHref
      ? [link("Explore this chart", {href: context.exploreHref(chart.spec(options)), "data-explore": ""})]
      : []),
    button("Copy with source", {"data-action": "copy-chart"}),
    button("Copy as fence", {"data-action": "copy-fence", "data-fence": fence}),
    button("Copy link", {"data-action": "copy-link", "data-href": `${pageHref.split("#")[0]}#${id}`}),
    ...citeMenu(context),
    downloadMenu(chart.table, context)
  );
}

/** The expression of the first number in the headline, or else of the first number that the chart shows. */
function mainExpression(chart: Chart, rows: readonly Row[], options: OptionValues): string | undefined {
  const named = parseProse(chart.headline(options)).find((part) => part.type === "number");
  if (named?.type === "number") return named.expression;
  const columns = chart
    .dataTable(options)
    .filter(({quantity}) => quantity)
    .map(({column}) => column);
  return rowsShown(chart, rows, options)
    .flatMap((row) => columns.map((name) => expressionOf(row, name)))
    .find((expression) => expression !== null);
}

/** The picture formats of a chart; a script makes these files. */
const PICTURES = [
  ["svg", "SVG"],
  ["png", "PNG"]
] as const;
const ROWS = DATA_FILES.map(({ending, label}) => [`rows-${ending}`, `Rows as ${label}`] as const);

/**
 * The files of a chart and of its table; a disclosure, so that the keyboard opens it and its links work without a
 * script.
 */
function downloadMenu(table: string, {document, fileHref}: FrameContext): HTMLElement {
  const make = elementMaker(document);
  const buttons = (files: readonly (readonly [string, string])[]): readonly HTMLElement[] =>
    files.map(([action, label]) => make("button", {type: "button", hidden: "", "data-action": action}, label));
  const group = (
    of: string,
    items: readonly HTMLElement[],
    attributes: Readonly<Record<string, string>> = {}
  ): HTMLElement =>
    make("p", attributes, make("span", {class: "tm-menu-of"}, of), " ", ...items.flatMap((item) => [item, " "]));
  const links = [...DATA_FILES.map(({ending, label}) => ({ending, label})), {ending: "zip", label: "All as zip"}].map(
    ({ending, label}) =>
      make("a", {href: fileHref(table, ending), ...(ending === "csv" ? {"data-action": "csv"} : {})}, label)
  );
  return make(
    "details",
    {class: "tm-menu"},
    make("summary", {}, "Download"),
    make(
      "div",
      {class: "tm-menu-body"},
      group("This chart", buttons(PICTURES), {hidden: ""}),
      group("The rows that it shows", buttons(ROWS), {hidden: ""}),
      group("The whole table behind it", links)
    )
  );
}

/** How to cite the chart, short and full; nothing where the frame is drawn again and keeps its own. */
function citeMenu({document, citation}: FrameContext): readonly HTMLElement[] {
  if (citation.full === "") return [];
  const make = elementMaker(document);
  const line = (label: string, text: string): HTMLElement =>
    make(
      "p",
      {},
      make("span", {class: "tm-citation"}, text),
      " ",
      make("button", {type: "button", hidden: "", "data-action": "copy-citation", "data-text": text}, label)
    );
  return [
    make(
      "details",
      {class: "tm-menu"},
      make("summary", {}, "Cite"),
      make(
        "div",
        {class: "tm-menu-body"},
        line("Copy short citation", citation.short),
        line("Copy citation", citation.full)
      )
    )
  ];
}

/** Radio buttons for each option that the reader may set; hidden until a script hydrates them. */
function frameControls(chart: Chart, options: OptionValues, id: string, document: Document): readonly HTMLElement[] {
  const controls = Object.entries(chart.options).filter(([, option]) => option.control);
  if (controls.length === 0) return [];
  const make = elementMaker(document);
  const fieldsets = controls.map(([name, option]) =>
    make(
      "fieldset",
      {"data-option": name},
      make("legend", {}, option.label),
      ...Object.entries(option.values).map(([value, label]) =>
        make(
          "label",
          {},
          make("input", {
            type: "radio",
            name: `${id}-${name}`,
            value,
            checked: options[name] === value ? "" : undefined
          }),
          make("span", {}, label)
        )
      )
    )
  );
  return [make("div", {class: "tm-controls", hidden: ""}, ...fieldsets)];
}
