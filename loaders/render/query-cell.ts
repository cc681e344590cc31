import {queryLink} from "../../src/core/query/link.js";
import {NOT_RUN, queryText, shownResult} from "../../src/core/query/query-cell.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {numberHtml} from "./prose-inline.js";
import type {Site} from "./site.js";

/**
 * The rows of a query as a table, each number linked to its trace, and the query itself, which leads to where it can be
 * changed and run. Throws an Error that says what is wrong with it.
 */
export function queryCellHtml(content: string, {queries, evidence}: Pick<Site, "queries" | "evidence">): string {
  const sql = queryText(content);
  const answer = queries.get(sql) ?? {message: NOT_RUN};
  if ("message" in answer) throw new Error(`sql: ${answer.message}`);
  const {columns, rows} = shownResult(answer.rows, indexEvidence(evidence).facts);
  const cell = (i: number, name: "th" | "td", html: string): string =>
    `<${name}${name === "th" ? ' scope="col"' : ""}${columns[i]!.isNumber ? ' class="tm-query-number"' : ""}>${html}</${name}>`;
  const head = columns.map(({label}, i) => cell(i, "th", escapeHtml(label))).join("");
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map((shown, i) => {
          if ("untied" in shown) throw new Error(`sql: ${shown.untied} is tied to no fact`);
          return cell(i, "td", "text" in shown ? escapeHtml(shown.text) : numberHtml(shown, evidence));
        })
        .join("")}</tr>`
  );
  const link = queryLink(sql);
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return [
    `<div class="tm-query-cell">`,
    rows.length === 0
      ? `<p>The query has no row.</p>`
      : `<div class="tm-query-rows" role="region" aria-label="Rows of a query" tabindex="0">${table}</div>`,
    `<details><summary>The query</summary><pre><code>${escapeHtml(sql)}</code></pre>`,
    link === undefined ? "" : `<p><a href="/query${escapeHtml(link)}">Change and run it</a></p>`,
    `</details></div>`
  ].join("");
}
