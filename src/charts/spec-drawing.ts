import {groupedRows} from "../core/chart-spec/grouping.js";
import {filterRows, isShaped, shape} from "../core/chart-spec/shape.js";
import type {ChartContext, Row} from "../core/chart.js";
import {FONT_FAMILIES} from "../core/font-families.js";
import {shownCell} from "../core/quantity-columns.js";
import {COLORS, FONT_SIZE, NARROW, hatchId, svgMaker, textWidth} from "./marks.js";
import {drawForm} from "./spec-forms.js";
import type {FormRows} from "./spec-forms.js";
import {keyLabel, valueLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The rows from which a specification's form is drawn; accepts a table's rows or rows already shaped. */
export function formRows({spec, table}: SpecView, rows: readonly Row[]): FormRows {
  return {shown: shape(rows, spec, table), kept: isShaped(rows) ? rows : filterRows(rows, spec.filter)};
}

/**
 * Draws a specification: one drawing, or one per value of `facet` (of `x` for parts of a whole), one below the other on
 * one scale.
 */
export function drawSpec(view: SpecView, rows: readonly Row[], context: ChartContext): Element {
  const all = formRows(view, rows);
  const {spec} = view;
  const column = spec.facet ?? (spec.form === "stacked" ? spec.x : undefined);
  if (column === undefined) return drawForm(view, all, context, context.extent);
  const apart = spec.facet !== undefined && spec.form === "stacked" && spec.x !== undefined ? spec.x : undefined;
  const columns = apart === undefined ? [column] : [column, apart];
  const extent = Math.max(
    context.extent ?? 0,
    ...all.shown.map((row) => shownCell(row, spec.y!)).map((cell) => ("value" in cell ? cell.value : 0))
  );
  const [shown, kept] = [groupedRows(all.shown, columns), groupedRows(all.kept, columns)];
  return below(
    [...shown].map(([key, own], i) => {
      const title = columns
        .map((name, at) => (at === 0 ? valueLabel : plainLabel)(view, name, String(own[0]![name] ?? ""), context))
        .join(", ");
      return {
        title,
        drawing: drawForm(
          {...view, id: `${view.id}-${i}`},
          {shown: own, kept: kept.get(key) ?? []},
          {
            ...context,
            ...(context.height === undefined ? {} : {height: partHeight(context.height, shown.size, context)})
          },
          extent
        )
      };
    }),
    context,
    hatchId(view.id, context)
  );
}

const plainLabel = ({table}: SpecView, column: string, value: string, context: ChartContext): string =>
  keyLabel(table, column, value, context);

const HEAD = 30;
const GAP = 22;

/** The height of each of the drawings below one another; on a slide, what is left beside their titles. */
const partHeight = (height: number, count: number, {stage = false}: ChartContext): number =>
  stage ? (height + GAP) / count - GAP - HEAD : height / count;

/** Combines drawings into one, one below the other, each under its title. */
function below(
  parts: readonly {readonly title: string; readonly drawing: Element}[],
  {document, width}: ChartContext,
  id: string
): Element {
  const make = svgMaker(document);
  let y = 0;
  const placed = parts.flatMap(({title, drawing}) => {
    const height = Number(drawing.getAttribute("height"));
    const head = make(
      "text",
      {x: "2", y: String(y + 18), fill: COLORS.ink, "font-weight": "600"},
      shortened(title, width)
    );
    drawing.setAttribute("y", String(y + HEAD));
    for (const name of ["class", "role", "font-family"]) drawing.removeAttribute(name);
    y += HEAD + height + GAP;
    return [head, drawing];
  });
  return make(
    "svg",
    {
      class: "tm-plot",
      role: "group",
      id: `${id}-facets`,
      fill: COLORS.ink,
      "font-size": String(FONT_SIZE),
      "font-family": FONT_FAMILIES,
      width: String(width),
      height: String(y - GAP),
      viewBox: `0 0 ${width} ${y - GAP}`
    },
    ...placed
  );
}

function shortened(title: string, width: number): string {
  const most = Math.floor((width < NARROW ? width : width - 20) / textWidth("n"));
  return title.length > most ? `${title.slice(0, most - 1)}…` : title;
}
