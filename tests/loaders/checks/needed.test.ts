import {describe, expect, it} from "vitest";
import {verify} from "../../../loaders/verify.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {copyCorpus} from "../../support/corpus.js";
import type {Edit} from "../../support/corpus.js";

const diagnosticsAfter = async (edits: Readonly<Record<string, Edit>>): Promise<readonly string[]> =>
  (await verify(await copyCorpus(edits))).report.diagnostics.map(formatDiagnostic);

/** A file of checks with some of them taken away. */
const without =
  (...ids: readonly string[]): Edit =>
  (text) =>
    text
      .split(/^(?=- id: )/m)
      .filter((check) => !ids.some((id) => check.startsWith(`- id: ${id}\n`)))
      .join("");

describe("a check that is taken away", () => {
  it("is missed by the parts and the whole that it held together", async () => {
    expect(
      await diagnosticsAfter({"data/checks.yaml": without("share-of-fishing", "parts-within", "parts-of-ships")})
    ).toEqual([
      "data/facts/demo.csv:3: demo.fishing: no check holds it and its whole, demo.ships-2014; add one to checks.yaml, such as at-most(demo.fishing, demo.ships-2014)",
      "data/facts/demo.csv:4: demo.ferries: no check holds it and its whole, demo.ships-2014; add one to checks.yaml, such as at-most(demo.ferries, demo.ships-2014)"
    ]);
  });

  it("is not missed where another holds them together", async () => {
    expect(await diagnosticsAfter({"data/checks.yaml": without("parts-within")})).toEqual([]);
  });

  it("is missed by the pages that lead to it", async () => {
    const leading: Edit = (text) => `${text}\nTwo bodies counted [apart](/open-points#check-ships-and-vessels).\n`;
    expect(await diagnosticsAfter({"data/notebooks/ships.md": leading})).toEqual([]);
    expect(
      await diagnosticsAfter({"data/notebooks/ships.md": leading, "data/checks.yaml": without("ships-and-vessels")})
    ).toEqual([
      expect.stringMatching(
        /^data\/notebooks\/ships\.md:\d+: leads to the open point ships-and-vessels, and checks\.yaml holds no check of this id; /
      )
    ]);
  });
});
