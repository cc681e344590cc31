import {expect, it} from "vitest";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {indexEvidence} from "../../../src/views/evidence-index.js";
import {checkWritten} from "../../support/check-written.js";
import {realSite} from "../../support/real-site.js";

/** What is untied in a text that follows the front matter and heading of its kind. */
async function untied(text: string, kind: ManuscriptKind, front = ""): Promise<readonly string[]> {
  const site = await realSite();
  const report = new ProseReport(indexEvidence(site.evidence).facts);
  const whole = `---\ntitle: A\nperiod: B\n${front}---\n\n# A\n\n${text}\n`;
  checkWritten(whole, kind, `made-up.${front === "" ? "md" : "qmd"}`, siteLibrary(site), report);
  expect(report.diagnostics).toEqual([]);
  return report.untied.map((found) => found.text);
}

const QUARTO = "format: revealjs\n";

it.each<[kind: ManuscriptKind, text: string, front?: string]>([
  ["deck", "per km^2^, H~2~O and **CO~2~**, m^-1^, C~6~H~12~O~6~", QUARTO],
  ["deck", "per km² and CO₂; km^2^ and CO~2~ as written"],
  ["briefing", "per km² and H₂O, C₆H₁₂O₆, m⁻¹"],
  ["notebook", "per km<sup>2</sup>, CO<sub>2</sub>, m² and m^2^"]
])("in a %s digits raised or lowered beside a unit or a formula count nothing: %s", async (kind, text, front) => {
  expect(await untied(text, kind, front)).toEqual([]);
});

it.each<[kind: ManuscriptKind, text: string, found: readonly string[], front?: string]>([
  ["deck", "10^5^ ships", ["10⁵"], QUARTO],
  ["deck", "ships^141^ and ships^2^", ["¹⁴¹", "²"], QUARTO],
  ["deck", "m2, at 10⁵", ["2", "10⁵"]],
  ["briefing", "ships² and ½", ["²", "½"]],
  ["notebook", "10<sup>5</sup> ships<sub>2</sub>, m2", ["10⁵", "₂", "2"]]
])("in a %s what stands beside a number or a word is reported: %s", async (kind, text, found, front) => {
  expect(await untied(text, kind, front)).toEqual(found);
});
