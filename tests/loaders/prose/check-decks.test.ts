import {beforeAll, describe, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import type {Content} from "../../../loaders/content.js";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {checkWritten} from "../../support/check-written.js";
import {realSite} from "../../support/real-site.js";

let library: ChartLibrary;
let content: Content;

beforeAll(async () => {
  [library, content] = [siteLibrary(await realSite()), await readContent(openWorkspace("data"), [])];
});

function diagnosticsOf(text: string, kind: ManuscriptKind): readonly string[] {
  const report = new ProseReport(content.facts, content);
  report.chartFacts.set("sentencing-2014", ["un.convictions-2014", "un.suspended-2014", "un.imprisoned-2014"]);
  checkWritten(text, kind, "made-up.md", library, report);
  return report.diagnostics.map(formatDiagnostic);
}

const CHART = "```chart\nref: sentencing-2014\n```";
const slide = (title: string, rest: string): string =>
  `---\ntitle: Sentences of 2014\n---\n\n# ${title}\n\n${rest}\n\n${CHART}\n`;
const briefing = (point: string): string =>
  `---\ntitle: Sentences of 2014\n---\n\n# Sentences under the Act of 1999\n\nA summary.\n\n## Sentences, 2014\n\n${CHART}\n\n- ${point}\n`;

describe("a deck’s sentences are held against their numbers", () => {
  it.each<[where: string, right: string, wrong: string, message: RegExp]>([
    [
      "in a title",
      slide("{{ un.suspended-2014 }} of {{ un.convictions-2014 }} were suspended", "- As printed"),
      slide("{{ un.imprisoned-2014 }} of {{ un.convictions-2014 }} were suspended", "- As printed"),
      /^made-up\.md:5: \{\{ un\.imprisoned-2014 \}\}/
    ],
    [
      "in a point",
      slide("Sentences", "- {{ un.suspended-2014 }} suspended sentences"),
      slide("Sentences", "- {{ un.imprisoned-2014 }} suspended sentences"),
      /^made-up\.md:7: \{\{ un\.imprisoned-2014 \}\}/
    ],
    [
      "in notes",
      slide("Sentences", "::: notes\nIn 2014 {{ un.suspended-2014 }} were suspended.\n:::"),
      slide("Sentences", "::: notes\nIn 2010 {{ un.suspended-2014 }} were suspended.\n:::"),
      /^made-up\.md:8: \{\{ un\.suspended-2014 \}\}/
    ],
    [
      "by another’s chart",
      slide("Sentences", "- {{ un.suspended-2014 }} suspended"),
      slide("Sentences", "- {{ un.suspended-2014 }} suspended, {{ evac.neglect }} more"),
      /evac\.neglect is no number of the chart or check beside it/
    ]
  ])("%s", (_where, right, wrong, message) => {
    expect(diagnosticsOf(right, "deck")).toEqual([]);
    expect(diagnosticsOf(wrong, "deck")).toContainEqual(expect.stringMatching(message));
  });

  it("and those that a slide’s open point leads to are its own", () => {
    const text = (link: string): string =>
      `---\ntitle: Centres\n---\n\n# {{ un.centres }} and {{ evac.centres }} in all\n\n- ${link}\n`;
    expect(diagnosticsOf(text("[Dates](/open-points#check-centres-2015-and-2017)"), "deck")).not.toEqual(
      expect.arrayContaining([expect.stringContaining("is no number of the chart")])
    );
    expect(diagnosticsOf(text("No link"), "deck")).toContainEqual(
      expect.stringContaining("un.centres is no number of the chart or check beside it")
    );
  });
});

describe("a briefing’s sentences are held against their numbers", () => {
  it("by the chart below the same heading", () => {
    expect(
      diagnosticsOf(briefing("{{ un.suspended-2014 }} of {{ un.convictions-2014 }} were suspended."), "briefing")
    ).toEqual([]);
    expect(
      diagnosticsOf(briefing("{{ un.imprisoned-2014 }} of {{ un.convictions-2014 }} were suspended."), "briefing")
    ).toContainEqual(expect.stringMatching(/^made-up\.md:15: \{\{ un\.imprisoned-2014 \}\}/));
  });
});
