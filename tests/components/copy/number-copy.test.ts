import {expect, it} from "vitest";
import {numberCopy} from "../../../src/components/copy/number-copy.js";
import {demoTerms} from "../../support/terms.js";
import {demoEvidence} from "../demo-evidence.js";

const HREF = "https://example.test/trace/?x=1";
const SOURCE = "Source: Harbour Office, Lamps of the pier, H/1 (2 January 2015), para. 1";

it("says of a fact what it is, of when, what must be said with it, where it is printed, and where its trace is", () => {
  expect(numberCopy({expression: "demo.green", href: HREF}, demoEvidence).text.split("\n")).toEqual([
    "106 lamps",
    "Lamps counted, green lamps, Japan, 2014",
    "Caveat: Counted by night.",
    "Caveat: Only those on the pier, of 141 in all.",
    SOURCE,
    `Trace: ${HREF}`
  ]);
});

it("keeps the qualifier and the period of the print", () => {
  expect(numberCopy({expression: "demo.visitors", href: ""}, demoEvidence).text.split("\n").slice(0, 2)).toEqual([
    "about 220 persons",
    "Visitors, Japan, April 2014 to March 2015"
  ]);
});

it("says of an expression how it is shown, how it is worked out, and of which printed figures", () => {
  expect(
    numberCopy({expression: "share(demo.green,demo.total)", shown: "75%", href: HREF}, demoEvidence)
      .text.split("\n")
      .slice(0, 4)
  ).toEqual([
    "75%",
    "Worked out: share(demo.green, demo.total): 106 ÷ 141 × 100 = 75.2%",
    "106 lamps: Lamps counted, green lamps, Japan, 2014",
    "141 lamps: Lamps counted, Japan, 2014"
  ]);
});

it("gives the same as HTML, escaped, with a link", () => {
  const {html} = numberCopy({expression: "demo.green", shown: "<b>106</b>", href: HREF}, demoEvidence);
  expect(html).toContain("<p><strong>&lt;b&gt;106&lt;/b&gt; lamps</strong></p>");
  expect(html).toContain(`<p>Trace: <a href="${HREF}">${HREF}</a></p>`);
});

it("refuses what can't be worked out", () =>
  expect(() => numberCopy({expression: "demo.none", href: ""}, demoEvidence)).toThrow("demo.none"));

it("names the category in the vocabulary that was chosen, the documents' own in brackets where it is another", () => {
  const terms = demoTerms;
  const copied = (vocabulary?: "guidelines" | "sources"): string =>
    numberCopy({expression: "demo.green", href: HREF}, {...demoEvidence, terms}, vocabulary).text.split("\n")[1]!;
  expect(copied()).toBe("Lamps counted, green lamp (“lantern”), Japan, 2014");
  expect(copied("guidelines")).toBe(copied());
  expect(copied("sources")).toBe("Lamps counted, lantern, Japan, 2014");
});
