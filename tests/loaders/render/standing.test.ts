import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {drawInMarkdown} from "../../../loaders/render/markdown.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import type {Site} from "../../../loaders/render/site.js";
import {checkPage} from "../../../loaders/prose/check-pages.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import type {Standing} from "../../../src/core/standing.js";
import {compiledBriefing} from "../../support/compiled-briefing.js";
import {realData, realSite} from "../../support/real-site.js";

const PATH = "/notebooks/made-up";

async function pageOf(path: string, changed: Partial<Site>): Promise<string> {
  const md = new MarkdownIt({html: true});
  drawInMarkdown(md, {...(await realSite()), ...changed});
  return md.render("# Title\n\nText.\n", {path});
}

it("a notebook says below its heading that it is a draft, and on each sheet that is printed; or who cleared it", async () => {
  const shown = (standing: Standing): Promise<string> => pageOf(PATH, {standings: new Map([[PATH, standing]])});
  const draft = await shown({type: "draft"});
  expect(draft).toMatch(/<\/h1>\s*<p class="tm-draft">Draft, not cleared<\/p>/);
  expect(draft).toContain('<style>@page { @top-right { content: "Draft, not cleared";');
  const cleared = await shown({type: "cleared", by: "A. Keeper", on: "2026-11-27"});
  expect(cleared).toMatch(/<\/h1>\s*<p class="tm-cleared">Cleared by A. Keeper, 2026-11-27<\/p>/);
  expect(cleared).not.toContain("@page");
  expect(await pageOf(PATH, {standings: new Map()})).not.toMatch(/tm-draft|tm-cleared|@page/);
});

it("a sheet that is printed of a briefing’s page says it too", async () => {
  const text = "---\ntitle: a\nperiod: b\nstatus: draft\n---\n\n# {{ un.convictions-2014 }} convictions\n";
  const page = await pageOf("/briefings/a", {briefings: new Map([["a", await compiledBriefing(text, "a")]])});
  expect(page).toContain('@top-right { content: "Draft, not cleared"');
  expect(page).not.toContain("tm-draft");
});

it("a notebook’s faults of that are named by their lines", async () => {
  const [site, {content}] = [await realSite(), await realData()];
  const report = new ProseReport(content.facts, content);
  const text = "---\nstatus: draft\ncleared: {by: A. Keeper, on: 2026-13-01}\n---\n\n# Title\n";
  checkPage(readManuscript(text, {kind: "notebook", file: "made-up.md"}), siteLibrary(site), report);
  expect(report.page("made-up.md").standing).toEqual({type: "draft"});
  expect(report.diagnostics).toEqual([
    {file: "made-up.md", line: 3, message: expect.stringContaining("no such day") as string}
  ]);
});
