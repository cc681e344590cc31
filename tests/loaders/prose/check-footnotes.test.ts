import {beforeAll, describe, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import type {Content} from "../../../loaders/content.js";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {checkWritten} from "../../support/check-written.js";
import {realSite} from "../../support/real-site.js";

let library: ChartLibrary;
let content: Content;

beforeAll(async () => {
  [library, content] = [siteLibrary(await realSite()), await readContent(openWorkspace("data"), [])];
});

function said(text: string, kind: "deck" | "briefing" | "notebook"): readonly string[] {
  const report = new ProseReport(content.facts, content);
  checkWritten(`---\ntitle: A\nperiod: B\n---\n\n# A\n\n${text}\n`, kind, "made-up.md", library, report);
  return [...report.untied.map((found) => `${found.line}: ${found.text}`), ...report.diagnostics.map(formatDiagnostic)];
}

describe.each(["deck", "briefing", "notebook"] as const)("footnotes of a %s", (kind) => {
  it("a number in one is held against its own words", () => {
    expect(said("Sentences^[Of {{ un.convictions-2014 }} convictions in 2014.]", kind)).toEqual([]);
    expect(said("Sentences[^a]\n\n[^a]: Of {{ un.convictions-2014 }} convictions in 2010.", kind)).toEqual([
      expect.stringMatching(/^made-up\.md:10: \{\{ un\.convictions-2014 \}\}/)
    ]);
  });

  it("one that is typed is untied", () => {
    expect(said("Sentences^[Of 141.]", kind)).toEqual(["8: 141"]);
    expect(said("Sentences[^a]\n\n[^a]: Of 141.", kind)).toEqual(["10: 141"]);
  });

  it("its words do not run into those of the text", () => {
    expect(said("in {{ un.convictions-2014 }} cases^[Of {{ un.suspended-2014 }}.] of convictions, 2014", kind)).toEqual(
      said("in {{ un.convictions-2014 }} cases of convictions, 2014\n\nOf {{ un.suspended-2014 }}.", kind).map((line) =>
        line.replace(":10:", ":8:")
      )
    );
  });

  it("an address beside a number says nothing of it, in a footnote or out of it", () => {
    expect(said("In 2014 {{ un.convictions-2014 }} convictions, https://example.org/2021/141", kind)).toEqual([]);
    expect(said("In 2021 {{ un.convictions-2014 }} convictions, https://example.org/2014", kind)).toHaveLength(1);
  });
});

describe("footnotes of a notebook", () => {
  it("are held against the section that leads to them, not the one in which they are written", () => {
    const page = (section: string): string =>
      `## Sentences\n\nText${section}\n\n## Sentences of 2010\n\n[^a]: Of {{ un.convictions-2014 }} convictions.`;
    expect(said(page("[^a]"), "notebook")).toEqual([]);
    expect(said(page("").replace("2010\n", "2010\n\nText[^a]\n"), "notebook")).toEqual([
      expect.stringMatching(/^made-up\.md:16: \{\{ un\.convictions-2014 \}\}/)
    ]);
  });

  it("one that is missing, and one that nothing leads to, are refused with their lines", () => {
    expect(said("lit[^a] and\nlit[^b]\n\n[^b]: Here.\n\n[^c]: Nowhere.", "notebook")).toEqual([
      "made-up.md:8: [^a] leads to no footnote; write [^a]: and its text",
      "made-up.md:13: [^c]: is shown nowhere, since no [^c] leads to it"
    ]);
  });
});
