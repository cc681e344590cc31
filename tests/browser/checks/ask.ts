import type {Page} from "playwright-core";
import {expect} from "vitest";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import {heldColumns} from "../../../src/core/query/names.js";
import {readBuilt} from "../../support/built-site.js";
import type {BuiltSite} from "../../support/built-site.js";

/** Puts a query into the page of queries, and has it run. */
export async function runQuery(page: Page, sql: string): Promise<void> {
  await page.locator("textarea").fill(sql);
  await page.locator("textarea").press("ControlOrMeta+Enter");
}

/** Resolves once no query runs. */
export const querySettled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector(".tm-query [aria-disabled]"), undefined, {timeout: 30_000});

/** What the page says is wrong with a query, or nothing. */
export const queryDiagnostic = (page: Page): Promise<string> => page.locator(".tm-query-alert").innerText();

/** Runs a query in which nothing is wrong; the cells of its result, row by row. */
export async function askQuery(page: Page, sql: string): Promise<readonly (readonly string[])[]> {
  await runQuery(page, sql);
  await querySettled(page);
  expect(await queryDiagnostic(page)).toBe("");
  return page
    .locator(".tm-query-result tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

/** The engine holds every table of the site under its id, with the columns that it lists and as many rows. */
export async function expectTablesHeld(page: Page, site: BuiltSite): Promise<void> {
  const tables = (await readBuilt(site, "data/tables.json")) as readonly (TableInfo & {readonly length: number})[];
  const lists = tables.map(
    ({id}) =>
      `SELECT '${id}', (SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = '${id}'), (SELECT count(*) FROM "${id}")`
  );
  expect(await askQuery(page, lists.join(" UNION ALL "))).toEqual(
    tables.map((table) => [
      table.id,
      heldColumns(table)
        .map(({name, type}) => `${name} ${type}`)
        .join(", "),
      String(table.length)
    ])
  );
}
