import {beforeAll, describe, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import type {Content} from "../../../loaders/content.js";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {ProseReport, untiedDiagnostic} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {checkWritten} from "../../support/check-written.js";
import {realSite} from "../../support/real-site.js";
import {CLAIM_SENTENCES} from "./claim-sentences.js";

let library: ChartLibrary;
let content: Content;
let chartFacts: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const workspace = openWorkspace("data");
  [library, content] = [siteLibrary(await realSite()), await readContent(workspace, [])];
  ({chartFacts} = await verify(workspace));
});

function diagnosticsOf(text: string, kind: ManuscriptKind): readonly string[] {
  const report = new ProseReport(content.facts, content);
  chartFacts.forEach((ids, id) => report.chartFacts.set(id, ids));
  checkWritten(text, kind, "made-up.md", library, report);
  return [...report.diagnostics, ...report.untied.map(untiedDiagnostic)].map(formatDiagnostic);
}

const slide = (sentence: string, {chart, heading}: {readonly chart: string; readonly heading: string}): string =>
  `---\ntitle: Printed figures\n---\n\n# ${heading}\n\n${sentence}\n\n\`\`\`chart\nref: ${chart}\n\`\`\`\n`;

describe("a sentence claims what its numbers carry", () => {
  it("of two hundred no false one passes, and at most two true ones are refused", () => {
    const [refused, passed]: [string[], string[]] = [[], []];
    for (const {holds, fails, ...beside} of CLAIM_SENTENCES) {
      refused.push(...holds.filter((sentence) => diagnosticsOf(slide(sentence, beside), "deck").length > 0));
      passed.push(...fails.filter((sentence) => diagnosticsOf(slide(sentence, beside), "deck").length === 0));
    }
    expect(CLAIM_SENTENCES.map(({holds, fails}) => holds.length - fails.length).filter((more) => more !== 0)).toEqual(
      []
    );
    expect(CLAIM_SENTENCES.flatMap(({holds}) => holds)).toHaveLength(100);
    expect(passed).toEqual([]);
    // A number word before a unit, and a category named by another word than its label.
    expect(refused).toEqual([
      "What one centre saw says nothing of Japan as a whole.",
      expect.stringMatching(/^A few arrests, /)
    ]);
  }, 60_000);

  const FALSE = "Most offenders walk free";

  it.each<[where: string, kind: ManuscriptKind, text: string]>([
    ["the title of a slide", "deck", `# ${FALSE}\n\nText.\n`],
    ["an item of a slide", "deck", `# Sentences\n\n- ${FALSE}\n`],
    ["a cell of a slide’s table", "deck", `# Sentences\n\n| What |\n| --- |\n| ${FALSE} |\n`],
    ["the notes of a slide", "deck", `# Sentences\n\nText.\n\n::: notes\n${FALSE}.\n:::\n`],
    ["the alt text of a picture", "deck", `# Sentences\n\n![${FALSE}](a.png)\n`],
    ["a briefing", "briefing", `---\ntitle: Sentences\n---\n\n# Sentences\n\nText.\n\n- ${FALSE}\n`],
    [
      "the alt text of a briefing’s picture",
      "briefing",
      `---\ntitle: Sentences\n---\n\n# Sentences\n\nText.\n\n![${FALSE}](a.png)\n`
    ],
    ["a notebook", "notebook", `# Sentences\n\n${FALSE}.\n`],
    ["the alt text of a notebook’s picture", "notebook", `# Sentences\n\n![${FALSE}](a.png)\n`],
    ["the text of a link", "notebook", `# Sentences\n\n[${FALSE}](/)\n`]
  ])("in %s", (_where, kind, text) => {
    expect(diagnosticsOf(text, kind)).toContainEqual(
      expect.stringMatching(/^made-up\.md:\d+: “Most” states a quantity/)
    );
    expect(diagnosticsOf(text.replace(FALSE, "The report says who was convicted"), kind)).toEqual([]);
  });

  const PORNOGRAPHY = "{{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }}";
  const PROSTITUTION = "{{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }}";
  const REFERRED = "{{ change(un.referred-prostitution-2010, un.referred-prostitution-2014) | +.0% }}";

  it.each<[holds: string, fails: string]>([
    [
      `Victims of child pornography rose, ${PORNOGRAPHY}, while those of child prostitution fell, ${PROSTITUTION}.`,
      `Victims of child pornography fell, ${PORNOGRAPHY}, while those of child prostitution rose, ${PROSTITUTION}.`
    ],
    [
      `While victims of child prostitution fell, ${PROSTITUTION}, those of child pornography rose, ${PORNOGRAPHY}.`,
      `While victims of child prostitution rose, ${PROSTITUTION}, those of child pornography fell, ${PORNOGRAPHY}.`
    ],
    [
      `Child pornography, ${PORNOGRAPHY}, and child prostitution, ${PROSTITUTION}, moved in opposite directions.`,
      `Child pornography, ${PORNOGRAPHY}, and child prostitution, ${PROSTITUTION}, moved in the same direction.`
    ],
    [
      `Victims of child prostitution (${PROSTITUTION}) and cases referred of it (${REFERRED}): both fell.`,
      `Victims of child prostitution (${PROSTITUTION}) and cases referred of it (${REFERRED}): both rose.`
    ],
    [
      `Victims of child prostitution, ${PROSTITUTION}, and cases referred of it, ${REFERRED}: neither rose.`,
      `Victims of child prostitution, ${PROSTITUTION}, and cases referred of it, ${REFERRED}: neither fell.`
    ],
    [
      `Victims went the same way as cases referred of child prostitution, ${PROSTITUTION} and ${REFERRED}.`,
      `Victims went the opposite way of cases referred of child prostitution, ${PROSTITUTION} and ${REFERRED}.`
    ],
    [
      "児童買春の被害児童（{{ un.victims-prostitution-2010 }}から{{ un.victims-prostitution-2014 }}）と事件（{{ un.referred-prostitution-2010 }}から{{ un.referred-prostitution-2014 }}）はともに減少した。",
      "児童買春の被害児童（{{ un.victims-prostitution-2010 }}から{{ un.victims-prostitution-2014 }}）と事件（{{ un.referred-prostitution-2010 }}から{{ un.referred-prostitution-2014 }}）はともに増加した。"
    ]
  ])("lets “%s” stand, and not its opposite", (holds, fails) => {
    const claimed = (sentence: string): readonly string[] =>
      diagnosticsOf(
        slide(sentence, {chart: "victims-trend", heading: "Recorded victims and cases referred"}),
        "deck"
      ).filter((line) => line.includes("something else than the numbers"));
    expect(claimed(holds)).toEqual([]);
    expect(claimed(fails)).toHaveLength(1);
  });

  it("says what to do about each kind of claim", () => {
    const said = (sentence: string): string =>
      diagnosticsOf(slide(sentence, {chart: "convicted-trend", heading: "Offenders convicted"}), "deck").join("\n");
    expect(said("The number of offenders convicted fell due to a new law.")).toMatch(
      /made-up\.md:7: “due to” gives a cause, and the sentence names no document that states it/
    );
    expect(
      said(
        "Offenders convicted: {{ change(un.offenders-convicted-2010, un.offenders-convicted-2014) | +.0% }}, a rise."
      )
    ).toBe(
      "made-up.md:7: “rise” says something else than the numbers of the sentence; say what they say, or tie those that are meant"
    );
    expect(said("The report says that the law is the cause of the fall.")).toBe("");
  });
});
