import {faceOf} from "../core/chart-definition.js";
import type {ChartDefinition, ChartFace} from "../core/chart-definition.js";
import {isListForm} from "../core/chart-form.js";
import type {ChartForm} from "../core/chart-form.js";
import {SCHEMA} from "../core/chart-spec/schema.js";
import type {ChartSpec, Form} from "../core/chart-spec/spec.js";
import type {Chart, OptionValues, Row, TwinColumn} from "../core/chart.js";
import {describeFace} from "./describe-face.js";
import {describeMatrix, drawMatrixForm} from "./matrix-form.js";
import {drawSpec} from "./spec-drawing.js";
import {nativeSpec} from "./spec-native.js";
import {usualColumns} from "./spec-table.js";
import {formNotes} from "./spec-texts.js";
import {annotations} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {describeTimeline, drawTimeline} from "./timeline.js";

/** The forms of numbers that Office can draw. */
const NATIVE: readonly ChartForm[] = ["bar", "column", "stacked", "slope"];

/** A registered chart, made of its definition; the same at build and in the browser. */
export function chartOf(definition: ChartDefinition): Chart {
  const {id, table, relation, options, caveats, face} = definition;
  const texts = {
    id, table: table.id, relation, options, caveats,
    headline: (values: OptionValues): string => faceOf(definition, values).headline,
    title: (values: OptionValues): string => faceOf(definition, values).title,
    twin: (values: OptionValues): readonly TwinColumn[] => columnsOf(definition, values)
  };
  return isListForm(face.form) ? {...texts, ...listChart(definition)} : {...texts, ...numbersChart(definition)};
}

/** The specification of a chart of numbers with these options; its texts are left to the chart. */
export function specOf(face: ChartFace, table: string): ChartSpec {
  const own = SCHEMA.filter(({type, key}) => type !== "prose" && type !== "table" && face[key as keyof ChartFace] !== undefined);
  return {table, form: face.form as Form, ...Object.fromEntries(own.map(({key}) => [key, face[key as keyof ChartFace]]))};
}

function columnsOf(definition: ChartDefinition, values: OptionValues): readonly TwinColumn[] {
  const face = faceOf(definition, values);
  return face.columns ?? usualColumns(face, definition.table);
}

type Drawn = Pick<Chart, "notes" | "describe" | "draw" | "native" | "spec">;

function numbersChart(definition: ChartDefinition): Drawn {
  const {id, table, face} = definition;
  const viewOf = (own: ChartFace, rows: readonly Row[]): SpecView => ({
    id, spec: specOf(own, table.id), table: {...table, description: "", rows},
    words: {...own.words, ...(own.colours === undefined ? {} : {colours: own.colours}), cards: own.cards ?? {base: {}}}
  });
  const ofOptions = (values: OptionValues, rows: readonly Row[]): SpecView => viewOf(faceOf(definition, values), rows);
  return {
    spec: (values) => specOf(faceOf(definition, values), table.id),
    notes: (values) => {
      const [own, view] = [faceOf(definition, values), ofOptions(values, [])];
      return [...new Set([...formNotes(view), ...own.notes, ...annotations(view)])];
    },
    describe: (rows, values) => describeFace(ofOptions(values, rows), faceOf(definition, values), rows),
    draw: (rows, values, context) => drawSpec(ofOptions(values, rows), rows, context),
    ...(NATIVE.includes(face.form) ? {native: (rows, values, context) => nativeSpec(ofOptions(values, rows), rows, context)} : {})
  };
}

function listChart(definition: ChartDefinition): Drawn {
  const {table: {id: list, title}} = definition;
  return {
    notes: (values) => faceOf(definition, values).notes,
    describe: (rows, values) => {
      const {form, matrix, timeline, described} = faceOf(definition, values);
      if (form === "matrix") return describeMatrix(list, matrix!, described ?? `Matrix of ${title}.`, rows);
      return describeTimeline(list, timeline!, described ?? "Timeline by year.", rows);
    },
    draw: (rows, values, context) => {
      const {form, matrix, timeline} = faceOf(definition, values);
      return form === "matrix" ? drawMatrixForm(list, matrix!, rows, context) : drawTimeline(list, timeline!, rows, context);
    }
  };
}
