import {beforeAll, expect, it} from "vitest";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {checkBriefing, checkDeck} from "../../../loaders/prose/check-decks.js";
import {checkPage} from "../../../loaders/prose/check-pages.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {formatFault} from "../../../src/core/fault.js";
import {realSite} from "../../support/real-site.js";
import {demoTerms} from "../../support/terms.js";

let library: ChartLibrary;

beforeAll(async () => {
  library = siteLibrary(await realSite());
}, 60_000);

function faultsOf(text: string, check: typeof checkPage | typeof checkDeck): readonly string[] {
  const report = new ProseReport(library.facts, undefined, {terms: demoTerms});
  check(text, "made-up.md", library, report);
  return report.faults.map(formatFault);
}

it.each<[what: string, text: string, check: typeof checkPage]>([
  ["page", "# Lamps\n\nFirst line,\nthen [[lampp]].\n", checkPage],
  ["deck", "# Lamps\n\nFirst line,\nthen [[lampp]].\n", checkDeck],
  ["briefing", "---\ntitle: Lamps\n---\n\n# Lamps\n\nFirst line,\nthen [[lampp]].\n", checkBriefing]
])("a %s with an unknown term is refused, with file and line", (_what, text, check) => {
  const [fault, ...others] = faultsOf(text, check);
  expect(fault).toMatch(new RegExp(`^made-up\\.md:${text.split("\n").findIndex((line) => line.includes("[[")) + 1}: \\[\\[lampp\\]\\]: unknown term; vocabulary/terms\\.yaml has child-pornography`));
  expect(others).toEqual([]);
});

it("a page may name what is registered", () => expect(faultsOf("# Lamps\n\nA [[lantern]], [[Lamp-house]].\n", checkPage)).toEqual([]));

it("a heading of a page holds none, so that its address and the page’s name stay the same", () => {
  expect(faultsOf("# Lamps\n\n## The [[lantern]]\n", checkPage)).toEqual(["made-up.md:3: [[lantern]] in a heading; a page’s headings are the same in all terms, so say it in the text below"]);
});

const CODE = "Write `[[lampp]]`, `` a ` [[lampp]] `` or `so:\n[[lampp]]`.\n\n````\n```\n[[lampp]]\n```\n````\n";

it.each<[what: string, text: string, check: typeof checkPage]>([
  ["page", `# Lamps of \`[[lampp]]\`\n\n${CODE}`, checkPage],
  ["deck", `# Lamps of \`[[lampp]]\`\n\n${CODE}`, checkDeck],
  ["briefing", `---\ntitle: Lamps\n---\n\n# Lamps\n\n${CODE}`, checkBriefing]
])("code of a %s is no text", (_what, text, check) => expect(faultsOf(text, check)).toEqual([]));

it.each<[what: string, check: typeof checkDeck]>([["deck", checkDeck], ["briefing", checkBriefing]])("beside code, the line of a mark in a %s is that of the mark", (_what, check) => {
  expect(faultsOf("---\ntitle: Lamps\n---\n# Lamps\n\nWrite `[[lampp]]`\nfor the `lamp`, [[lampp]].\n", check)).toEqual([expect.stringMatching(/^made-up\.md:7: \[\[lampp\]\]: unknown term/)]);
});
