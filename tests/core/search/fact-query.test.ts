import {describe, expect, it} from "vitest";
import {ALL_FACTS} from "../../../src/core/search/fact-index.js";
import type {FactQuery} from "../../../src/core/search/fact-index.js";
import {factQueryAddress, readFactQuery, setFilters} from "../../../src/core/search/fact-query.js";
import {demoIndex} from "./demo-index.js";

describe("an address of the list of figures", () => {
  it.each<[string, Partial<FactQuery>]>([
    ["", {}],
    ["?q=north+light", {text: "north light"}],
    ["?source=log&measure=ships&period=2014", {source: "log", measure: "ships", period: "2014"}],
    ["?period=none&state=open,unused", {period: "none", states: ["open", "unused"]}],
    ["?sort=-printed&page=3", {sort: "printed", descending: true, page: 3}],
    ["?sort=-place", {descending: true}],
    ["?q=%26+%3D+%E5%85%90", {text: "& = 児"}]
  ])("%s is read and written the same", (address, query) => {
    expect(readFactQuery(address, demoIndex)).toEqual({query: {...ALL_FACTS, ...query}, ignored: []});
    expect(factQueryAddress({...ALL_FACTS, ...query})).toBe(address);
  });

  it.each<[string, readonly string[], Partial<FactQuery>]>([
    ["?source=pier&q=x", ["source “pier”"], {text: "x"}],
    ["?state=open,closed", ["state “closed”"], {states: ["open"]}],
    ["?sort=colour&period=1066&measure=&page=0", ["sort “colour”", "period “1066”", "page “0”"], {}],
    ["?v=1&page=-2&page=x", ["page “-2”", "“v”"], {}]
  ])("%s leaves out what it doesn't know, and says so", (address, ignored, query) => {
    const read = readFactQuery(address, demoIndex);
    expect([...read.ignored].sort()).toEqual([...ignored].sort());
    expect(read.query).toEqual({...ALL_FACTS, ...query});
  });
});

it("setFilters(query, index) names each filter that is set, with the query without it", () => {
  const query: FactQuery = {
    ...ALL_FACTS,
    text: " north ",
    source: "log",
    period: "none",
    states: ["open", "used"],
    page: 4
  };
  const filters = setFilters(query, demoIndex);
  expect(filters.map(({label}) => label)).toEqual([
    "the text “north”",
    "the source “Log of the light”",
    "a period that is not printed",
    "“with an open point”",
    "“used”"
  ]);
  expect(filters[1]!.without).toEqual({...query, source: "", page: 1});
  expect(filters[3]!.without.states).toEqual(["used"]);
  expect(setFilters(ALL_FACTS, demoIndex)).toEqual([]);
});
