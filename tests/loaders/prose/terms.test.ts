import {beforeAll, expect, it} from "vitest";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {realSite} from "../../support/real-site.js";
import {demoTerms} from "../../support/terms.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {checkWritten} from "../../support/check-written.js";

let library: ChartLibrary;

beforeAll(async () => {
  library = siteLibrary(await realSite());
}, 60_000);

function diagnosticsOf(text: string, kind: ManuscriptKind): readonly string[] {
  const report = new ProseReport(library.facts, undefined, {terms: demoTerms});
  checkWritten(text, kind, "made-up.md", library, report);
  return report.diagnostics.map(formatDiagnostic);
}

it.each<[what: string, text: string, kind: ManuscriptKind]>([
  ["page", "# Lamps\n\nFirst line,\nthen [[lampp]].\n", "notebook"],
  ["deck", "# Lamps\n\nFirst line,\nthen [[lampp]].\n", "deck"],
  ["briefing", "---\ntitle: Lamps\n---\n\n# Lamps\n\nFirst line,\nthen [[lampp]].\n", "briefing"]
])("a %s with an unknown term is refused, with file and line", (_what, text, kind) => {
  const [diagnostic, ...others] = diagnosticsOf(text, kind);
  expect(diagnostic).toMatch(
    new RegExp(
      `^made-up\\.md:${text.split("\n").findIndex((line) => line.includes("[[")) + 1}: \\[\\[lampp\\]\\]: unknown term; vocabulary/terms\\.yaml has child-pornography`
    )
  );
  expect(others).toEqual([]);
});

it("a page may name what is registered", () =>
  expect(diagnosticsOf("# Lamps\n\nA [[lantern]], [[Lamp-house]].\n", "notebook")).toEqual([]));

it("a heading of a page holds none, so that its address and the page’s name stay the same", () => {
  expect(diagnosticsOf("# Lamps\n\n## The [[lantern]]\n", "notebook")).toEqual([
    "made-up.md:3: [[lantern]] in a heading; a page’s headings are the same in all terms, so say it in the text below"
  ]);
});

const CODE = "Write `[[lampp]]`, `` a ` [[lampp]] `` or `so:\n[[lampp]]`.\n\n````\n```\n[[lampp]]\n```\n````\n";

it.each<[what: ManuscriptKind, text: string]>([
  ["notebook", `# Lamps of \`[[lampp]]\`\n\n${CODE}`],
  ["deck", `# Lamps of \`[[lampp]]\`\n\n${CODE}`],
  ["briefing", `---\ntitle: Lamps\n---\n\n# Lamps\n\n${CODE}`]
])("code of a %s is no text", (kind, text) => expect(diagnosticsOf(text, kind)).toEqual([]));

it.each<[what: ManuscriptKind]>([["deck"], ["briefing"]])(
  "beside code, the line of a mark in a %s is that of the mark",
  (kind) => {
    expect(
      diagnosticsOf("---\ntitle: Lamps\n---\n# Lamps\n\nWrite `[[lampp]]`\nfor the `lamp`, [[lampp]].\n", kind)
    ).toEqual([expect.stringMatching(/^made-up\.md:7: \[\[lampp\]\]: unknown term/)]);
  }
);
