import {expect, it} from "vitest";
import {evidenceInTerms} from "../../../src/core/terms/in-terms.js";
import {demoEvidence} from "../../components/demo-evidence.js";
import {demoTerms} from "../../support/terms.js";

it.each([
  ["guidelines", "Lights of a green lamp (“lantern”)"],
  ["sources", "Lights of a “lantern”"]
] as const)(
  "evidenceInTerms(evidence, %s) names the places that show a fact, and changes nothing else",
  (vocabulary, label) => {
    const use = {kind: "table", href: "/tables/#table-lights"} as const;
    const evidence = {
      ...demoEvidence,
      terms: demoTerms,
      uses: {"demo.green": [{...use, label: "Lights of a [[lantern]]"}]}
    };
    expect(evidenceInTerms(evidence, vocabulary)).toEqual({...evidence, uses: {"demo.green": [{...use, label}]}});
  }
);
