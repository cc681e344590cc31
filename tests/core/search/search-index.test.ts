import {describe, expect, it} from "vitest";
import {openSearchIndex, searchIndexOf, wordsOf} from "../../../src/core/search/search-index.js";
import type {SearchEntry} from "../../../src/core/search/search-index.js";

const entries: readonly SearchEntry[] = [
  {
    kind: "fact",
    title: "31,927 ships: Ships that passed, 2014",
    about: "para 1, Log",
    href: "facts/log.ships",
    text: "log.ships\n31927"
  },
  {
    kind: "fact",
    title: "127 million persons: Population",
    about: "para 7",
    href: "facts/log.population",
    text: "127000000"
  },
  {kind: "fact", title: "26.0%: Share from the north", about: "para 2, Log", href: "facts/log.share", text: "26"},
  {
    kind: "chart",
    title: "Most ships came from the north",
    about: "Ships by direction",
    href: "notebooks/ships#chart-ships",
    text: "suspended"
  },
  {
    kind: "page",
    title: "Ships and piers",
    about: "",
    href: "notebooks/ships",
    text: "What the log prints of 児童 and of Ōsaka."
  }
];
const find = openSearchIndex(JSON.parse(JSON.stringify(searchIndexOf(entries))));
const hrefs = (query: string): readonly string[] =>
  find(query).groups.flatMap(({found}) => found.map(({href}) => href));

it.each<[string, readonly string[]]>([
  ["31,927 cases", ["31927", "cases"]],
  ["26.0%", ["26.0"]],
  ["un.suspended-2014", ["un", "suspended", "2014"]],
  ["１，２３４", ["1234"]],
  ["児童", ["児", "童"]],
  ["Ōsaka’s", ["osaka", "s"]],
  ["1,23,456", ["1", "23456"]],
  [" – ", []]
])("wordsOf(%j) is %j", (text, words) => expect(wordsOf(text)).toEqual(words));

describe("a search", () => {
  it.each([["31,927"], ["31927"], ["319"], ["３１９２７"]])("finds a printed number by %s", (query) =>
    expect(hrefs(query)[0]).toBe("facts/log.ships")
  );

  it.each([["127 million"], ["127000000"]])("finds a scaled number by %s", (query) =>
    expect(hrefs(query)).toEqual(["facts/log.population"])
  );

  it("takes a number for itself and not for its neighbours", () => expect(hrefs("31928")).toEqual([]));

  it("finds by the beginning of a word and despite a slip", () => {
    expect(hrefs("suspe")).toEqual(["notebooks/ships#chart-ships"]);
    expect(hrefs("suspnded")).toEqual(["notebooks/ships#chart-ships"]);
  });

  it("groups by kind, the best kind first", () =>
    expect(find("ships north").groups.map(({kind}) => kind)).toEqual(["chart"]));

  it("finds what holds only some of the words where nothing holds all, and says so", () => {
    const {partly, count} = find("north 127");
    expect([partly, count]).toEqual([true, 3]);
    expect(find("north").partly).toBe(false);
  });

  it("takes Japanese and nothing at all as they come", () => {
    expect(hrefs("児童")).toEqual(["notebooks/ships"]);
    expect(find("童謡")).toMatchObject({partly: true, count: 1});
    expect(find("漢").count).toBe(0);
    expect(find("  ")).toEqual({groups: [], count: 0, partly: false, cut: false});
  });
});

it("the same entries give the same bytes", () =>
  expect(JSON.stringify(searchIndexOf(entries))).toBe(JSON.stringify(searchIndexOf([...entries]))));

it("answers a query of a hundred thousand words at once, and says that it reads the first only", () => {
  const before = performance.now();
  const found = find(Array.from({length: 100_000}, (_, i) => `ships${i}`).join(" "));
  expect(performance.now() - before).toBeLessThan(500);
  expect(found.cut).toBe(true);
  expect(find("ships").cut).toBe(false);
});
