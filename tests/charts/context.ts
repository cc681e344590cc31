import {format as d3Format} from "d3-format";
import {JSDOM} from "jsdom";
import type {Chart, ChartContext, OptionValues, Row} from "../../src/core/chart.js";
import {parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import {parseProse} from "../../src/core/prose.js";
import type {FrameContext} from "../../src/charts/frame-context.js";
import {demoTerms} from "../support/terms.js";
import {ROWS, WHOLES} from "./rows.js";

const values = new Map<string, number>(Object.entries(WHOLES));
for (const row of Object.values(ROWS).flat()) {
  for (const [column, expression] of Object.entries(row)) {
    if (column.endsWith("_expression") && typeof expression === "string")
      values.set(expression, Number(row[column.replace("_expression", "")]));
  }
}

/** Counts the rows of a list anew, without the code that expressions are evaluated with. */
function countRows(expression: string): number | undefined {
  const [, table, filters] = /^count\(([\w-]+)((?:, \w+=[\w.-]+)*)\)$/.exec(expression) ?? [];
  const wanted = (filters ?? "")
    .split(", ")
    .slice(1)
    .map((filter) => filter.split("="));
  return table === undefined
    ? undefined
    : ROWS[table]!.filter((row) => wanted.every(([column, value]) => String(row[column!]).split(" ").includes(value!)))
        .length;
}

const FUNCTIONS: Readonly<Record<string, (operands: readonly number[]) => number>> = {
  sum: (operands) => operands.reduce((a, b) => a + b),
  share: ([part, whole]) => (100 * part!) / whole!,
  change: ([from, to]) => (100 * (to! - from!)) / from!,
  rebase: ([x, base]) => (100 * x!) / base!
};

/**
 * Works out what a specification makes of the rows' numbers, without the code that expressions are evaluated with; to
 * one decimal.
 */
function workOut(tree: Expression): number | undefined {
  const known = values.get(printExpression(tree));
  if (known !== undefined || tree.type !== "call") return known;
  const operands = tree.operands.map(workOut);
  return operands.includes(undefined) || !FUNCTIONS[tree.name]
    ? undefined
    : Math.round(10 * FUNCTIONS[tree.name]!(operands as readonly number[])) / 10;
}

/** A percentage has one decimal, as in a workspace that does not say. */
const usualFormat = (expression: string): string => (/^(?:share|change)\(/.test(expression) ? ".1%" : ",~f");

const format = (expression: string, asked = usualFormat(expression)): string => {
  const specifier = asked.replace(/^\+?%$/, (sign) => sign.replace("%", ".1%"));
  const value = values.get(expression) ?? countRows(expression) ?? workOut(parseExpression(expression));
  if (value === undefined) return `⟦${expression}⟧`;
  return d3Format(specifier)(specifier.includes("%") ? value / 100 : value);
};

const proseOf = (text: string, number: (expression: string, shown: string) => string): string =>
  parseProse(text)
    .map((part) => (part.type === "text" ? part.text : number(part.expression, format(part.expression, part.format))))
    .join("");

/** A context of a document of its own. */
export function demoContext(width: number): ChartContext {
  return {
    document: new JSDOM("<!doctype html>").window.document,
    width,
    format,
    label: (column, value) => (value === "" ? "" : `${column} ${value}`),
    traceHref: (expression) => `/trace?x=${encodeURI(expression)}`,
    rowHref: (source, id) => `/sources/${source}#${id}`
  };
}

/** A context for a frame, with an invented source. */
export function demoFrame(instance = ""): FrameContext {
  return {
    ...demoContext(0),
    instance,
    prose: (text) =>
      proseOf(
        text,
        (expression, shown) =>
          `<a class="tm-number" href="/trace?x=${encodeURI(expression)}" data-trace="${expression}">${shown}</a>`
      ),
    plain: (text) => proseOf(text, (_, shown) => shown),
    caveatTexts: ["Recorded cases, not prevalence."],
    source: [{label: "Institute of Demonstration, Yearbook, table B", href: "/trace?x=demo.total"}],
    tick: {state: "tied", label: "tied", href: "/check"},
    fileHref: (table, ending) => `/tables/${table}.${ending}`,
    citation: {short: "Tickmark, demo", full: "Tickmark, “Demo”, in full"},
    pageHref: "/demo",
    fence: "ref: demo",
    terms: demoTerms
  };
}

/** Every combination of a chart's option values. */
export function optionsOf(chart: Chart): readonly OptionValues[] {
  return Object.entries(chart.options).reduce<readonly OptionValues[]>(
    (all, [name, {values: allowed}]) =>
      all.flatMap((given) => Object.keys(allowed).map((value) => ({...given, [name]: value}))),
    [{}]
  );
}

export const rowsOf = (chart: Chart): readonly Row[] => ROWS[chart.table]!;
