import {specOf} from "../../src/charts/defined-chart.js";
import {matrixCounts} from "../../src/charts/matrix-form.js";
import {faceOf} from "../../src/core/chart-definition.js";
import type {ChartDefinition, ChartFace} from "../../src/core/chart-definition.js";
import {isListForm} from "../../src/core/chart-form.js";
import {SCHEMA, readChartSpec} from "../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../src/core/chart-spec/refuse.js";
import {valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import {combinations, rowsShown} from "../../src/core/chart.js";
import type {OptionValues, Row} from "../../src/core/chart.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import {FormatError, formatQuantity} from "../../src/core/format.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {TableDescription} from "../../src/core/table.js";
import type {ChartLibrary} from "../prose/chart-library.js";
import {checkChartOfRows} from "../prose/check-of-rows.js";
import type {ProseReport} from "../prose/check-text.js";
import {reasonInWords} from "../prose/fence.js";
import {whyFilterUnsaid} from "../prose/filter-said.js";
import type {Surroundings} from "../prose/sentence-rules/sentence.js";
import {factsOfRows} from "../tables/select.js";
import {listed} from "../yaml.js";
import type {ChartSetting, ReadChart} from "./chart-setting.js";

/** The diagnostics of charts that would mislead or can't be evaluated, for every choice of their options. */
export function chartDiagnostics(
  charts: readonly ReadChart[],
  {tables, facts, terms}: Pick<ChartLibrary, "tables" | "facts" | "terms">
): readonly Diagnostic[] {
  return charts.flatMap(({definition, chart, file, lineOf}) => {
    const table = tables.get(chart.table);
    if (!table) return [];
    const rows = table.rows ?? [];
    return eachOnce(
      combinations(chart).flatMap((options: OptionValues): readonly Diagnostic[] => {
        const face = faceOf(definition, options);
        const diagnostic = (path: string, message: string): Diagnostic => ({
          file,
          line: lineOf(path, options),
          message: `${path}: ${message}`
        });
        const whyNot = (expression: string, format?: string): readonly string[] =>
          whyNotShown(expression, format, facts);
        if (isListForm(face.form))
          return countsOf(face, table.id, rows)
            .flatMap((expression) => whyNot(expression))
            .map((why) => diagnostic("matrix", why));
        const why = whyRefused(specOf(face, table.id), table, facts);
        const formats = chart.dataTable(options).flatMap(({column, format}) =>
          format === undefined
            ? []
            : expressionsOf(rows, column)
                .flatMap((expression) => whyNot(expression, format))
                .slice(0, 1)
                .map((message) => diagnostic(`columns.${column}`, message))
        );
        const unsaid = whyFilterUnsaid(face, table, {
          headline: chart.headline(options),
          title: chart.title(options),
          notes: chart.notes(options),
          names: face.names
        });
        return [
          ...(why === undefined ? [] : [diagnostic("form", `${face.form} is refused: ${reasonInWords(why, terms)}`)]),
          ...(why !== undefined || unsaid === undefined ? [] : [diagnostic("filter", reasonInWords(unsaid, terms))]),
          ...formats
        ];
      })
    );
  });
}

const countsOf = ({matrix}: ChartFace, list: string, rows: readonly Row[]): readonly string[] =>
  matrix ? matrixCounts(list, matrix, rows) : [];

const expressionsOf = (rows: readonly Row[], column: string): readonly string[] =>
  rows.map((row) => expressionOf(row, column)).filter((expression) => expression !== null);

function whyNotShown(expression: string, format: string | undefined, facts: Facts): readonly string[] {
  try {
    formatQuantity(evaluate(expression, facts), format, facts);
    return [];
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof FormatError)
      return [`${expression}${format === undefined ? "" : ` | ${format}`}: ${error.message}`];
    throw error;
  }
}

/** Checks the texts of a chart for every choice of its options, each once and at its own line. */
export function checkChartProse(
  {chart, definition, file, lineOf, wording}: ReadChart,
  table: TableDescription,
  rows: readonly Row[],
  report: ProseReport
): void {
  const related = new Set(factsOfRows(table, rows));
  report.chartFacts.set(chart.id, [...related]);
  const [seen, before, told] = [new Set<string>(), report.untied.length, report.diagnostics.length];
  const check = (line: number, text: string, surroundings?: Surroundings): void => {
    if (!seen.has(text)) report.prose(file, line, text, surroundings);
    seen.add(text);
  };
  for (const options of combinations(chart)) {
    const face = faceOf(definition, options);
    const [title, own] = [chart.title(options), face.notes];
    const lineOfNote = (note: string): number =>
      lineOf(own.includes(note) ? `notes[${own.indexOf(note) + 1}]` : "annotate", options);
    check(lineOf("headline", options), chart.headline(options), {headings: [title], related, others: "none"});
    for (const note of chart.notes(options))
      check(lineOfNote(note), note, {headings: [title], related, others: "same-place"});
    check(lineOf("title", options), title);
    const short = chart.shortTitle?.(options);
    if (short !== undefined) check(lineOf("short", options), short);
    checkChartOfRows(
      {...face, title, ...(short === undefined ? {} : {short})},
      chart.dataTable(options),
      {table, rows: rowsShown(chart, rows, options), all: rows},
      {file, lineOf: (path) => lineOf(path, options)},
      report
    );
    check(lineOf(lineOf("described", options) > 1 ? "described" : "names", options), chart.describe(rows, options));
    for (const {column, label} of chart.dataTable(options)) check(lineOf(`columns.${column}`, options), label);
  }
  for (const {line, text} of wording) check(line, text);
  report.diagnostics.push(...eachOnce(report.diagnostics.splice(told)));
  const found = report.untied.splice(before);
  report.untied.push(...new Map(found.map((untied) => [`${untied.line} ${untied.text}`, untied])).values());
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

/**
 * The diagnostics of a chart for any choice of its options: columns that its table lacks, keys that its form doesn't
 * use, values that no row has.
 */
export function faceDiagnostics(
  {definition, chart, file, lineOf}: ReadChart,
  setting: ChartSetting
): readonly Diagnostic[] {
  return eachOnce(
    combinations(chart).flatMap((options: OptionValues) =>
      problemsOf(faceOf(definition, options), definition, setting).map(({path, message}): Diagnostic => ({
        file,
        line: lineOf(path, options),
        message
      }))
    )
  );
}

/** Diagnostics that were found for several choices of options, once. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map(diagnostics.map((diagnostic) => [`${diagnostic.line} ${diagnostic.message}`, diagnostic])).values()
  ];
}

function problemsOf(face: ChartFace, definition: ChartDefinition, setting: ChartSetting): readonly Problem[] {
  const list = isListForm(face.form);
  if (list !== isListForm(definition.face.form))
    return [
      {
        path: "form",
        message: `form: ${face.form}: a chart of a list and one of numbers can’t become one another; make two charts`
      }
    ];
  return list
    ? [...controlProblems(definition), ...listProblems(face, definition.table.id, setting)]
    : numberProblems(face, definition.table.id, setting);
}

function useless(face: ChartFace, keys: readonly string[]): readonly Problem[] {
  return keys
    .filter((key) => face[key as keyof ChartFace] !== undefined)
    .map((key) => ({path: key, message: `${key}: the form ${face.form} has no use for it; leave it out`}));
}

/** Refuses controls on charts of lists: to redraw one, a page would need the other lists that label its values. */
function controlProblems({options, face: {form}}: ChartDefinition): readonly Problem[] {
  return Object.entries(options)
    .filter(([, {control}]) => control)
    .map(([name]) => `options.${name}.control`)
    .map((path) => ({path, message: `${path}: a ${form} is drawn once, so readers can’t change it; leave it out`}));
}

function listProblems(face: ChartFace, table: string, {lists}: ChartSetting): readonly Problem[] {
  const other = face.form === "matrix" ? "timeline" : "matrix";
  return [
    ...(lists.has(table)
      ? []
      : [
          {
            path: "form",
            message: `form: ${face.form} draws lists, and ${table} is none; allowed: ${listed([...lists])}`
          }
        ]),
    ...(face[face.form as "matrix" | "timeline"] === undefined
      ? [{path: "form", message: `${face.form}: missing; the form ${face.form} needs it`}]
      : []),
    ...useless(face, [
      ...SCHEMA.filter(({type, key}) => type !== "prose" && type !== "table" && key !== "form").map(({key}) => key),
      "colours",
      "beside",
      "cards",
      other
    ])
  ];
}

function numberProblems(face: ChartFace, table: string, {tables}: ChartSetting): readonly Problem[] {
  const {spec, problems} = readChartSpec(specOf(face, table), tables);
  const found = [
    ...problems.map(({key, message}) => ({path: key, message})),
    ...(spec && spec.x !== face.x
      ? [{path: "x", message: `x: ${face.x} is a quantity and ${face.y} a key; x and y stand the other way round`}]
      : []),
    ...useless(face, ["matrix", "timeline", ...(face.form === "cards" ? [] : ["cards"])])
  ];
  return found.length > 0 ? found : unknownValues(face, table, tables);
}

/** Problems with colours, names and small print for values that no row has. */
function unknownValues(
  {x, colour, facet, colours = {}, names, cards}: ChartFace,
  id: string,
  tables: ChartSetting["tables"]
): readonly Problem[] {
  const table = tables.find((known) => known.id === id)!;
  const check = (
    path: string,
    keys: readonly string[],
    columns: readonly (string | undefined)[]
  ): readonly Problem[] => {
    const drawn = columns.filter((column) => column !== undefined);
    const known = drawn.flatMap((column) => valuesOfColumn(table, column) ?? keys);
    const where = drawn.join(" or ") || "x or colour, which are missing";
    return keys
      .filter((key) => !known.includes(key))
      .map((key) => ({
        path: `${path}.${key}`,
        message: `${path}.${key}: no row has it in ${where}; allowed: ${listed(known)}`
      }));
  };
  return [
    ...check("colours", Object.keys(colours), [colour]),
    ...check("names", Object.keys(names), [x, colour, facet]),
    ...check("cards.base", Object.keys(cards?.base ?? {}), [x])
  ];
}
