import {LineCounter, isMap, isScalar, parseDocument} from "yaml";
import type {YAMLMap} from "yaml";
import {namedInFull} from "../../src/charts/chart-terms.js";
import {chartOfSpec} from "../../src/charts/spec-chart.js";
import {SCHEMA, readChartSpec} from "../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../src/core/chart-spec/refuse.js";
import {normalizeOptions} from "../../src/core/chart.js";
import type {Chart, OptionValues} from "../../src/core/chart.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {inWords} from "../../src/core/terms/wording.js";
import type {ChartLibrary} from "./chart-library.js";

/** A chart with its options, as a fence asks for it. */
export interface ChartFence {
  readonly chart: Chart;
  readonly options: OptionValues;
}

/** One problem of a fence; `line` is 0-based, counted from the first line within it. */
export interface ChartFenceDiagnostic {
  readonly line: number;
  readonly message: string;
}

/** Carries all problems of a fence. */
export class ChartFenceError extends Error {
  override readonly name = "ChartFenceError";
  constructor(
    readonly diagnostics: readonly ChartFenceDiagnostic[],
    options?: ErrorOptions
  ) {
    super(diagnostics.map(({message}) => message).join("; "), options);
  }
}

/**
 * Reads the YAML of a `chart` fence: `ref` names a registered chart, and the rest are its options; without it, it is a
 * specification. Throws a {@link ChartFenceError} with everything that is wrong, each with its line, what stood there
 * and what is allowed.
 */
export function readChartFence(text: string, library: ChartLibrary): ChartFence {
  const lines = new LineCounter();
  const document = parseDocument(text, {schema: "failsafe", lineCounter: lines});
  if (document.errors.length > 0)
    throw new ChartFenceError(
      document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line - 1,
        message: `chart: YAML: ${error.message.split("\n")[0]}`
      }))
    );
  if (!isMap(document.contents)) throw oneDiagnostic("chart: expected a map, such as ref: <id of a chart>");
  const given = document.toJS() as Record<string, unknown>;
  if ("ref" in given) return readReference(given, library);
  if (!SCHEMA.some(({key}) => key in given))
    throw oneDiagnostic(
      `chart: say which with ref: <name of a registered chart>, or describe it with ${SCHEMA.filter(
        ({required}) => required
      )
        .map(({key}) => `${key}:`)
        .join(" and ")} …`
    );
  return readSpecification(given, library, (key) => lineOfKey(document.contents as YAMLMap, key, lines));
}

/**
 * The problems of a {@link ChartFenceError}, each with its line in the file; `opening` is the 1-based line of the
 * fence’s opening backticks. Other errors are rethrown.
 */
export function fenceDiagnostics(error: unknown, opening: number): readonly ChartFenceDiagnostic[] {
  if (!(error instanceof ChartFenceError)) throw error;
  return error.diagnostics.map(({line, message}) => ({line: line < 0 ? opening : opening + 1 + line, message}));
}

function oneDiagnostic(message: string, options?: ErrorOptions): ChartFenceError {
  return new ChartFenceError([{line: -1, message}], options);
}

function readReference({ref, ...given}: Record<string, unknown>, {charts, broken}: ChartLibrary): ChartFence {
  const nested = Object.entries({ref, ...given}).find(([, value]) => typeof value !== "string");
  if (nested) throw oneDiagnostic(`chart: ${nested[0]}: expected a word`);
  const chart = charts.get(ref as string);
  if (!chart && broken?.has(ref as string))
    throw oneDiagnostic(`chart: ${ref as string} is wrong, or its table is; see what is said of their files`);
  if (!chart) throw oneDiagnostic(`chart: unknown chart ${ref as string}; known: ${[...charts.keys()].join(", ")}`);
  if ("table" in given || "form" in given)
    throw oneDiagnostic(
      "chart: a fence names a registered chart by ref or holds a specification with table and form, not both"
    );
  try {
    return {chart, options: normalizeOptions(chart, given as Record<string, string>)};
  } catch (cause) {
    throw oneDiagnostic(`chart ${chart.id}: ${(cause as Error).message}`, {cause});
  }
}

function readSpecification(
  given: Record<string, unknown>,
  {tables, facts, terms = []}: ChartLibrary,
  lineOf: (key: string) => number
): ChartFence {
  const {spec, problems} = readChartSpec(given, [...tables.values()]);
  if (!spec)
    throw new ChartFenceError(problems.map(({key, message}) => ({line: lineOf(key), message: `chart: ${message}`})));
  const table = tables.get(spec.table)!;
  const why = whyRefused(spec, table, facts);
  if (why !== undefined)
    throw new ChartFenceError([
      {line: lineOf("form"), message: `chart: form ${spec.form} is refused: ${reasonInWords(why, terms)}`}
    ]);
  return {chart: namedInFull(chartOfSpec(spec, table), table.rows ?? [], table, terms), options: {}};
}

/** The reason for a refusal with marks of terms replaced with words, since it may quote the table’s title. */
export const reasonInWords = (why: string, terms: readonly RegisteredTerm[] = []): string =>
  inWords(why, terms, DEFAULT_TERM_VOCABULARY);

/** The line of a key, such as `filter.year`; −1 where it doesn’t stand. */
function lineOfKey(map: YAMLMap, path: string, lines: LineCounter): number {
  const [key, ...rest] = path.split(".");
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) return -1;
  if (rest.length > 0 && isMap(pair.value)) {
    const inner = lineOfKey(pair.value, rest.join("."), lines);
    if (inner >= 0) return inner;
  }
  return lines.linePos((pair.key as {range?: readonly [number]}).range?.[0] ?? 0).line - 1;
}
