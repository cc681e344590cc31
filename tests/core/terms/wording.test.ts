import {describe, expect, it} from "vitest";
import {TermError, inWords, splitTerms} from "../../../src/core/terms/wording.js";
import {demoTerms} from "../../support/terms.js";

describe("splitTerms(text)", () => {
  it.each([
    ["no mark", ["no mark"]],
    ["a [[lamp-house]].", ["a ", {id: "lamp-house", capital: false, label: false}, "."]],
    [
      "[[Lamp-house]] and [[lantern:label]]",
      [{id: "lamp-house", capital: true, label: false}, " and ", {id: "lantern", capital: false, label: true}]
    ],
    ["[[no term]] [lamp-house] [[1]]", ["[[no term]] [lamp-house] [[1]]"]]
  ])("%s", (text, parts) => expect(splitTerms(text)).toEqual(parts));
});

describe("inWords(text, terms, vocabulary)", () => {
  it.each([
    ["same: no brackets", "a [[lamp-house]]", "a lighthouse", "a “lamp house”"],
    [
      "wider: the category in brackets",
      "[[child-pornography]]",
      "child sexual abuse material (the Act’s “child pornography”)",
      "“child pornography”"
    ],
    ["narrower: likewise, with nobody named", "[[lantern]]", "green lamp (“lantern”)", "“lantern”"],
    ["none: the documents’ own in both", "[[will-o-wisp]]", "“will-o’-wisp”", "“will-o’-wisp”"],
    ["a capital", "[[Lamp-house]] keepers", "Lighthouse keepers", "“Lamp house” keepers"],
    ["a label: short, and without quotation marks", "[[lantern:label]]", "green lamp", "lantern"],
    [
      "the category on first use only",
      "[[lantern]], [[lantern]]",
      "green lamp (“lantern”), green lamp",
      "“lantern”, “lantern”"
    ],
    [
      "within a quotation: single marks",
      "“On [[lantern]]”, [[lamp-house]]",
      "“On green lamp (‘lantern’)”, lighthouse",
      "“On ‘lantern’”, “lamp house”"
    ],
    [
      "a label is no first use",
      "[[lantern:label]], [[lantern]]",
      "green lamp, green lamp (“lantern”)",
      "lantern, “lantern”"
    ]
  ])("%s", (_rule, text, guidelines, sources) => {
    expect(inWords(text, demoTerms, "guidelines")).toBe(guidelines);
    expect(inWords(text, demoTerms, "sources")).toBe(sources);
  });

  it("names a category once in all texts that share what has been named", () => {
    const named = new Set<string>();
    expect(["[[lantern]]", "[[lantern]]"].map((text) => inWords(text, demoTerms, "guidelines", named))).toEqual([
      "green lamp (“lantern”)",
      "green lamp"
    ]);
  });

  it.each([
    ["lampp", /^\[\[lampp\]\]: unknown term; vocabulary\/terms\.yaml has child-pornography, .*will-o-wisp$/],
    ["never", /a word that is never ours/]
  ])("refuses [[%s]]", (id, message) => {
    expect(() => inWords(`a [[${id}]]`, demoTerms, "sources")).toThrow(TermError);
    expect(() => inWords(`a [[${id}]]`, demoTerms, "sources")).toThrow(message);
  });

  it("leaves every other word alone, the documents’ own too", () =>
    expect(inWords("child pornography, lantern", demoTerms, "guidelines")).toBe("child pornography, lantern"));
});
