import {beforeAll, describe, expect, it} from "vitest";
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

describe("a fence that leaves rows out", () => {
  const fence = (filter: string, title: string): string =>
    `# Figures\n\n\`\`\`chart\ntable: child-victims\nform: bar\nx: group\ny: victims\nfilter: ${filter}\ntitle: ${title}\n\`\`\`\n`;
  const SAID = "Children recorded as victims, number of children, Japan";
  const UNSAID = /^made-up\.md:3: chart: filter: /;

  it.each([
    ["says nothing of them", "{year: 2014}", `${SAID}, by year`],
    ["names them as well", "{year: 2014}", `${SAID}, 2010 and 2014`],
    ["names one of two columns", "{year: 2014, group: prostitution}", `${SAID}, 2014`],
    ["says that what it keeps is left out", "{year: 2014}", `${SAID}; 2014 is left out`]
  ])("is refused where its title %s", (_how, filter, title) => {
    expect(diagnosticsOf(fence(filter, title))).toContainEqual(expect.stringMatching(UNSAID));
  });

  it.each([
    ["names what is kept", "{year: 2014}", `${SAID}, 2014`],
    ["says that only they are kept", "{year: 2014}", `${SAID}, of 2010 and 2014 only 2014`],
    ["says that the rest is left out", "{year: 2014}", `${SAID}, 2014; 2010 is left out`],
    ["says nothing of a filter that keeps all", "{year: [2010, 2014], group: [prostitution, pornography]}", SAID]
  ])("passes where its title %s", (_how, filter, title) => {
    expect(diagnosticsOf(fence(filter, title)).filter((line) => UNSAID.test(line))).toEqual([]);
  });
});
