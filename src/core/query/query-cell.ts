import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {readManuscript} from "../manuscript/manuscript.js";
import {expressionOf} from "../quantity-columns.js";
import {SHOWN_ROWS, chartRows, tieRows} from "./result.js";
import type {QueryResult} from "./result.js";
import {shownColumns} from "./result-markdown.js";
import {adviceFor, queryDiagnostic} from "./words.js";

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
export const NOT_RUN = "the query has not been run here; its rows are seen and checked where it is run";

/** How long a query may take, in milliseconds; the first also waits for the engine. */
export const LONGEST_QUERY = 30_000;

/** The text of a fence in SQL, by which its answer is found. */
export function queryText(content: string): string {
  return content.replace(/\r\n?/g, "\n").trim();
}

/** The queries whose rows a notebook shows. */
export function queriesOf(text: string): readonly string[] {
  if (!text.includes("sql")) return [];
  const {tokens} = readManuscript(text, {kind: "notebook"});
  return tokens.filter(isQueryFence).map(({content}) => queryText(content));
}

/** A statement that an engine refuses where a text is no query, or is more than one; it runs nothing. */
export function queryTrial(sql: string): string {
  return `EXPLAIN SELECT * FROM (${sql.replace(/;\s*$/, "")}\n)`;
}

/** A query's answer: the rows of its result, if a page can show as many. */
export function queryAnswer(result: Pick<QueryResult, "columns" | "length" | "rows">): QueryAnswer {
  return result.length > SHOWN_ROWS
    ? {message: `the query has ${result.length} rows, and a page shows ${SHOWN_ROWS} at most; end it with LIMIT`}
    : {rows: chartRows(result, result.rows())};
}

/** The answer to a query of which an engine says what is wrong with it. */
export function refusedQuery(said: string): QueryAnswer {
  const {message, line} = queryDiagnostic(said);
  const first = message.split(/\n\n|\nLINE /)[0]!.replace(/\s*\n\s*/g, " ");
  const advice = adviceFor(first);
  return {message: advice === "" ? first : `${first} ${advice}`, ...(line === undefined ? {} : {line})};
}

/** What an engine would say of a query that takes longer than so many milliseconds. */
export const lateQuery = (longest: number): string => `Timeout Error: given up after ${longest / 1000} s`;

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
