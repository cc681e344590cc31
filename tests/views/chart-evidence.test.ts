import {describe, expect, it} from "vitest";
import {sourcesOfRows} from "../../src/views/chart-evidence.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {demoEvidence} from "../components/demo-evidence.js";

describe("sourcesOfRows", () => {
  it.each([
    ["Harbour Office", "Harbour Office, H/1 (2015)", "Harbour Office, Other lamps (2016)"],
    ["not stated in the document", "H/1 (2015)", "Other lamps (2016)"]
  ])("names the publisher %s, unless the document states none", (publisher, ...labels) => {
    const index = indexEvidence({
      ...demoEvidence,
      sources: demoEvidence.sources.map((source) => ({...source, publisher}))
    });
    expect(sourcesOfRows([], [{source: "demo"}, {source: "other"}], index).map(({label}) => label)).toEqual(labels);
    expect(sourcesOfRows([index.fact("other.lamps")!], [], index)[0]!.label).toBe(`${labels[1]!}, page 4`);
  });
});
