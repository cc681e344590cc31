import Fraction from "fraction.js";
import {describe, expect, it} from "vitest";
import type {Vocabulary} from "../../../loaders/facts/vocabulary.js";
import {SENTENCE_RULES, mismatchesOf} from "../../../loaders/prose/sentence-rules/all.js";
import {Lexicon} from "../../../loaders/prose/sentence-rules/lexicon.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import {sentencesOf} from "../../../loaders/prose/sentence-rules/sentence.js";
import type {Surroundings} from "../../../loaders/prose/sentence-rules/sentence.js";
import {NO_NOUNS} from "../../../src/core/claim-words.js";
import type {Term} from "../../../src/core/evidence.js";
import type {Fact, ValuedFact} from "../../../src/core/fact.js";
import {parseProse} from "../../../src/core/prose.js";

function fact(id: string, value: number, fields: Partial<Fact> = {}): ValuedFact {
  const exact = new Fraction(value);
  return {
    id: `demo.${id}`,
    source: "demo",
    locator: "para 1",
    start: 0,
    end: 1,
    printed: String(value),
    prefix: "",
    suffix: "",
    qualifier: "",
    unit: "ships",
    measure: "ships",
    period: "2014",
    period_flag: "",
    area: "NO",
    category: "",
    sex: "",
    of: "",
    producer: "",
    status: "",
    caveat: "",
    note: "",
    ...fields,
    value: exact,
    interval: {low: exact, high: exact}
  };
}

const FERRIES = {category: "ferries", of: "demo.ships-2014"};
const FACTS: readonly ValuedFact[] = [
  fact("ships-2014", 200),
  fact("ships-2010", 160, {period: "2010"}),
  fact("ships-2010-fn", 160, {period: "2010", locator: "footnote 2 (para 1)"}),
  fact("fishing", 120, {category: "fishing", of: "demo.ships-2014"}),
  fact("ferries", 50, FERRIES),
  fact("ferries-2010", 70, {...FERRIES, period: "2010", of: "demo.ships-2010"}),
  fact("girls", 30, {unit: "persons", measure: "pupils", sex: "girls"}),
  fact("boys", 20, {unit: "persons", measure: "pupils", sex: "boys"}),
  fact("harbours", 7, {unit: "harbours", measure: "harbours", period: "", locator: "para 3"}),
  fact("rocks", 40, {unit: "ships", measure: "wrecks", locator: "para 5"}),
  fact("harbour-ships", 9, {measure: "harbour-ships", area: "NO-03", locator: "para 6"}),
  fact("club-ships", 8, {measure: "club-ships", caveat: "of-the-club", locator: "para 7"}),
  fact("from", 1, {unit: "years", measure: "stay", qualifier: "from"}),
  fact("to", 4, {unit: "years", measure: "stay", qualifier: "to"}),
  fact("age", 9, {unit: "years", measure: "age"}),
  fact("unlit", 3, {unit: "lamps", measure: "lamps", category: "unlit"}),
  fact("kept", 5, {unit: "lamps", measure: "lamps", category: "kept"}),
  fact("unlit-ja", 3, {unit: "lamps", measure: "lamps-ja", category: "unlit-ja"}),
  fact("dark-ja", 5, {unit: "lamps", measure: "lamps-ja", category: "dark-ja"}),
  {...fact("sheet-ships", 190), id: "paper.ships", source: "paper", locator: "bullet 1"}
];

const terms = (
  labels: Readonly<Record<string, string>>
): ReadonlyMap<string, Term & {readonly file: string; readonly line: number}> =>
  new Map(
    Object.entries(labels).map(([id, label]) => [id, {id, label, definition: "", caveat: "", file: "", line: 1}])
  );

const vocabulary: Vocabulary = {
  units: new Map(["ships", "persons", "harbours", "years"].map((id) => [id, {id, label: id, kind: "count"}])),
  unitWords: new Map([
    ["ships", ["ship", "ships"]],
    ["persons", ["persons", "pupils"]],
    ["harbours", ["harbours"]],
    ["years", ["years"]]
  ]),
  partWords: new Map(),
  unitsOfWord: new Map([
    ["ships", ["ships"]],
    ["pupils", ["persons"]],
    ["harbours", ["harbours"]]
  ]),
  measureUnits: new Map([
    ["ships", ["ships"]],
    ["wrecks", ["ships"]],
    ["harbours", ["harbours"]],
    ["pupils", ["persons"]],
    ["harbour-ships", ["ships"]],
    ["club-ships", ["ships"]]
  ]),
  measures: terms({
    ships: "Ships counted by keepers",
    wrecks: "Wrecks found by divers",
    harbours: "Harbours",
    pupils: "Pupils at school",
    "harbour-ships": "Ships in harbour",
    "club-ships": "Ships of a club"
  }),
  categories: terms({
    fishing: "fishing boats",
    ferries: "ferries",
    unlit: "unlit lamps",
    kept: "lamps without a keeper",
    "unlit-ja": "不点灯",
    "dark-ja": "消灯"
  }),
  within: new Map(),
  sexes: terms({girls: "girls", boys: "boys"}),
  producers: new Map(),
  counted: [],
  together: {refusals: [], noTrend: [], single: ["of-the-club"]},
  caveats: new Map([
    ["of-the-club", {id: "of-the-club", text: "", single: "club", named: "Sailors", file: "", line: 1}]
  ]),
  areas: new Map([
    ["NO", {id: "NO", label: "Norland", kind: "home", named: undefined}],
    ["NO-03", {id: "NO-03", label: "Lanternby Bay", named: "Lanternby"}]
  ])
};

const lexicon = new Lexicon({
  rows: FACTS,
  vocabulary,
  nouns: NO_NOUNS,
  checks: [{id: "ships-again", facts: ["demo.ships-2014", "paper.ships"]}],
  sources: [
    {id: "demo", called: ["report"]},
    {id: "paper", called: ["bulletin on ships", "bulletin"]}
  ]
});

const EVERY: Surroundings = {headings: [], related: new Set(FACTS.map(({id}) => id)), others: "named"};

function mismatchs(prose: string, surroundings: Surroundings = EVERY): readonly string[] {
  const parts = parseProse(prose);
  const text = parts.map((part) => (part.type === "text" ? part.text : NUMBER_MARK)).join("");
  return mismatchesOf(
    text,
    parts.flatMap((part) => (part.type === "number" ? [part.expression] : [])),
    surroundings,
    lexicon
  ).map(({message}) => message);
}

const ALONE: Surroundings = {headings: [], related: new Set(), others: "named"};
const CHART: Surroundings = {
  headings: ["Ships counted, 2014"],
  related: new Set(["demo.ships-2014", "demo.fishing", "demo.ferries"]),
  others: "none"
};

describe.each<
  [rule: keyof typeof SENTENCE_RULES, right: string, wrong: string, message: RegExp, around?: Surroundings]
>([
  [
    "shape",
    "{{ share(demo.ferries, demo.ships-2014) }} were ferries",
    "{{ share(demo.ferries, demo.ships-2010) }} were ferries",
    /demo\.ships-2010 is not the whole of demo\.ferries/
  ],
  [
    "shape",
    "a change of {{ change(demo.ships-2010, demo.ships-2014) }}",
    "a change of {{ change(demo.ships-2014, demo.ships-2010) }}",
    /not of an earlier period/
  ],
  [
    "shape",
    "a change of {{ change(demo.ferries-2010, demo.ferries) }} in ferries",
    "a change of {{ change(demo.ships-2010, demo.ferries) }} in ferries",
    /no series, their category differs/
  ],
  [
    "shape",
    "{{ sum(demo.fishing, demo.ferries) }} of both kinds",
    "{{ sum(demo.fishing, demo.ships-2014) }} of both kinds",
    /demo\.fishing is part of demo\.ships-2014/
  ],
  [
    "shape",
    "{{ sum(demo.fishing, demo.ferries) }} of both kinds",
    "{{ sum(demo.fishing, demo.rocks) }} of both kinds",
    /no count of the same statistic/
  ],
  [
    "shape",
    "the other {{ remainder(demo.ships-2014, demo.fishing, demo.ferries) }}",
    "the other {{ remainder(demo.ships-2014, demo.fishing, demo.ferries-2010) }}",
    /demo\.ferries-2010 is no part/
  ],
  [
    "years",
    "In 2014 there were {{ demo.ships-2014 }} ships",
    "In 2014 there were {{ demo.ships-2010 }} ships",
    /demo\.ships-2010 is of 2010, the words around it speak of 2014/
  ],
  [
    "years",
    "{{ demo.ships-2014 }} ships in 2014, after {{ demo.ships-2010 }} in 2010",
    "{{ demo.ships-2014 }} ships in 2010",
    /demo\.ships-2014 is of 2014/
  ],
  [
    "years",
    "By the bulletin of 2003 there were {{ paper.ships }} ships",
    "By the sheet of 2003 there were {{ paper.ships }} ships",
    /speak of 2003/
  ],
  [
    "years",
    "By the Act of 2003 there were {{ demo.ships-2014 }} ships",
    "By 2003 there were {{ demo.ships-2014 }} ships",
    /speak of 2003/
  ],
  [
    "years",
    "there are {{ demo.harbours }} harbours",
    "there were {{ demo.harbours }} harbours in 2014",
    /demo\.harbours is undated/
  ],
  [
    "units",
    "{{ demo.harbours }} harbours",
    "{{ demo.harbours }} ships",
    /demo\.harbours is in harbours, the word behind it is “ships”/
  ],
  ["units", "{{ demo.harbours }} ship harbours", "{{ demo.girls }} harbours of girls", /in persons/],
  [
    "pairs",
    "rose from {{ demo.ships-2010 }} to {{ demo.ships-2014 }}",
    "rose from {{ demo.ships-2014 }} to {{ demo.ships-2010 }}",
    /not of an earlier period/
  ],
  [
    "pairs",
    "ferries fell from {{ demo.ferries-2010 }} to {{ demo.ferries }}",
    "ferries rose from {{ demo.ferries-2010 }} to {{ demo.ferries }}",
    /the number falls, the words say the opposite/
  ],
  [
    "pairs",
    "ferries fell from {{ demo.ferries-2010 }} to {{ demo.ferries }}",
    "ferries fell from {{ demo.ships-2010 }} to {{ demo.ferries }}",
    /in one series, but their category differs/
  ],
  [
    "pairs",
    "{{ demo.ships-2014 }} ships, after {{ demo.ships-2010 }}",
    "{{ demo.ships-2010 }} ships, after {{ demo.ships-2014 }}",
    /not of an earlier period/
  ],
  [
    "pairs",
    "a range of {{ demo.from }} {{ demo.to }} years",
    "a range of {{ demo.from }} {{ demo.age }} years",
    /not the ends of one range/
  ],
  [
    "parts",
    "{{ demo.ferries }} of the {{ demo.ships-2014 }} ships were ferries",
    "{{ demo.ferries }} of the {{ demo.ships-2010 }} ships were ferries",
    /demo\.ferries is set as a part of demo\.ships-2010/
  ],
  [
    "parts",
    "Of {{ demo.ships-2014 }} ships, {{ demo.ferries }} were ferries",
    "Of {{ demo.rocks }} ships, {{ demo.ferries }} were ferries",
    /is set as a part of demo\.rocks/
  ],
  [
    "parts",
    "{{ share(demo.ferries, demo.ships-2014) }} of the {{ demo.ships-2014 }} ships were ferries",
    "{{ share(demo.ferries, demo.ships-2014) }} of the {{ demo.ships-2010 }} ships were ferries",
    /is set as a share of demo\.ships-2010/
  ],
  [
    "parts",
    "{{ demo.ferries }} of the {{ sum(demo.fishing, demo.ferries) }} ferries",
    "{{ demo.ferries-2010 }} of the {{ sum(demo.fishing, demo.ferries) }} ferries",
    /is set as a part of sum/
  ],
  [
    "categories",
    "{{ demo.ferries }} were ferries",
    "{{ demo.ferries }} were counted",
    /demo\.ferries is of the category ferries, but its sentence has none of the words ferries/
  ],
  [
    "categories",
    "{{ demo.ferries }} were ferries",
    "{{ demo.ships-2014 }} were ferries",
    /says “ferries”, but none of its numbers \(demo\.ships-2014\) is of the category ferries/
  ],
  ["categories", "{{ demo.girls }} pupils were girls", "{{ demo.boys }} pupils were girls", /is of the sex boys/],
  [
    "bases",
    "{{ share(demo.ferries, sum(demo.fishing, demo.ferries)) }} of the fishing boats and ferries were ferries",
    "{{ share(demo.ferries, sum(demo.fishing, demo.ferries)) }} of all ships were ferries",
    /its base is demo\.fishing and demo\.ferries together, the words beside it are “of all ships”/
  ],
  [
    "bases",
    "Of the ships, {{ share(demo.ferries, demo.ships-2014) }} were ferries",
    "Of the fishing boats and ferries, {{ share(demo.ferries, demo.ships-2014) }} were ferries",
    /its base is demo\.ships-2014, the words beside it, “of the fishing boats and ferries”, are those of/
  ],
  [
    "behind",
    "{{ demo.girls }} girls and {{ demo.boys }} boys were pupils",
    "{{ demo.girls }} boys and {{ demo.boys }} girls were pupils",
    /demo\.girls is of the sex girls, the words behind it are “boys and”/
  ],
  [
    "reach",
    "{{ demo.club-ships }} ships of a club of sailors, not a national figure",
    "{{ demo.club-ships }} ships of a national club of sailors",
    /is the record of a single site, the sentence calls it “national”/
  ],
  [
    "once",
    "{{ demo.ships-2014 }} ships. {{ demo.ships-2014 }} again",
    "{{ demo.ships-2014 }} ships, {{ demo.ships-2014 }} again",
    /demo\.ships-2014 stands in its sentence twice/
  ],
  [
    "anchors",
    "keepers counted {{ demo.ships-2014 }} ships",
    "divers saw {{ demo.ships-2014 }} of them",
    /less than half of the words counted, keepers/,
    ALONE
  ],
  [
    "anchors",
    "there were {{ demo.ships-2014 }} ships",
    "there were {{ demo.ships-2010 }} ships",
    /no number of the chart or check beside it$/,
    {...CHART, headings: []}
  ],
  [
    "anchors",
    "there were {{ demo.ferries-2010 }} ferries",
    "{{ demo.rocks }} ships were there",
    /printed in the place of one that is/,
    {...CHART, headings: [], others: "same-place"}
  ],
  [
    "places",
    "{{ demo.harbour-ships }} ships in harbour in Lanternby",
    "{{ demo.harbour-ships }} ships in harbour",
    /a figure of one place or body/
  ],
  [
    "places",
    "{{ demo.club-ships }} ships of a club of sailors",
    "{{ demo.club-ships }} ships of a club",
    /its sentence does not name it \(Sailors\)/
  ],
  [
    "places",
    "there were {{ demo.ships-2010 }} ships",
    "there were {{ demo.ships-2010-fn }} ships",
    /of which its sentence says nothing/
  ],
  [
    "places",
    "a footnote counts {{ demo.ships-2010-fn }} ships",
    "a footnote counts {{ demo.ships-2010 }} ships",
    /its sentence speaks of a footnote/
  ],
  [
    "places",
    "the bulletin on ships counts {{ paper.ships }} ships",
    "the bulletin on ships counts {{ demo.ships-2014 }} ships",
    /speaks of a bulletin on ships, but none of its numbers/
  ],
  [
    "places",
    "a bulletin’s count, the report’s, a bulletinlike one: {{ paper.ships }} ships",
    "a bulletin’s count is {{ demo.ships-2014 }} ships",
    /speaks of a bulletin, but none of its numbers/
  ],
  [
    "measures",
    "{{ demo.rocks }} wrecks by divers",
    "{{ demo.ships-2014 }} wrecks by divers",
    /the words of its sentence are those of wrecks/
  ],
  [
    "measures",
    "{{ demo.rocks }} wrecks were found by divers",
    "{{ demo.ships-2014 }} wrecks were found by divers",
    /those of wrecks|measures wrecks/
  ],
  [
    "appositions",
    "{{ demo.ferries }} ferries ({{ share(demo.ferries, demo.ships-2014) }}) of ships",
    "{{ demo.fishing }} ferries ({{ share(demo.ferries, demo.ships-2014) }}) of ships",
    /in brackets is no share of demo\.fishing/
  ],
  [
    "appositions",
    "Ferries made {{ share(demo.ferries, demo.ships-2014) }}, which is {{ demo.ferries }} ships",
    "Ferries made {{ share(demo.ferries, demo.ships-2014) }}, which is {{ demo.fishing }} ships",
    /explains demo\.ferries, but their category differs/
  ],
  [
    "negations",
    "{{ demo.unlit }} lamps were unlit, {{ demo.kept }} lamps (of those in port) were lit without a keeper",
    "{{ demo.unlit }} lamps were lit, {{ demo.kept }} lamps were lit without a keeper",
    /it is “unlit lamps”, the words beside it say “lit” without a negation/
  ],
  [
    "negations",
    "Of lamps without a keeper {{ demo.kept }} are counted",
    "Of lamps with a keeper {{ demo.kept }} are counted",
    /it is “lamps without a keeper”, the words beside it say “keeper” without a negation/
  ],
  [
    "negations",
    "{{ demo.fishing }} were not only fishing boats, {{ demo.ferries }} were ferries and not fishing boats",
    "{{ demo.fishing }} were not fishing boats, {{ demo.ferries }} were ferries",
    /it is “fishing boats”, the words beside it say of “fishing” that it is not so/
  ],
  [
    "negations",
    "消灯は{{ demo.dark-ja }}基、不点灯は{{ demo.unlit-ja }}基",
    "消灯は{{ demo.dark-ja }}基、点灯は{{ demo.unlit-ja }}基",
    /it is “不点灯”, the words beside it say “点灯” without a negation/
  ],
  [
    "negations",
    "消灯された灯台は{{ demo.dark-ja }}基",
    "消灯されなかった灯台は{{ demo.dark-ja }}基",
    /it is “消灯”, the words beside it say of “消灯” that it is not so/
  ]
])("%s", (rule, right, wrong, message, around = EVERY) => {
  it(`lets “${right}” stand`, () => {
    expect(mismatchs(right, around)).toEqual([]);
  });

  it(`finds what is wrong with “${wrong}”`, () => {
    expect(mismatchs(wrong, around)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
    const parts = parseProse(wrong);
    const text = parts.map((part) => (part.type === "text" ? part.text : NUMBER_MARK)).join("");
    const sentences = sentencesOf(
      text,
      parts.flatMap((part) => (part.type === "number" ? [part.expression] : []))
    );
    expect(
      sentences
        .flatMap((sentence) => SENTENCE_RULES[rule]!(sentence, lexicon, around))
        .map((mismatch) => mismatch.message)
    ).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });
});

it("splits sentences at their ends, not at abbreviations of a symbol or a decimal, and keeps each number’s place", () => {
  const text = `A/B.1 has ${NUMBER_MARK}. It has ${NUMBER_MARK} of them; ${NUMBER_MARK}\nmore? “So ${NUMBER_MARK}.”`;
  const sentences = sentencesOf(text, ["demo.a", "demo.b", "not an expression", "demo.d"]);
  expect(
    sentences.map(({text: own, numbers}) => [
      own.trim(),
      numbers.map(({expression, place}) => [expression, text[place]])
    ])
  ).toEqual([
    [`A/B.1 has ${NUMBER_MARK}.`, [["demo.a", NUMBER_MARK]]],
    [`It has ${NUMBER_MARK} of them; ${NUMBER_MARK} more?`, [["demo.b", NUMBER_MARK]]],
    [`“So ${NUMBER_MARK}.”`, [["demo.d", NUMBER_MARK]]]
  ]);
});

it("has a test for each rule", () => {
  expect(Object.keys(SENTENCE_RULES).sort()).toEqual([
    "anchors",
    "appositions",
    "bases",
    "behind",
    "categories",
    "measures",
    "negations",
    "once",
    "pairs",
    "parts",
    "places",
    "reach",
    "shape",
    "units",
    "years"
  ]);
});
