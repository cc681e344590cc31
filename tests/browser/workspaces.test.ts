import {cp, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrokenLinks, readLinks} from "../../loaders/site/page-diagnostics.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {BEGINNINGS, listPages, openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {readFolder, runNode} from "../support/project-copy.js";
import type {Ran} from "../support/project-copy.js";
import {unfold, violations} from "./checks/axe.js";
import {expectChartsDrawn} from "./checks/charts-drawn.js";
import {fontsOf} from "./checks/fonts.js";
import {numberLinks, strayNumbers, tracedFacts} from "./checks/number-links.js";
import {expectQuiet} from "./checks/quiet.js";

/** The most bytes of fonts of a page in English. */
const MOST_FONTS = 120_000;

type Beginning = (typeof BEGINNINGS)[number];

const tickmark = (...args: readonly string[]): Promise<Ran> =>
  runNode(process.cwd(), [resolve("bin/tickmark.js"), ...args]);

let root: string;
let browser: Browser;
let tab: Tab;
const sites = new Map<Beginning, BuiltSite>();

const folderOf = (name: Beginning): string => sites.get(name)!.workspace;
const siteOf = (name: Beginning): string => sites.get(name)!.dir;

/** What stands in a workspace besides what is made of it. */
async function writtenIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([...(await readFolder(folder))].filter(([path]) => !/^(?:\.tickmark|dist)\//.test(path)));
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tickmark-workspaces-"));
  await Promise.all(BEGINNINGS.map(async (name) => sites.set(name, await openBuiltSite(name))));
  browser = await launchBrowser();
  tab = await openTab(browser);
});
afterAll(async () => {
  await Promise.all([browser.close(), ...[...sites.values()].map((site) => site.close())]);
  await rm(root, {recursive: true, force: true});
});

describe("two workspaces at once", () => {
  it("are built, each in its own folder, with nothing of the other and nothing else changed", async () => {
    expect(BEGINNINGS.map((name) => sites.get(name)!.printed)).toEqual(
      BEGINNINGS.map((name) => ({stdout: `${siteOf(name)}\n`, stderr: ""}))
    );
    const [written, unbuilt] = await Promise.all(
      [
        BEGINNINGS.map(folderOf),
        await Promise.all(BEGINNINGS.map((name) => makeWorkspace(join(root, name), name)))
      ].map((folders) => Promise.all(folders.map(writtenIn)))
    );
    expect(written).toEqual(unbuilt);
    expect((await readdir(dirname(folderOf("tutorial")))).sort()).toEqual([...BEGINNINGS].sort());
    const [tutorial, empty] = await Promise.all(BEGINNINGS.map((name) => readFolder(siteOf(name))));
    const holding = (files: ReadonlyMap<string, Buffer>): readonly string[] =>
      [...files].filter(([, bytes]) => bytes.includes("lib.loans-2024")).map(([path]) => path);
    expect(holding(tutorial!).length).toBeGreaterThan(5);
    expect(holding(empty!)).toEqual([]);
  });

  it("are verified, each as it is verified alone, with a fault told of only where it is", async () => {
    const faultyFolder = join(root, "faulty");
    await cp(folderOf("tutorial"), faultyFolder, {recursive: true});
    const facts = join(faultyFolder, "facts/lib.csv");
    const text = await readFile(facts, "utf8");
    const faulty = text.replace(/^lib\.loans-2024,.*$/m, (row) => row.replace("48,200", "48,201"));
    expect(faulty).not.toBe(text);
    await writeFile(facts, faulty);
    const ran = await Promise.all(
      [...BEGINNINGS.map(folderOf), faultyFolder].map((folder) => tickmark("verify", "--json", "--workspace", folder))
    );
    expect(ran.map(({status}) => status)).toEqual([0, 0, 1]);
    expect(ran.slice(0, 2).map(({stderr}) => stderr)).toEqual(["", ""]);
    expect(ran[2]!.stderr).toMatch(/^faulty\/facts\/lib\.csv:\d+: lib\.loans-2024: /m);
    for (const [i, name] of BEGINNINGS.entries()) {
      const {diagnostics, ...report} = (await verify(openWorkspace(folderOf(name)))).report;
      expect(diagnostics).toEqual([]);
      expect(JSON.parse(ran[i]!.stdout.toString())).toEqual(JSON.parse(JSON.stringify(report)));
    }
  });
});

describe.each(BEGINNINGS)("the site of a workspace that begins as %s", (name) => {
  it("has no link that leads nowhere", async () => {
    const files = await readFolder(siteOf(name));
    const pages = [...files].flatMap(([file, bytes]) =>
      file.endsWith(".html") ? [readLinks(bytes.toString(), file)] : []
    );
    expect(pages.flatMap(({links}) => links).length).toBeGreaterThan(100);
    expect(findBrokenLinks(pages, new Set(files.keys()))).toEqual([]);
  });

  it("opens each page without a message, a failure or a request to elsewhere, draws its charts and, in English, loads fonts of at most 120 kB, of its own family and the one for code", async () => {
    const {url} = sites.get(name)!;
    for (const path of await listPages(siteOf(name))) {
      const record = await tab.visit(url + path);
      expectQuiet(record, url);
      await expectChartsDrawn(tab.page, path, folderOf(name));
      const fonts = await fontsOf(tab.page);
      expect(fonts.filter((font) => !font.name.startsWith("Source"))).toEqual([]);
      if (name === "tutorial") expect(fonts.length, path).toBeGreaterThanOrEqual(2);
      expect(fonts.reduce((sum, {size}) => sum + size, 0)).toBeLessThan(MOST_FONTS);
    }
  });

  it("leads from each number to a fact that stands on the trace page", async () => {
    const {url: site} = sites.get(name)!;
    const facts = await tracedFacts(siteOf(name));
    const counts = new Map<string, number>();
    for (const path of await listPages(siteOf(name))) {
      const links = await numberLinks(sites.get(name)!, path, tab.page);
      expect(strayNumbers(links, {path, site, facts}), path).toEqual([]);
      counts.set(path, links.length);
    }
    if (name === "empty") expect([...counts.values()].every((count) => count === 0)).toBe(true);
    else
      for (const path of [
        "notebooks/loans.html",
        "notebooks/documents.html",
        "decks/libraries.html",
        "briefings/libraries.html",
        "gallery.html"
      ])
        expect(counts.get(path), path).toBeGreaterThan(3);
  });

  it.each(["index.html", "gallery.html", ...(name === "tutorial" ? ["notebooks/loans.html"] : [])])(
    "holds nothing that axe finds on %s, wide and light, narrow and dark",
    async (path) => {
      await tab.visit(sites.get(name)!.url + path);
      await unfold(tab.page);
      const found: string[] = [];
      for (const [colorScheme, width] of [
        ["dark", 390],
        ["light", 1280]
      ] as const) {
        await tab.page.emulateMedia({colorScheme});
        await tab.page.setViewportSize({width, height: 800});
        found.push(...(await violations(tab.page)));
      }
      expect(found).toEqual([]);
    }
  );
});

describe("the site of an empty workspace", () => {
  it.each([
    [
      "index.html",
      /This workspace is empty\. Begin with a document: while npm start runs, drop .* on Sources, .* plain files in empty\//
    ],
    ["index.html", /There is no notebook yet\. .*empty\/notebooks\//],
    ["sources/index.html", /No document is registered yet\. .*empty\/sources\.yaml/],
    ["facts/index.html", /There is no figure yet\. .*empty\/facts\//],
    ["tables/index.html", /There is no table yet\. .*empty\/tables\//],
    ["gallery.html", /There is no chart yet\. .*empty\/charts\//],
    ["explore.html", /There is no table yet .*empty\/tables\//],
    ["query.html", /There is no table yet .*empty\/tables\//],
    ["decks/index.html", /There is no deck yet\. .*empty\/decks\//],
    ["briefings/index.html", /There is no briefing yet\. .*empty\/briefings\//],
    ["open-points.html", /No relation between figures is stated yet\. .*empty\/checks\.yaml/],
    ["trace/index.html", /There is no figure yet .* under Sources/],
    ["terms.html", /These pages use one set of terms\. .*empty\/vocabulary\/terms\.yaml/]
  ])("says on %s what to do first", async (path, said) => {
    await tab.visit(sites.get("empty")!.url + path);
    expect((await tab.page.locator("main").innerText()).replace(/\s+/g, " ")).toMatch(said);
  });
});
