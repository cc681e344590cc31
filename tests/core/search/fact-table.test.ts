import {describe, expect, it} from "vitest";
import {ALL_FACTS} from "../../../src/core/search/fact-index.js";
import type {FactQuery} from "../../../src/core/search/fact-index.js";
import {FactTable} from "../../../src/core/search/fact-table.js";
import {demoIndex} from "./demo-index.js";

const table = new FactTable(demoIndex);
const found = (query: Partial<FactQuery>): readonly string[] =>
  [...table.rows({...ALL_FACTS, ...query})].map((row) => demoIndex.columns.id[row]!);

describe("rows(query)", () => {
  it.each<[string, Partial<FactQuery>, readonly string[]]>([
    ["everything in the order of the documents", {}, ["log.ships", "log.share", "list.piers", "list.ships"]],
    ["a source", {source: "list"}, ["list.piers", "list.ships"]],
    ["a measure", {measure: "ships"}, ["log.ships", "log.share", "list.ships"]],
    ["a year that a period names", {period: "2016"}, ["log.share"]],
    ["periods that are not printed", {period: "none"}, ["list.piers", "list.ships"]],
    ["a state", {states: ["open"]}, ["log.share"]],
    ["states together", {states: ["exact", "unused"]}, ["list.ships"]],
    ["a number as printed", {text: "31,927"}, ["log.ships"]],
    ["a number without its separator", {text: "31927"}, ["log.ships"]],
    ["a number in full-width digits", {text: "３１９２７"}, ["log.ships"]],
    ["part of a number", {text: "17"}, ["list.ships"]],
    ["words of a label and of the row, in any order", {text: "north SHIPS"}, ["log.share"]],
    ["what its category is called otherwise", {text: "compass"}, ["log.share"]],
    ["a word without its accent", {text: "osaka"}, ["list.piers"]],
    ["a title of a document", {text: "piers line"}, ["list.piers", "list.ships"]],
    [
      "filters of every kind together",
      {text: "para", source: "log", measure: "ships", period: "2014", states: ["used"]},
      ["log.ships"]
    ],
    ["a number that is typed with a separator and printed without one", {text: "4,096"}, ["list.piers"]],
    ["half-width signs", {text: "ｶﾞﾗｽ"}, ["list.ships"]],
    ["nothing", {text: "児童"}, []]
  ])("leaves %s", (_, query, expected) => {
    expect(found(query)).toEqual(expected);
    expect(table.count({...ALL_FACTS, ...query})).toBe(expected.length);
  });

  it.each<[FactQuery["sort"], boolean, readonly string[]]>([
    ["place", true, ["list.ships", "list.piers", "log.share", "log.ships"]],
    ["printed", false, ["log.share", "list.piers", "list.ships", "log.ships"]],
    ["measure", false, ["list.piers", "log.ships", "log.share", "list.ships"]],
    ["period", true, ["list.ships", "list.piers", "log.share", "log.ships"]]
  ])("sorts by %s, descending: %s; numbers only within their unit", (sort, descending, expected) => {
    expect(found({sort, descending})).toEqual(expected);
  });
});

it("rows(query) of a text typed letter by letter are those of the text at once, forwards and back, under other filters and orders", () => {
  const typed = [
    "",
    "3",
    "31",
    "31,",
    "31,9",
    "31,92",
    "31,9",
    "31",
    "o",
    "os",
    "osa",
    "osaka",
    "s",
    "sh",
    "ships",
    "ships n",
    "ships nor",
    "ships",
    "4",
    "4,",
    "4,0",
    "4,09",
    "4,096",
    "ｶ",
    "ｶﾞ",
    ""
  ];
  const asked = typed.flatMap((text): readonly FactQuery[] => [
    {...ALL_FACTS, text},
    {...ALL_FACTS, text, source: "list"},
    {...ALL_FACTS, text, descending: true},
    {...ALL_FACTS, text, descending: true, page: 2}
  ]);
  for (const query of [...typed.map((text) => ({...ALL_FACTS, text})), ...asked])
    expect([...table.rows(query)], JSON.stringify(query)).toEqual([...new FactTable(demoIndex).rows(query)]);
});
