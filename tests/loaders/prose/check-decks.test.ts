import {beforeAll, describe, expect, it} from "vitest";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {readContent} from "../../../loaders/read.js";
import type {Content} from "../../../loaders/read.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatFault} from "../../../src/core/fault.js";
import {realSite} from "../../support/real-site.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {checkWritten} from "../../support/check-written.js";

let library: ChartLibrary;
let content: Content;

beforeAll(async () => {
  [library, content] = [siteLibrary(await realSite()), await readContent(openWorkspace("data"), [])];
});

function faultsOf(text: string, kind: ManuscriptKind): readonly string[] {
  const report = new ProseReport(content.facts, content);
  report.chartFacts.set("sentencing-2014", ["un.convictions-2014", "un.suspended-2014", "un.imprisoned-2014"]);
  checkWritten(text, kind, "made-up.md", library, report);
  return report.faults.map(formatFault);
}

const CHART = "```chart\nref: sentencing-2014\n```";
const slide = (title: string, rest: string): string => `---\ntitle: Sentences of 2014\n---\n\n# ${title}\n\n${rest}\n\n${CHART}\n`;
const briefing = (point: string): string => `---\ntitle: Sentences of 2014\n---\n\n# Sentences under the Act of 1999\n\nA summary.\n\n## Sentences, 2014\n\n${CHART}\n\n- ${point}\n`;

describe("a deck’s sentences are held against their numbers", () => {
  it.each<[where: string, right: string, wrong: string, message: RegExp]>([
    ["in a title", slide("{{ un.suspended-2014 }} of {{ un.convictions-2014 }} were suspended", "- As printed"), slide("{{ un.imprisoned-2014 }} of {{ un.convictions-2014 }} were suspended", "- As printed"), /^made-up\.md:5: \{\{ un\.imprisoned-2014 \}\}/],
    ["in a point", slide("Sentences", "- {{ un.suspended-2014 }} suspended sentences"), slide("Sentences", "- {{ un.imprisoned-2014 }} suspended sentences"), /^made-up\.md:7: \{\{ un\.imprisoned-2014 \}\}/],
    ["in notes", slide("Sentences", "::: notes\nIn 2014 {{ un.suspended-2014 }} were suspended.\n:::"), slide("Sentences", "::: notes\nIn 2010 {{ un.suspended-2014 }} were suspended.\n:::"), /^made-up\.md:8: \{\{ un\.suspended-2014 \}\}/],
    ["by another’s chart", slide("Sentences", "- {{ un.suspended-2014 }} suspended"), slide("Sentences", "- {{ un.suspended-2014 }} suspended, {{ evac.neglect }} more"), /evac\.neglect is no number of the chart or check beside it/]
  ])("%s", (_where, right, wrong, message) => {
    expect(faultsOf(right, "deck")).toEqual([]);
    expect(faultsOf(wrong, "deck")).toContainEqual(expect.stringMatching(message));
  });

  it("and those that a slide’s open point leads to are its own", () => {
    const text = (link: string): string => `---\ntitle: Centres\n---\n\n# {{ un.centres }} and {{ evac.centres }} in all\n\n- ${link}\n`;
    expect(faultsOf(text("[Dates](/open-points#check-centres-2015-and-2017)"), "deck")).not.toEqual(expect.arrayContaining([expect.stringContaining("is no number of the chart")]));
    expect(faultsOf(text("No link"), "deck")).toContainEqual(expect.stringContaining("un.centres is no number of the chart or check beside it"));
  });
});

describe("a briefing’s sentences are held against their numbers", () => {
  it("by the chart below the same heading", () => {
    expect(faultsOf(briefing("{{ un.suspended-2014 }} of {{ un.convictions-2014 }} were suspended."), "briefing")).toEqual([]);
    expect(faultsOf(briefing("{{ un.imprisoned-2014 }} of {{ un.convictions-2014 }} were suspended."), "briefing")).toContainEqual(expect.stringMatching(/^made-up\.md:15: \{\{ un\.imprisoned-2014 \}\}/));
  });
});
