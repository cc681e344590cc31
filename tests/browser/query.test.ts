import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {parse} from "csv-parse/sync";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readWorkspaceFile} from "../../loaders/workspace-file.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import {examplesOf} from "../../src/core/query/examples.js";
import {queryLink} from "../../src/core/query/link.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {listPages, openBuiltSite, readBuilt} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {askQuery, expectTablesHeld, queryDiagnostic, querySettled, runQuery} from "./checks/ask.js";
import {violations} from "./checks/axe.js";
import {expectNoSideways} from "./checks/no-sideways.js";

const EXAMPLES = examplesOf((await readWorkspaceFile(openWorkspace("workspaces/tutorial"), [])).queries, []);

/** One call of a function that can't be interrupted, and takes far longer than the test. */
const ENDLESS_CALL = "SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))";
const ENDLESS_LOOP = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)\nSELECT max(n) FROM r";

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
let page: Page;
let record: PageRecord;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
  tab = await openTab(browser, {viewport: {width: 1280, height: 900}, acceptDownloads: true});
  page = tab.page;
  record = await tab.visit(`${site.url}query${queryLink(EXAMPLES[1]!.sql)!}`);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const run = (sql: string): Promise<void> => runQuery(page, sql);
const settled = (): Promise<unknown> => querySettled(page);
const diagnostic = (): Promise<string> => queryDiagnostic(page);
const ask = (sql: string): Promise<readonly (readonly string[])[]> => askQuery(page, sql);
const status = (): Promise<string | null> => page.locator(".tm-query .tm-status").first().textContent();
const own = (address: string): boolean =>
  address.startsWith(site.url) || address.startsWith(`blob:${new URL(site.url).origin}`);
const contents = async (label: string): Promise<Buffer> => {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", {name: label}).click();
  const download = await saved;
  return readFile(await download.path());
};

describe("the page of queries", () => {
  it("shows the query of a link, runs nothing, and fetches nothing of the engine", async () => {
    await page.locator(".tm-query-table").first().waitFor();
    expect(await page.locator("textarea").inputValue()).toBe(EXAMPLES[1]!.sql);
    expect(await page.locator(".tm-query-notice").innerText()).toBe(
      "This query came by a link. It has not been run; read it, then press Run."
    );
    expect(record.requests.filter((address) => /duckdb|workshop|\.arrow|evidence/.test(address))).toEqual([]);
    expect(await page.locator(".tm-query-shown").isHidden()).toBe(true);
    expect(await page.getByRole("button", {name: /^Load the query engine/}).textContent()).toMatch(
      /^Load the query engine \(\d\d MB\)$/
    );
  });

  it("says what is wrong with the load, and can try again", async () => {
    await page.context().route(/duckdb[^/]*\.wasm/, (route) => route.fulfill({status: 503, body: ""}), {times: 1});
    await page.getByRole("button", {name: /^Load the query engine/}).click();
    await page.getByText("could not be loaded: the host answered with status 503").waitFor();
    record.consoleErrors.length = record.failedRequests.length = 0;
    await page.getByRole("button", {name: /^Try again: Load/}).click();
    await page.getByText("The query engine is ready").waitFor({timeout: 30_000});
    expect(await diagnostic()).toBe("");
  });

  it("holds every table under its id, with the columns that it lists, and rows equal to its JSON", async () => {
    await expectTablesHeld(page, site);
    const rows = (await readBuilt(site, "tables/loans-by-kind.json")) as readonly Record<
      string,
      string | number | null
    >[];
    expect(await ask("SELECT * FROM loans_by_kind")).toEqual(
      rows.map((row) => Object.values(row).map((value) => (value === null ? "NULL" : String(value))))
    );
  });

  it("runs its examples, and keeps the traces of numbers whose expression was kept", async () => {
    for (const {label, sql} of EXAMPLES) {
      await page.getByRole("button", {name: label, exact: true}).click();
      expect(await page.locator("textarea").inputValue()).toBe(sql);
      expect((await ask(sql)).length).toBeGreaterThan(1);
    }
    await ask(EXAMPLES[1]!.sql);
    const trace = await page.locator(".tm-query-result a[data-trace]").first().getAttribute("data-trace");
    expect(await page.locator(`.tm-query-figure .tm-wide a[data-trace="${trace}"]`).count()).toBeGreaterThan(0);
    await ask("SELECT kind, loans + 1 AS loans, loans_expression FROM loans_by_kind");
    expect(await page.locator(".tm-query-shown [data-trace]").count()).toBe(0);
    expect(await page.locator(".tm-query-figure .tm-notes").innerText()).toMatch(
      /^Not tied to printed figures: results of your query/
    );
  });

  it("gives the result as files that spreadsheets don't run and that say what was asked", async () => {
    await ask("SELECT '=1+1' AS text, 1.5 AS number, kind FROM loans_by_kind LIMIT 1");
    const [row] = parse(await contents("Download CSV"), {columns: true}) as readonly Record<string, string>[];
    expect(row).toMatchObject({text: "'=1+1", number: "1.5", Query: await page.locator("textarea").inputValue()});
    const {caveats} = (
      (await readBuilt(site, "data/tables.json")) as readonly (TableInfo & {readonly caveats: readonly string[]})[]
    ).find(({id}) => id === "loans-by-kind")!;
    expect(caveats.length).toBeGreaterThan(0);
    for (const caveat of caveats) expect(row!.Notes).toContain(caveat);
    const table = tableFromIPC(await contents("Download Arrow"));
    expect([table.numRows, table.schema.metadata?.get("query")]).toEqual([
      1,
      await page.locator("textarea").inputValue()
    ]);
  });

  it("shows the engine's own message, and marks the line", async () => {
    await run("SELECT loans,\n  nothing\nFROM loans_by_kind");
    await settled();
    expect(await page.locator(".tm-query-message").innerText()).toMatch(
      /^Binder Error: Referenced column "nothing" not found/
    );
    expect(await page.locator(".tm-query-lines mark").innerText()).toBe("  nothing");
    expect(await violations(page, ".tm-query-work")).toEqual([]);
  });

  it("asks nothing of elsewhere, whatever a query says", async () => {
    const elsewhere = site.url.replace("127.0.0.1", "localhost");
    for (const sql of [
      `FROM read_csv('${elsewhere}tables/loans-by-kind.csv')`,
      `FROM '${elsewhere}tables/loans-by-kind.parquet'`,
      "LOAD httpfs",
      "SET enable_external_access = true",
      "COPY loans_by_kind TO 'x.csv'"
    ]) {
      await run(sql);
      await settled();
      expect(await diagnostic()).toMatch(/Permission Error|Catalog Error|Invalid Input Error/);
    }
    expect(record.requests.filter((address) => !own(address))).toEqual([]);
  });

  it("starts its worker under its own policy, which lets nothing out even where the engine would", async () => {
    const said = await page.evaluate(
      (address) =>
        new Promise<unknown>((resolve) => {
          const script = `fetch(${JSON.stringify(address)}, {mode: "no-cors"}).then(() => postMessage("reached"), () => postMessage("refused"))`;
          new Worker(URL.createObjectURL(new Blob([script]))).addEventListener("message", ({data}) => resolve(data));
        }),
      `${site.url.replace("127.0.0.1", "localhost")}tables/loans-by-kind.csv`
    );
    expect(said).toBe("refused");
    record.consoleErrors.length = record.failedRequests.length = 0;
  });

  it("stops a query that never ends, and runs the next", async () => {
    await run(ENDLESS_LOOP);
    await page.getByRole("button", {name: "Stop"}).click();
    await settled();
    expect(await status()).toBe("The query was stopped.");
    expect(await ask("SELECT 'next'")).toEqual([["next"]]);
  });

  it("cuts off one that can't be stopped, and runs the next in an engine started anew", async () => {
    await ask("CREATE TABLE made AS SELECT 'made'");
    await run(ENDLESS_CALL);
    await page.getByRole("button", {name: "Stop"}).click();
    await settled();
    expect(await status()).toMatch(
      /did not stop within 1 second and was cut off\. The engine was started again with all tables/
    );
    expect(
      await ask("SELECT count(*) FROM information_schema.tables WHERE table_name IN ('made', 'loans-by-kind')")
    ).toEqual([["1"]]);
  });

  it("holds nothing that axe finds, dark and narrow, and fits the window", async () => {
    await page.setViewportSize({width: 390, height: 844});
    await page.emulateMedia({colorScheme: "dark"});
    await ask(EXAMPLES[3]!.sql);
    expect(await violations(page, ".tm-query")).toEqual([]);
    await expectNoSideways(page, [390, 320]);
  });

  it("keeps the last query for a reload, and says that a link can't be read", async () => {
    await page.reload();
    expect(await page.locator("textarea").inputValue()).toBe(EXAMPLES[3]!.sql);
    await page.goto(`${site.url}query?v=7&sql=U0VMRUNU`);
    expect(await page.locator(".tm-query-notice").innerText()).toMatch(/^The link can’t be read: it is of version “7”/);
    expect([record.pageErrors, record.consoleErrors, record.failedRequests]).toEqual([[], [], []]);
  });

  it("is the only page that may run WebAssembly, but for the notebook builder, which runs queries too", async () => {
    const pages = await listPages(site.dir);
    const allowed = await Promise.all(
      pages.map(async (path) => /wasm-unsafe-eval|worker-src/.test(await readFile(join(site.dir, path), "utf8")))
    );
    expect(pages.filter((_path, i) => allowed[i])).toEqual(["build/notebook.html", "query.html"]);
  });
});
