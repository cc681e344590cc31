import {faceOf} from "../core/chart-definition.js";
import type {ChartDefinition, ChartFace} from "../core/chart-definition.js";
import {isListForm} from "../core/chart-form.js";
import type {ChartForm} from "../core/chart-form.js";
import {SCHEMA} from "../core/chart-spec/read-spec.js";
import {NOT_ITEMISED} from "../core/chart-spec/shape.js";
import type {ChartSpec, Form} from "../core/chart-spec/spec.js";
import {periodColumn, quantityColumns, quantityOf} from "../core/chart-spec/table-info.js";
import type {Chart, DataTableColumn, OptionValues, Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {expressionOf, shownCell} from "../core/quantity-columns.js";
import {MISSING_REASONS} from "../core/table.js";
import {flagWords} from "./cards.js";
import {describeMatrix, drawMatrixForm} from "./matrix-form.js";
import {drawSpec, formRows} from "./spec-drawing.js";
import {basedColumns, isChange, ordered} from "./spec-forms.js";
import type {FormRows} from "./spec-forms.js";
import {nativeSpec} from "./spec-native.js";
import {usualColumns} from "./spec-table.js";
import {describeSpec, formNotes, toldNumber} from "./spec-texts.js";
import {CHANGE_SHOWN, annotations, quantityName, rowLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {describeTimeline, drawTimeline} from "./timeline.js";

/** The forms of numbers that Office can draw. */
const NATIVE: readonly ChartForm[] = ["bar", "column", "stacked", "slope"];

/** A registered chart, made of its definition; the same at build and in the browser. */
export function chartOf(definition: ChartDefinition): Chart {
  const {id, table, relation, options, caveats, face} = definition;
  const texts = {
    id,
    table: table.id,
    relation,
    options,
    caveats,
    headline: (values: OptionValues): string => faceOf(definition, values).headline,
    title: (values: OptionValues): string => faceOf(definition, values).title,
    shortTitle: (values: OptionValues): string | undefined => faceOf(definition, values).short,
    dataTable: (values: OptionValues): readonly DataTableColumn[] => columnsOf(definition, values)
  };
  return isListForm(face.form) ? {...texts, ...listChart(definition)} : {...texts, ...numbersChart(definition)};
}

/** The specification of a chart of numbers from its face, without the face's texts. */
export function specOf(face: ChartFace, table: string): ChartSpec {
  const own = SCHEMA.filter(
    ({type, key}) => type !== "prose" && type !== "table" && face[key as keyof ChartFace] !== undefined
  );
  return {
    table,
    form: face.form as Form,
    ...Object.fromEntries(own.map(({key}) => [key, face[key as keyof ChartFace]]))
  };
}

function columnsOf(definition: ChartDefinition, values: OptionValues): readonly DataTableColumn[] {
  const face = faceOf(definition, values);
  return face.columns ?? usualColumns(face, definition.table);
}

type Drawn = Pick<Chart, "notes" | "slideNotes" | "describe" | "draw" | "native" | "spec">;

function numbersChart(definition: ChartDefinition): Drawn {
  const {id, table, face} = definition;
  const viewOf = (own: ChartFace, rows: readonly Row[]): SpecView => ({
    id,
    spec: specOf(own, table.id),
    table: {...table, description: "", rows},
    words: {...own.words, ...(own.colours === undefined ? {} : {colours: own.colours}), cards: own.cards ?? {base: {}}}
  });
  const ofOptions = (values: OptionValues, rows: readonly Row[]): SpecView => viewOf(faceOf(definition, values), rows);
  return {
    spec: (values) => specOf(faceOf(definition, values), table.id),
    notes: (values) => {
      const [own, view] = [faceOf(definition, values), ofOptions(values, [])];
      return [...new Set([...formNotes(view), ...own.notes, ...annotations(view)])];
    },
    slideNotes: (values) => annotations(ofOptions(values, [])),
    describe: (rows, values) => describeFace(ofOptions(values, rows), faceOf(definition, values), rows),
    draw: (rows, values, context) => drawSpec(ofOptions(values, rows), rows, context),
    ...(NATIVE.includes(face.form)
      ? {native: (rows, values, context) => nativeSpec(ofOptions(values, rows), rows, context)}
      : {})
  };
}

function listChart(definition: ChartDefinition): Drawn {
  const {
    table: {id: list, title}
  } = definition;
  return {
    notes: (values) => faceOf(definition, values).notes,
    slideNotes: () => [],
    describe: (rows, values) => {
      const {form, matrix, timeline, described} = faceOf(definition, values);
      if (form === "matrix") return describeMatrix(list, matrix!, described ?? `Matrix of ${title}.`, rows);
      return describeTimeline(list, timeline!, described ?? "Timeline by year.", rows);
    },
    draw: (rows, values, context) => {
      const {form, matrix, timeline} = faceOf(definition, values);
      return form === "matrix"
        ? drawMatrixForm(list, matrix!, rows, context)
        : drawTimeline(list, timeline!, rows, context);
    }
  };
}

/** The default opening of a description, and its continuation. */
interface Telling {
  readonly opening: string;
  readonly told: string;
}

/**
 * The description of a registered chart for screen readers: an opening, then every number with its short name, in the
 * order that suits the form.
 */
function describeFace(
  given: SpecView,
  {names, described, beside}: Pick<ChartFace, "names" | "described" | "beside">,
  rows: readonly Row[]
): string {
  const view = named(given, names);
  const all = formRows(view, rows);
  const telling = tellingOf(view, all, beside);
  return telling ? `${described ?? telling.opening} ${telling.told}` : describeSpec(view, all, described);
}

/** The opening and continuation for a form; undefined for forms described like any specification. */
function tellingOf(view: SpecView, rows: FormRows, beside: string | undefined): Telling | undefined {
  const {
    spec: {form, x, y, colour, facet, sort = "given"},
    table
  } = view;
  if (facet !== undefined || y === undefined || quantityOf(table, y)?.from !== undefined) return undefined;
  const one =
    (column: string) =>
    (row: Row): string =>
      `${rowLabel(table, row, column)}: ${toldNumber(view, row)}${besideNumber(view, row, beside)}`;
  if (isChange(view)) return {opening: "Bars of change around zero.", told: seriesOf(view, rows)};
  switch (form) {
    case "cards":
      return {
        opening: "Number cards.",
        told: eachOf(
          rows.shown.filter((row) => "value" in shownCell(row, y)),
          one(x!)
        )
      };
    case "slope":
      return {opening: "Slope chart of two years.", told: seriesOf(view, rows)};
    case "line":
      return {opening: "Line through printed points.", told: seriesOf(view, rows)};
    case "stacked":
      return x === undefined
        ? {
            opening: "One bar.",
            told: eachOf(ordered(beside === undefined ? rows.shown : rows.kept, colour!), one(colour!))
          }
        : undefined;
    case "bar":
      if (table.compare === "own-base")
        return {
          opening: "Separate bars, each of a base of its own.",
          told: eachOf(rows.shown, (row) => describeBased(view, row))
        };
      return colour === undefined
        ? {opening: sort === "given" ? "Bars." : "Ranked bars.", told: eachOf(rows.shown, one(x!))}
        : undefined;
    default:
      return undefined;
  }
}

function eachOf(rows: readonly Row[], tell: (row: Row) => string): string {
  return `${rows.map((row) => `${tell(row)}${flagWords(row)}`).join("; ")}.`;
}

/** A view whose table labels the drawn values with the chart's short names. */
function named(view: SpecView, names: ChartFace["names"]): SpecView {
  const {
    spec: {x, colour},
    table
  } = view;
  const drawn = [x, colour].filter((column) => column !== undefined);
  const labels = drawn.map(
    (column) => [column, {[NOT_ITEMISED]: MISSING_REASONS[NOT_ITEMISED], ...table.labels?.[column], ...names}] as const
  );
  return {...view, table: {...table, labels: {...table.labels, ...Object.fromEntries(labels)}}};
}

/** ` (60% of all boats)`: another quantity of the row in brackets; a share is followed by its base. */
function besideNumber({table, words}: SpecView, row: Row, column: string | undefined): string {
  const cell = column === undefined ? undefined : shownCell(row, column);
  if (cell === undefined || "missing" in cell || cell.expression === null) return "";
  const base = quantityOf(table, column)?.unit === "percent" && words.base !== undefined ? ` ${words.base}` : "";
  return ` ({{ ${cell.expression} }}${base})`;
}

function describeBased(view: SpecView, row: Row): string {
  const {item, whole, unstated} = basedColumns(view);
  const base =
    whole !== undefined && "value" in shownCell(row, whole)
      ? `{{ ${expressionOf(row, whole)} }} ${row["base"]}`
      : `${row["base"]}, ${unstated}`;
  return `${rowLabel(view.table, row, item)}: ${toldNumber(view, row)} of ${base}`;
}

/** Each series as a sentence: its numbers in their periods, and the change where one is at hand. */
function seriesOf(view: SpecView, {shown, kept}: FormRows): string {
  const {spec, table, words} = view;
  const time = spec.form === "bar" ? periodColumn(table) : spec.x!;
  const series = spec.colour ?? (spec.form === "bar" && spec.x !== time ? spec.x : undefined);
  const levels = spec.measure === undefined || spec.measure === "level" || spec.measure === "change";
  const rows = levels ? kept : shown;
  const keyOf = (row: Row): string => String(row[series ?? ""] ?? "");
  return [...new Set(rows.map(keyOf))]
    .map((key) => {
      const own = rows.filter((row) => keyOf(row) === key);
      const name =
        series === undefined ? capital(words.series ?? quantityName(table, spec.y)) : rowLabel(table, own[0]!, series);
      const numbers = own.map(
        (row) =>
          `${levels ? levelOf(view, row) : toldNumber(view, row)}${time === undefined ? "" : ` in ${periodLabel(String(row[time] ?? ""))}`}`
      );
      return `${name}: ${numbers.join(", ")}${
        levels
          ? changeOf(
              view,
              own,
              shown.filter((row) => keyOf(row) === key)
            )
          : ""
      }.`;
    })
    .join(" ");
}

const levelOf = ({spec, table, ...view}: SpecView, row: Row): string =>
  toldNumber({...view, table, spec: {...spec, measure: "level"}}, row);

/** `, a change of {{ … }}`, by the table's column of changes or as the chart works it out. */
function changeOf({spec, table}: SpecView, rows: readonly Row[], shown: readonly Row[]): string {
  const measures = quantityOf(table, spec.y)?.measures ?? [];
  const column = quantityColumns(table).find(
    (other) => other.from !== undefined && other.measures.some((measure) => measures.includes(measure))
  )?.name;
  const cells =
    column !== undefined
      ? rows.map((row) => shownCell(row, column))
      : spec.measure === "change"
        ? shown.map((row) => shownCell(row, spec.y!))
        : [];
  const cell = cells.find((found) => "value" in found);
  return cell === undefined || cell.expression === null
    ? ""
    : `, a change of {{ ${cell.expression} | ${CHANGE_SHOWN} }}`;
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
