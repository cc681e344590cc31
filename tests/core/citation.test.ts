import {describe, expect, it} from "vitest";
import {citeSource, citeWork, placesText} from "../../src/core/citation.js";

const UN = {
  publisher: "United Nations Human Rights Council",
  title: "Report on lighthouses",
  symbol: "A/HRC/1/2/Add.1",
  date: "2016-03-03"
};
const POLICE = {publisher: "National Police Agency, Norland", title: "Efforts of the year", symbol: "", date: "2020"};
const SHEET = {publisher: "not stated in the document", title: "Fact sheet on lamps", symbol: "", date: "2017"};

describe("citeSource({source, locators})", () => {
  it.each([
    [
      UN,
      ["para 41"],
      "A/HRC/1/2/Add.1, para. 41",
      "United Nations Human Rights Council, Report on lighthouses, A/HRC/1/2/Add.1 (3 March 2016), para. 41"
    ],
    [
      UN,
      [],
      "A/HRC/1/2/Add.1",
      "United Nations Human Rights Council, Report on lighthouses, A/HRC/1/2/Add.1 (3 March 2016)"
    ],
    [
      POLICE,
      ["Section 1, second item"],
      "National Police Agency, Norland (2020), Section 1, second item",
      "National Police Agency, Norland, Efforts of the year (2020), Section 1, second item"
    ],
    [
      SHEET,
      ["Facts, bullet 4"],
      "Fact sheet on lamps (2017), Facts, bullet 4",
      "Fact sheet on lamps (2017), Facts, bullet 4"
    ],
    [
      {...POLICE, date: ""},
      [],
      "National Police Agency, Norland",
      "National Police Agency, Norland, Efforts of the year"
    ]
  ])("%j at %j", (source, locators, short, full) => {
    expect(citeSource({source, locators})).toEqual({short, full});
  });
});

it.each([
  [[], ""],
  [["para 41"], "para. 41"],
  [["para 38", "para 8", "para 38"], "paras. 8 and 38"],
  [["para 45", "para 8", "para 41"], "paras. 8, 41 and 45"],
  [["footnote 13 (para 38)", "para 38"], "para. 38; footnote 13 (para. 38)"],
  [["Facts, bullet 10", "Facts, bullet 2"], "Facts, bullet 2; Facts, bullet 10"]
])("placesText(%j) is %j", (locators, text) => expect(placesText(locators)).toBe(text));

describe("citeWork(work)", () => {
  const work = {
    collection: "Tickmark",
    title: "Lights, by kind",
    name: "table lights",
    version: "1.2.3",
    digest: "0123456789abcdef0123",
    sources: [{source: UN, locators: ["para 41"]}, {source: SHEET}]
  };

  it("names table, version and twelve digits of the digest, and in full the documents", () => {
    expect(citeWork(work)).toEqual({
      short: "Tickmark, table lights, version 1.2.3, data digest 0123456789ab",
      full: "Tickmark, “Lights, by kind” (table lights), version 1.2.3, data digest 0123456789ab. Derived from: United Nations Human Rights Council, Report on lighthouses, A/HRC/1/2/Add.1 (3 March 2016), para. 41; Fact sheet on lamps (2017)."
    });
  });

  it("says nothing of documents where there are none", () => {
    expect(citeWork({...work, sources: []}).full).toBe(
      "Tickmark, “Lights, by kind” (table lights), version 1.2.3, data digest 0123456789ab."
    );
  });
});
