import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {compileChart} from "../../loaders/decks/compile-chart.js";
import {readChartFence} from "../../loaders/prose/fence.js";
import {fenceDrawer} from "../../loaders/render/fences.js";
import {shareCharts} from "../../loaders/render/known-charts.js";
import {siteLibrary, siteOf} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import {hashBytes} from "../../loaders/sources/file-bytes.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {BRIEFING_ROOM} from "../../src/core/deck/stage.js";

type Edit = readonly [what: string, file: string, edit: (text: string) => string];

const append =
  (text: string) =>
  (before: string): string =>
    `${before}\n${text}\n`;

/** One after the other, each kept by those that follow. */
const EDITS: readonly Edit[] = [
  ["nothing", "notebooks/loans.md", (text) => text],
  ["a sentence of a notebook", "notebooks/loans.md", append("A sentence.")],
  ["an untied number of a notebook", "notebooks/loans.md", append("It has 4711 shelves.")],
  ["another notebook", "notebooks/documents.md", append("{{ no-such-fact }}")],
  ["the first notebook, mended", "notebooks/loans.md", (text) => text.replace("4711", "many")],
  ["a slide", "decks/libraries.md", append("## More of it\n\nIt has 4712 shelves.")],
  ["a chart’s title", "charts/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: Again, ")],
  ["an untied number of a chart", "charts/loans-by-kind.yaml", (text) => text.replace("Again", "4713 shelves")],
  ["lines before it", "charts/loans-by-kind.yaml", (text) => `# A remark.\n\n${text}`],
  ["a table’s title", "tables/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: Now, ")],
  ["the order of its rows", "tables/loans-by-kind.yaml", (text) => text.replace("[books, films,", "[films, books,")],
  ["a label", "vocabulary/measures.yaml", (text) => text.replace(/label: (.*)$/m, "label: 4714 $1")],
  ["a printed number", "facts/lib.csv", (text) => text.replace(/,(\d)(\d),/, ",$2$1,")]
];

let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "tickmark-again-"))));

afterAll(() => rm(folder, {recursive: true, force: true}));

/** What is found in a workspace, and what its charts look like, drawn anew or where they were drawn before. */
async function found(workspace: string, {isKnown}: {readonly isKnown: boolean}): Promise<unknown> {
  const verified = await verify(openWorkspace(workspace));
  const {report, pages, chartFacts, charts, tables, content, notebooks} = verified;
  const site = siteOf(verified);
  if (isKnown) shareCharts(site, charts);
  const draw = fenceDrawer(site);
  const drawn = charts.map(({chart}) => draw("chart", `ref: ${chart.id}`, {path: "/notebooks/loans"}));
  const compiled = charts.map(({chart}) =>
    compileChart(readChartFence(`ref: ${chart.id}`, siteLibrary(site)), site, BRIEFING_ROOM)
  );
  const definitions = charts.map(({definition}) => definition);
  const arrow = tables.map((table) => hashBytes(table.arrow));
  const {digest, builtFrom, shownFrom} = content;
  return JSON.parse(
    JSON.stringify({
      ...{report, pages: [...pages], facts: [...chartFacts], definitions, arrow, notebooks},
      ...{digest, builtFrom, shownFrom, drawn, compiled}
    })
  );
}

it("verify(workspace) finds in a workspace that it knows what it finds in one that it doesn’t", async () => {
  const known = join(folder, "known/workspace");
  await cp("workspaces/tutorial", known, {recursive: true});
  await found(known, {isKnown: true});
  const after: {readonly what: string; readonly seen: unknown; readonly copy: string}[] = [];
  for (const [i, [what, file, edit]] of EDITS.entries()) {
    const before = await readFile(join(known, file), "utf8");
    if (i > 0) expect(edit(before), what).not.toBe(before);
    await writeFile(join(known, file), edit(before));
    const copy = join(folder, String(i), "workspace");
    await cp(known, copy, {recursive: true});
    after.push({what, seen: await found(known, {isKnown: true}), copy});
  }
  const told = new Set(after.map(({seen}) => JSON.stringify((seen as {readonly report: unknown}).report)));
  expect(told.size).toBeGreaterThan(EDITS.length / 2);
  for (const {what, seen, copy} of after) expect(seen, what).toEqual(await found(copy, {isKnown: false}));
});
