import {LineCounter, isMap, isScalar, parseDocument, stringify} from "yaml";
import type {YAMLMap} from "yaml";
import {SCHEMA, readChartSpec} from "../chart-spec/read-spec.js";
import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import {NO_NOUNS} from "../claim-words.js";
import {proseProblems} from "./prose-problems.js";
import type {Wording} from "./prose-problems.js";

/** A problem with its 1-based line in the text; none where the key doesn’t stand there. */
export interface TextProblem extends SpecProblem {
  readonly line?: number;
}

/** What a specification is read against: the tables, and what its prose may hold. */
export interface Known extends Partial<Wording> {
  readonly tables: readonly TableInfo[];
}

/** A text as read; the specification is there only if nothing is wrong. */
export interface ReadText {
  readonly spec?: ChartSpec;
  readonly problems: readonly TextProblem[];
}

/** Reads the YAML of a specification; every problem at once, each with its line. */
export function readSpecText(text: string, known: Known): ReadText {
  const lines = new LineCounter();
  const document = parseDocument(text, {schema: "failsafe", lineCounter: lines});
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        key: "",
        line: lines.linePos(error.pos[0]).line,
        message: `YAML: ${error.message.split("\n")[0]!.replace(/ at line \d+.*$/, "")}`
      }))
    };
  }
  if (!isMap(document.contents))
    return {
      problems: [
        {
          key: "",
          line: 1,
          message: "expected a map of keys, such as table: … and form: …",
          allowed: SCHEMA.map(({key}) => key)
        }
      ]
    };
  const contents = document.contents as YAMLMap;
  const {spec, problems} = readSpecValue(document.toJS(), known);
  const placed = problems.map((problem): TextProblem => {
    const line = lineOfKey(contents, problem.key, lines);
    return line === undefined ? problem : {...problem, line};
  });
  return spec ? {spec, problems: []} : {problems: [...placed].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))};
}

/** Reads what a link or the browser held; the numbers and terms in its prose must be known ones. */
export function readSpecValue(value: unknown, {tables, facts, terms = [], nouns = NO_NOUNS, meaning}: Known): ReadText {
  const {spec, problems} = readChartSpec(value, tables);
  const all =
    spec && facts
      ? [...problems, ...proseProblems(spec, {facts, terms, nouns, ...(meaning === undefined ? {} : {meaning})})]
      : problems;
  return spec && all.length === 0 ? {spec, problems: []} : {problems: distinct(all)};
}

/** Each problem once, in the order in which they were found. */
function distinct(problems: readonly SpecProblem[]): readonly SpecProblem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

/** Anything at all as YAML, so that what is wrong with it can be shown in its place. */
export function textOfValue(value: unknown): string {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? stringify(value).trimEnd()
    : JSON.stringify(value);
}

/** The line of a key, such as `filter.year`, or of the key above it. */
function lineOfKey(map: YAMLMap, path: string, lines: LineCounter): number | undefined {
  const [key, ...rest] = path.split(".");
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) return undefined;
  const inner = rest.length > 0 && isMap(pair.value) ? lineOfKey(pair.value, rest.join("."), lines) : undefined;
  return inner ?? lines.linePos((pair.key as {range?: readonly [number]}).range?.[0] ?? 0).line;
}
