import {specOf} from "../../src/charts/defined-chart.js";
import {combinations} from "../../src/core/chart.js";
import type {OptionValues} from "../../src/core/chart.js";
import {faceOf} from "../../src/core/chart-definition.js";
import type {ChartDefinition, ChartFace} from "../../src/core/chart-definition.js";
import {isListForm} from "../../src/core/chart-form.js";
import {readChartSpec} from "../../src/core/chart-spec/read.js";
import {SCHEMA} from "../../src/core/chart-spec/schema.js";
import {valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {Fault} from "../../src/core/fault.js";
import {listed} from "../yaml-map.js";
import type {ChartSetting, ReadChart} from "./chart-setting.js";

interface Problem {
  readonly path: string;
  readonly message: string;
}

/**
 * What is wrong with a chart that could be read, for any choice of its options: columns that its table lacks, keys that its form has no use for, values
 * that no row has.
 */
export function faceFaults({definition, chart, file, lineOf}: ReadChart, setting: ChartSetting): readonly Fault[] {
  return eachOnce(combinations(chart).flatMap((options: OptionValues) =>
    problemsOf(faceOf(definition, options), definition, setting).map(({path, message}): Fault => ({file, line: lineOf(path, options), message}))));
}

/** Faults that were found for several choices of options, once. */
export function eachOnce(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.line} ${fault.message}`, fault])).values()];
}

function problemsOf(face: ChartFace, definition: ChartDefinition, setting: ChartSetting): readonly Problem[] {
  const list = isListForm(face.form);
  if (list !== isListForm(definition.face.form)) return [{path: "form", message: `form: ${face.form}: a chart of a list and one of numbers can’t become one another; make two charts`}];
  return list ? [...controlProblems(definition), ...listProblems(face, definition.table.id, setting)] : numberProblems(face, definition.table.id, setting);
}

function useless(face: ChartFace, keys: readonly string[]): readonly Problem[] {
  return keys.filter((key) => face[key as keyof ChartFace] !== undefined)
    .map((key) => ({path: key, message: `${key}: the form ${face.form} has no use for it; leave it out`}));
}

/** A page that draws a chart again has its table, and not the other lists by which a list calls its values. */
function controlProblems({options, face: {form}}: ChartDefinition): readonly Problem[] {
  return Object.entries(options).filter(([, {control}]) => control).map(([name]) => `options.${name}.control`)
    .map((path) => ({path, message: `${path}: a ${form} is drawn once, so readers can’t change it; leave it out`}));
}

function listProblems(face: ChartFace, table: string, {lists}: ChartSetting): readonly Problem[] {
  const other = face.form === "matrix" ? "timeline" : "matrix";
  return [
    ...(lists.has(table) ? [] : [{path: "form", message: `form: ${face.form} draws lists, and ${table} is none; allowed: ${listed([...lists])}`}]),
    ...(face[face.form as "matrix" | "timeline"] === undefined ? [{path: "form", message: `${face.form}: missing; the form ${face.form} needs it`}] : []),
    ...useless(face, [...SCHEMA.filter(({type, key}) => type !== "prose" && type !== "table" && key !== "form").map(({key}) => key), "colours", "beside", "cards", other])
  ];
}

function numberProblems(face: ChartFace, table: string, {tables}: ChartSetting): readonly Problem[] {
  const {spec, problems} = readChartSpec(specOf(face, table), tables);
  const found = [
    ...problems.map(({key, message}) => ({path: key, message})),
    ...(spec && spec.x !== face.x ? [{path: "x", message: `x: ${face.x} is a quantity and ${face.y} a key; x and y stand the other way round`}] : []),
    ...useless(face, ["matrix", "timeline", ...(face.form === "cards" ? [] : ["cards"])])
  ];
  return found.length > 0 ? found : unknownValues(face, table, tables);
}

/** Colours, names and small print of what no row has. */
function unknownValues({x, colour, facet, colours = {}, names, cards}: ChartFace, id: string, tables: ChartSetting["tables"]): readonly Problem[] {
  const table = tables.find((known) => known.id === id)!;
  const check = (path: string, keys: readonly string[], columns: readonly (string | undefined)[]): readonly Problem[] => {
    const drawn = columns.filter((column) => column !== undefined);
    const known = drawn.flatMap((column) => valuesOfColumn(table, column) ?? keys);
    const where = drawn.join(" or ") || "x or colour, which are missing";
    return keys.filter((key) => !known.includes(key)).map((key) => ({path: `${path}.${key}`, message: `${path}.${key}: no row has it in ${where}; allowed: ${listed(known)}`}));
  };
  return [
    ...check("colours", Object.keys(colours), [colour]), ...check("names", Object.keys(names), [x, colour, facet]),
    ...check("cards.base", Object.keys(cards?.base ?? {}), [x])
  ];
}
