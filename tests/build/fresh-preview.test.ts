import type {Browser} from "playwright-core";
import {cp} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readXlsx} from "../loaders/files/readers.js";
import {launchBrowser, openPage} from "../support/browser.js";
import {documentsPresent} from "../support/documents.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {copyProject} from "../support/project-copy.js";
import type {ProjectCopy} from "../support/project-copy.js";
import {until} from "../support/until.js";
import {all, WATCHED_CHANGES} from "./changes.js";

/** Far more than a change takes, for machines that do much else. */
const PATIENCE = 100_000;

describe("a running preview, after a change", () => {
  let copy: ProjectCopy;
  let preview: Preview | undefined;
  let browser: Browser;
  const text = async (path: string): Promise<string> => (await fetch(new URL(path, preview!.url))).text();
  const shows = (path: string, after: string, before: string): Promise<void> =>
    until(async () => {
      const html = await text(path);
      return (
        (html.includes(after) && !html.includes(before)) ||
        `${path} ${html.includes(after) ? "shows" : "lacks"} "${after}"; "${before}" ${html.includes(before) ? "still there" : "gone"}`
      );
    }, PATIENCE);
  /** What holds a text of all that a page loads by address: the evidence, the scripts. */
  const loadsWith = async (path: string, part: string): Promise<readonly string[]> => {
    const html = await text(path);
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*\/_file\/[^"]*)"/g)].map(([, href]) =>
      href!.replaceAll("&amp;", "&")
    );
    expect(addresses.length).toBeGreaterThan(2);
    const files = await Promise.all(
      addresses.map(
        async (address) => [address, await text(new URL(address, new URL(path, preview!.url)).href)] as const
      )
    );
    return files.filter(([, file]) => file.includes(part)).map(([address]) => address);
  };

  beforeAll(async () => {
    [copy, browser] = await Promise.all([copyProject({texts: false}), launchBrowser()]);
    preview = await startPreview(copy.root);
  });
  afterAll(async () => {
    await preview?.close();
    await Promise.all([copy.remove(), browser.close()]);
  });

  it.each(WATCHED_CHANGES)("of $what shows the new and not the old", async (change) => {
    expect(await text(change.page)).toContain(change.before);
    await copy.edit(change.file, all(change.before, change.after));
    await shows(change.page, change.after, change.before);
    expect(await loadsWith(change.page, change.before)).toEqual([]);
  });

  it("serves tables made of the new number, not of the old", async () => {
    expect(await text("_file/tables/blocking.json")).toContain("1007");
    expect(await text("_file/tables/blocking.csv")).not.toContain("1006");
  });

  it("serves what a reader takes away, of the new number", async () => {
    expect(await text("_file/tables/blocking.csv-metadata.json")).toContain("blocking.csv");
    const response = await fetch(`${preview!.url}_file/tables/blocking.xlsx`);
    expect([
      response.status,
      (await readXlsx(new Uint8Array(await response.arrayBuffer()))).get("Data")!.flat().includes(1007)
    ]).toEqual([200, true]);
  });

  it("answers where charts and links look for tables", async () => {
    const html = await text("notebooks/blocking");
    const tables = /<link rel="tickmark-tables external" href="([^"]*)"/.exec(html)![1]!;
    const csv = /href="([^"]*blocking\.csv)"/.exec(html)![1]!;
    const page = `${preview!.url}notebooks/blocking`;
    const answers = await Promise.all([`${tables}blocking.arrow`, csv].map((path) => fetch(new URL(path, page))));
    expect(answers.map(({status}) => status)).toEqual([200, 200]);
  });

  it("shows a connected page the new number by itself", async () => {
    const opened = await openPage(browser, `${preview!.url}notebooks/blocking`);
    const number = opened.page.locator('main > p [data-trace="un.blocked-addresses"]').first();
    expect(await number.textContent()).toBe("1,007");
    await copy.edit("data/facts/un.csv", all("1,007", "1,008"));
    await opened.page.waitForFunction(
      () => document.querySelector('main > p [data-trace="un.blocked-addresses"]')?.textContent === "1,008",
      undefined,
      {timeout: PATIENCE}
    );
    const printed = opened.page.locator('[role=dialog] [data-fact="un.blocked-addresses"] .tm-printed-number');
    // The preview may load the page anew once more, between a click and its trace.
    const traced = async (): Promise<string | null> => {
      await opened.page.reload();
      await number.click();
      await printed.waitFor({timeout: 10_000});
      return printed.textContent();
    };
    expect(await traced().catch(traced)).toBe("1,008");
    await opened.close();
  });

  it("says in its place that an edited cell throws; mended, draws it anew by itself, with new inputs", async () => {
    const notebook = "data/notebooks/plan.md";
    const opened = await openPage(browser, `${preview!.url}notebooks/plan`);
    const drawn = (selector: string): Promise<void> =>
      opened.page.locator(`.observablehq--block > ${selector}`).waitFor({timeout: PATIENCE});
    await drawn("svg.tm-chord");
    await copy.edit(notebook, all("const radius = 250;", 'const radius = 250;\nthrow new Error("no radius today");'));
    await opened.page.getByText("no radius today").first().waitFor({timeout: PATIENCE});
    expect(await opened.page.locator("svg.tm-chord").count()).toBe(0);
    await copy.edit(
      notebook,
      (text) =>
        `${text.replace('\nthrow new Error("no radius today");', "").replace('"tm-plot tm-chord"', '"tm-plot tm-chord tm-anew"')}\n\`\`\`js\nconst shade = view(Inputs.select(["pale", "deep"], {label: "Shade"}));\n\`\`\`\n`
    );
    await drawn("svg.tm-anew");
    await drawn("form select");
    await opened.close();
  });

  it("shows the faults instead of old numbers, in a connected page too, and recovers when they are mended", async () => {
    const opened = await openPage(browser, `${preview!.url}notebooks/blocking`);
    const shown = (pattern: string): Promise<unknown> =>
      opened.page.waitForFunction(
        (text) => new RegExp(text).test(document.querySelector("main")?.innerText ?? ""),
        pattern,
        {timeout: PATIENCE}
      );
    await copy.edit("data/facts/un.csv", all('"1,008"', '"1,0o8"'));
    await shows("notebooks/blocking", "The content does not verify", "data-trace");
    expect(await text("notebooks/blocking")).toMatch(/data\/facts\/un\.csv:42: un\.blocked-addresses: /);
    await shows("trace/", "The content does not verify", 'data-fact="');
    await shown("The content does not verify");
    expect(await opened.page.locator("main [data-trace]").count()).toBe(0);
    await copy.edit("data/facts/un.csv", all('"1,0o8"', '"1,009"'));
    await shows("notebooks/blocking", "1,009", "The content does not verify");
    await shown("1,009");
    await opened.close();
  });

  it.skipIf(!documentsPresent)(
    "shows passages once the documents are imported (needs the documents in data/sources)",
    async () => {
      await copy.edit("data/facts/un.csv", (csv) => csv.replaceAll(/1,00[789]/g, "1,006"));
      await shows("notebooks/blocking", "1,006", "1,009");
      expect(await text("trace/")).not.toContain("<mark>");
      await cp("data/sources", join(copy.root, "data/sources"), {recursive: true});
      await until(async () => (await text("trace/")).includes("<mark>1,006</mark>"), PATIENCE);
    }
  );
});
