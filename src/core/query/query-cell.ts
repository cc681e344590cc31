import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {expressionOf} from "../quantity-columns.js";
import {tieRows} from "./result.js";
import {shownColumns} from "./result-markdown.js";

/** What a query comes to: its rows, or what is wrong with it, with the 1-based line of the query where one is named. */
export type QueryAnswer = {readonly rows: readonly Row[]} | {readonly message: string; readonly line?: number};

/** The answers to queries, by their texts as {@link queryText} gives them. */
export type QueryAnswers = ReadonlyMap<string, QueryAnswer>;

/** A cell of a result as a page shows it: a number by its expression, or a text; `untied` is a number that has none. */
export type ShownCell = {readonly expression: string} | {readonly text: string} | {readonly untied: number};

/** A result as a page shows it. */
export interface ShownResult {
  readonly columns: readonly {readonly name: string; readonly label: string; readonly isNumber: boolean}[];
  readonly rows: readonly (readonly ShownCell[])[];
}

/** What is said of a query that was not run. */
export const NOT_RUN =
  "the query is not run in this browser; its rows are seen and checked once the document is in its workspace";

/** The text of a fence in SQL, by which its answer is found. */
export function queryText(content: string): string {
  return content.replace(/\r\n?/g, "\n").trim();
}

/** Whether a fence is a query whose rows its page shows: its first line says `sql`, and nothing else. */
export function isQueryFence({type, info}: {readonly type: string; readonly info: string}): boolean {
  return type === "fence" && info.trim() === "sql";
}

/**
 * The rows of a result without the columns that only tell of others. A number is tied where the expression in the
 * column beside it gives it.
 */
export function shownResult(rows: readonly Row[], facts: Facts): ShownResult {
  const names = shownColumns(rows);
  const tied = tieRows(rows, facts).rows;
  return {
    columns: names.map((name) => ({
      name,
      label: name.replaceAll("_", " "),
      isNumber: rows.some((row) => typeof row[name] === "number")
    })),
    rows: tied.map((row) =>
      names.map((name): ShownCell => {
        const value = row[name] ?? "";
        if (typeof value !== "number") return {text: value};
        const expression = expressionOf(row, name);
        return expression === null ? {untied: value} : {expression: evaluate(expression, facts).expression};
      })
    )
  };
}
