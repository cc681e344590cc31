import {beforeAll, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import type {Content} from "../../../loaders/content.js";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {checkPage} from "../../../loaders/prose/check-pages.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {realSite} from "../../support/real-site.js";

let library: ChartLibrary;
let content: Content;
beforeAll(async () => {
  [library, content] = [siteLibrary(await realSite()), await readContent(openWorkspace("data"), [])];
});

function diagnosticsOf(text: string): readonly string[] {
  const report = new ProseReport(content.facts, content);
  report.chartFacts.set("blocking", ["un.blocking-coverage-providers"]);
  checkPage(readManuscript(text, {kind: "notebook", file: "made-up.md"}), library, report);
  return report.diagnostics.map(formatDiagnostic);
}

const page = (heading: string, chart: string): string =>
  `# Figures\n\n<section>\n\n${heading}\n\n${chart}\n\nIt states {{ un.blocking-coverage-providers }} for internet service providers.\n\n</section>\n`;
const SMALL = "```evidence\nshow: small\nchart: blocking\n```";

it.each([
  ["as HTML", '<h2><a href="/notebooks/blocking">Blocking</a></h2>'],
  ["as Markdown", "## Blocking"]
])("a chart shown small stands beside the sentences below its heading, %s", (_how, heading) => {
  expect(diagnosticsOf(page(heading, SMALL))).toEqual([]);
  expect(diagnosticsOf(page(heading, SMALL.replace("blocking", "victims-trend")))).toEqual([
    expect.stringMatching(/^made-up\.md:12: .*is no number of the chart or check beside it/)
  ]);
  expect(diagnosticsOf(page("", `${SMALL}\n\n${heading}`))).toEqual([
    expect.stringMatching(/is no number of the chart or check beside it/)
  ]);
});

it("a fence’s own headline claims nothing that no tied number beside it says", () => {
  const fence = (headline: string): string =>
    `# Figures\n\n\`\`\`chart\ntable: blocking\nform: table\nheadline: "${headline}"\n\`\`\`\n`;
  expect(diagnosticsOf(fence("Most providers block"))).toEqual([
    expect.stringMatching(/^made-up\.md:3: chart: headline: “Most” states a quantity or a comparison/)
  ]);
  expect(diagnosticsOf(fence("What is blocked"))).toEqual([]);
});
