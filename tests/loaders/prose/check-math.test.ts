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

/** What is said of a text, and its untied numbers by line. */
function said(text: string, kind: ManuscriptKind): readonly string[] {
  const report = new ProseReport(content.facts, content);
  checkWritten(`---\ntitle: A\nperiod: B\n---\n\n# A\n\n${text}\n`, kind, "made-up.md", library, report);
  return [...report.untied.map((found) => `${found.line}: ${found.text}`), ...report.diagnostics.map(formatDiagnostic)];
}

describe.each(["deck", "briefing", "notebook"] as const)("formulas of a %s", (kind) => {
  it.each(["$x = 141$", "$$\n75.2\\%\n- x\n$$", "- $a_{12}$", "| a |\n| --- |\n| $\\frac{1}{2}$ |"])(
    "the digits of %j are no untied numbers",
    (text) => {
      expect(said(text, kind)).toEqual([]);
    }
  );

  it("a price is a number, and so is what stands beside a formula", () => {
    expect(said("from $5 to $7, and $x$ is 141", kind)).toEqual(["8: 5", "8: 7", "8: 141"]);
  });

  it("a figure alone is a number, whatever stands around it", () => {
    expect(said("of $141$ and $$1{,}313\\ \\text{in all}$$", kind).map((number) => number.replace(/\D+$/, ""))).toEqual(
      expect.arrayContaining(["8: 141", "8: 313"])
    );
  });

  it("a number below a formula of several lines has its own line", () => {
    expect(said("of $a\n+ b$ and\n{{ no.fact }}", kind)).toEqual([
      expect.stringMatching(/^made-up\.md:10: .*no\.fact/)
    ]);
  });

  it("one that can't be drawn, or that holds a {{ }}, is told of with its line", () => {
    expect(said("text\n$\\foo$", kind)).toEqual([expect.stringMatching(/^made-up\.md:9: the formula .*\\foo/)]);
    expect(said("$x = {{ un.convictions-2014 }}$", kind)).toEqual([
      expect.stringMatching(/^made-up\.md:8: .*\{\{ \}\} in a formula/)
    ]);
  });
});
