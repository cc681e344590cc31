import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import {ExpressionError} from "../expression/syntax.js";
import type {Facts, ValuedFact} from "../fact.js";
import {expressionOf} from "../quantity-columns.js";
import {whyNeverTogether, whyUnlike} from "./refuse.js";
import type {TogetherRules} from "./refuse.js";
import type {Form} from "./spec.js";
import {periodColumn, quantityColumns, tableOfRows} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

/** Whether numbers that a reader put side by side may be drawn so. */
export type Judgement =
  /** They may not be drawn together: the documents do not support it. */
  | {readonly kind: "refused"; readonly why: string}
  /** They may stand side by side but not be compared: they differ in kind, or their table's `compare` says so. */
  | {readonly kind: "apart" | "own-base"; readonly why: string}
  /** Only in {@link EACH_FOR_ITSELF} forms, because the combination could not be checked. */
  | {readonly kind: "unchecked"; readonly why: string}
  | {readonly kind: "alike"};

/** The description of a table that a reader's query names. */
export type AskedTable = Pick<TableInfo, "id" | "columns" | "comparison" | "compare">;

/** Forms that draw each number as a mark of its own, without lines between numbers and without a whole. */
export const EACH_FOR_ITSELF: readonly Form[] = ["bar", "column", "dot", "table"];

/**
 * Checks the facts behind a column of rows against the workspace’s rules for what may stand together. Each number is
 * judged by the expression beside it, never by a column’s name. `asked` are the tables that the query names: if one of
 * them holds the measures of all the facts in one column, its statement on their comparison applies, but never lifts a
 * refusal.
 */
export function judgeRows(
  rows: readonly Row[],
  column: string,
  {
    facts,
    rules,
    asked = []
  }: {readonly facts: Facts; readonly rules: TogetherRules | undefined; readonly asked?: readonly AskedTable[]}
): Judgement {
  const numbers = rows.filter((row) => typeof row[column] === "number");
  const behind = numbers.map((row) => factsBehind(expressionOf(row, column), facts));
  const found = behind.flatMap((own) => own ?? []);
  const refused = rules && whyNeverTogether(found, rules);
  if (refused !== undefined) return {kind: "refused", why: refused};
  const home = asked.filter(
    (table) =>
      found.length > 0 &&
      quantityColumns(table).some(({measures}) => found.every(({measure}) => measures.includes(measure)))
  );
  const strict = home.find(({compare}) => compare === "none") ?? home.find(({compare}) => compare === "own-base");
  if (strict)
    return {
      kind: strict.compare === "none" ? "apart" : "own-base",
      why: strict.comparison ?? `the table ${strict.id} sets them apart`
    };
  const unlike =
    asked.length === 1 && home.some(({comparison = ""}) => comparison.trim() !== "") ? undefined : whyUnlike(found);
  if (unlike !== undefined) return {kind: "apart", why: unlike};
  if (!rules) return {kind: "unchecked", why: "the rules for what may stand together are not at hand"};
  if (behind.some((own) => own === undefined))
    return {kind: "unchecked", why: "some of the numbers are tied to no printed figure"};
  const time = periodColumn(tableOfRows("query", rows));
  const odd =
    time === undefined
      ? undefined
      : numbers.findIndex((row, i) => !behind[i]!.some(({period}) => period === String(row[time] ?? "")));
  return odd === undefined || odd < 0
    ? {kind: "alike"}
    : {kind: "unchecked", why: `the ${time} beside some of the numbers is not that of the printed figures`};
}

/** The facts of an expression, each with the expression’s unit; undefined if it is null or can’t be evaluated. */
function factsBehind(expression: string | null, facts: Facts): readonly ValuedFact[] | undefined {
  if (expression === null) return undefined;
  try {
    const {facts: ids, unit} = evaluate(expression, facts);
    return ids.flatMap((id) => facts.fact(id) ?? []).map((fact) => ({...fact, unit: unit.id}));
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
