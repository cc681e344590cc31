import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openWorkspace} from "../../loaders/workspace.js";
import {readWorkspaceFile} from "../../loaders/workspace-file.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {askQuery, expectTablesHeld} from "./checks/ask.js";

const {queries} = await readWorkspaceFile(openWorkspace("data"), []);

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser);
  await tab.visit(`${site.url}query`);
  await tab.page.getByRole("button", {name: /^Load the query engine/}).click();
  await tab.page.getByText("The query engine is ready").waitFor({timeout: 30_000});
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe("the page of queries, of the documents", () => {
  it("holds every table under its id, with the columns that it lists, and rows equal to its JSON in number", () =>
    expectTablesHeld(tab.page, site));

  it("offers more than one query to begin with", () => expect(queries.length).toBeGreaterThan(1));

  it.each(queries)("runs $label", async ({label, sql}) => {
    await tab.page.getByRole("button", {name: label, exact: true}).click();
    expect(await tab.page.locator("textarea").inputValue()).toBe(sql);
    expect((await askQuery(tab.page, sql)).length).toBeGreaterThan(1);
  });
});
