import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {compileChart} from "../../../loaders/decks/compile-chart.js";
import {readChartFence} from "../../../loaders/prose/fence.js";
import {fenceDrawer} from "../../../loaders/render/fences.js";
import {shareCharts} from "../../../loaders/render/known-charts.js";
import {siteLibrary, siteOf} from "../../../loaders/render/site.js";
import type {Site} from "../../../loaders/render/site.js";
import {hashBytes} from "../../../loaders/sources/file-bytes.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {BRIEFING_ROOM} from "../../../src/core/deck/stage.js";

type Edit = readonly [what: string, file: string, edit: (text: string) => string];

/** One after the other, each kept by those that follow; each changes what some chart shows. */
const EDITS: readonly Edit[] = [
  ["a number of a chart’s table", "facts/lib.csv", (text) => text.replace('"9,640"', '"9,460"')],
  ["one of a headline", "facts/stock.csv", (text) => text.replace('"41,250"', '"41,350"')],
  ["why a check does not hold", "checks.yaml", (text) => text.replace("it does not say", "is not said")],
  ["a number of it", "checks.yaml", (text) => text.replace(" of sound\n", " of sound, {{ lib.visits-2024 }} visits\n")],
  ["that number", "facts/lib.csv", (text) => text.replace('"120,000"', '"130,000"')],
  ["a caveat", "vocabulary/caveats.yaml", (text) => text.replace("Loans, not readers:", "Loans alone:")],
  ["a label", "vocabulary/measures.yaml", (text) => text.replace(/label: (.*)$/m, "label: Other $1")],
  ["a table’s title", "tables/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: All ")],
  ["a source’s title", "sources.yaml", (text) => text.replace(/title: "/, 'title: "The whole ')],
  ["a chart’s title", "charts/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: Again, ")]
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tickmark-known-"));
  await cp("workspaces/tutorial", join(folder, "workspace"), {recursive: true});
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** What the charts of a site look like, each on a page and on a slide. */
function looks(site: Site): readonly string[] {
  const draw = fenceDrawer(site);
  return [...site.charts.keys()].map((id) => {
    const fence = `ref: ${id}`;
    const compiled = compileChart(readChartFence(fence, siteLibrary(site)), site, BRIEFING_ROOM);
    return `${id} ${hashBytes(draw("chart", fence, {path: "/notebooks/loans"}) + JSON.stringify(compiled))}`;
  });
}

it("charts that were drawn before are shown again only where they would look the same if they were drawn anew", async () => {
  let before: readonly string[] = [];
  for (const [what, file, edit] of [["nothing", "checks.yaml", (text: string) => text] as const, ...EDITS]) {
    const path = join(folder, "workspace", file);
    const text = await readFile(path, "utf8");
    await writeFile(path, edit(text));
    const verified = await verify(openWorkspace(join(folder, "workspace")));
    const known = siteOf(verified);
    shareCharts(known, verified.charts);
    const after = looks(known);
    expect(after, what).toEqual(looks(siteOf(verified)));
    expect(after, what).not.toEqual(before);
    before = after;
  }
});

it("a changed number has only the charts drawn anew that may show it", async () => {
  const known = async (): Promise<readonly unknown[]> => {
    const verified = await verify(openWorkspace(join(folder, "workspace")));
    const site = siteOf(verified);
    shareCharts(site, verified.charts);
    const ids = ["branches-by-district", "loans-by-kind"];
    return ids.map((id) => compileChart(readChartFence(`ref: ${id}`, siteLibrary(site)), site, BRIEFING_ROOM));
  };
  const [branches, loans] = await known();
  const path = join(folder, "workspace/facts/lib.csv");
  await writeFile(path, (await readFile(path, "utf8")).replace('"9,460"', '"9,560"'));
  const [after, changed] = await known();
  expect(after).toBe(branches);
  expect(changed).not.toEqual(loans);
});
