import {describe, expect, it} from "vitest";
import {printChartSpec} from "../../../src/core/chart-spec/print.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {emptyingFilters} from "../../../src/core/explore/offers.js";
import {readSpecText, readSpecValue, textOfValue} from "../../../src/core/explore/read-text.js";
import {boats, facts, tables} from "../chart-spec/tables.js";

const known = {tables, facts, nouns: {counted: ["members"], parts: []}};
const problemsOf = (...lines: readonly string[]): readonly (readonly [number | undefined, string])[] =>
  readSpecText(lines.join("\n"), known).problems.map(({line, message}) => [line, message] as const);

describe("readSpecText(text)", () => {
  it("reads what is printed", () => {
    const spec: ChartSpec = {
      table: "boats",
      form: "bar",
      x: "kind",
      y: "boats",
      filter: {year: "2014"},
      annotate: {ferries: "A note."},
      headline: "{{ demo.tugs }} tugs"
    };
    expect(readSpecText(printChartSpec(spec), known)).toEqual({spec, problems: []});
  });

  it("says all that is wrong in the order of the lines, with what is allowed", () => {
    const problems = problemsOf(
      "# a chart",
      "table: boats",
      "form: pie",
      "filter:",
      "  year: 2012",
      "x: harbour",
      "y: boats"
    );
    expect(problems.map(([line]) => line)).toEqual([3, 5, 6]);
    expect(problems[1]![1]).toBe("filter.year: no row has 2012; allowed: 2010, 2014");
    expect(problems[2]![1]).toMatch(/no column harbour; allowed: kind, year, area/);
  });

  it.each<[readonly string[], number | undefined, RegExp]>([
    [["table: boats", "form: ["], 2, /^YAML: /],
    [["just words"], 1, /map of keys/],
    [[""], 1, /map of keys/],
    [["form: bar"], undefined, /table: missing/],
    [["table: boats", "form: table", 'headline: "{{ demo.none }}"'], 3, /^headline: .*demo\.none/],
    [["table: boats", "form: table", 'title: "{{ demo.tugs"'], 3, /^title: \{\{ without \}\}/],
    [["table: boats", "form: table", 'title: "[[nothing]]"'], 3, /unknown term/],
    [
      ["table: boats", "form: bar", "x: kind", "y: boats", "annotate:", '  ferries: "{{ 1 + }}"'],
      6,
      /^annotate\.ferries/
    ],
    [
      ["table: boats", "form: table", "headline: Boats doubled to 9,999 in 2014"],
      3,
      /^headline: “9,999” is typed by hand/
    ],
    [["table: boats", "form: table", 'headline: "{{ demo.tugs }} of 77 tugs"'], 3, /^headline: “77” is typed by hand/],
    [["table: boats", "form: table", "title: Twelve boats"], undefined, /^no problem$/],
    [
      ["table: boats", "form: table", "title: Twelve members, thirty-one cases"],
      3,
      /^title: “Twelve members”, “thirty-one cases” are typed by hand/
    ],
    [
      ["table: boats", "form: table", "title: Boats, ９９ and 4\u200b2 and ٣ and ⅔"],
      3,
      /^title: “99”, “42”, “٣”, “2”, “3” are typed/
    ],
    [
      ["table: boats", "form: bar", "x: kind", "y: boats", "annotate:", "  ferries: Up by 80%"],
      6,
      /^annotate\.ferries: “80%” is typed by hand/
    ],
    [
      ["table: boats", "form: table", "headline: Boats in 2014, as ever", "title: Boats in the harbour"],
      undefined,
      /^no problem$/
    ],
    [
      ["table: boats", "form: table", "headline: Fewer boats in 2014 than ever"],
      3,
      /^headline: “Fewer” states a quantity or a comparison, and no tied number.*; tie it: write \{\{ \}\}/
    ],
    [
      ["table: boats", "form: table", "title: Most boats, half of the tugs"],
      3,
      /^title: “Most”, “half” state a quantity/
    ],
    [
      [
        "table: boats",
        "form: bar",
        "x: kind",
        "y: boats",
        "annotate:",
        '  ferries: "There are {{ demo.tugs }} tugs. Ferries doubled."'
      ],
      6,
      /^annotate\.ferries: “doubled” states/
    ],
    [
      ["table: boats", "form: table", 'headline: "Most are tugs, {{ demo.tugs }} of them"'],
      3,
      /^headline: “Most” states a change, a ratio or a part, and no number in the sentence is one/
    ],
    [
      ["table: boats", "form: table", 'headline: "{{ demo.tugs }} doubled, {{demo.tugs}}"'],
      3,
      /^headline: “doubled” states a change, a ratio or a part, and no number/
    ],
    [
      ["table: boats", "form: table", 'headline: "They doubled: {{ ratio(demo.ferries-2014, demo.ferries-2010) }}"'],
      undefined,
      /^no problem$/
    ],
    [
      ["table: boats", "form: table", 'headline: "From {{ demo.tugs }} they fell to {{ demo.ferries-2010 }}"'],
      undefined,
      /^no problem$/
    ],
    [["table: boats", "form: table", 'headline: "Boats doubled \uFFFC"'], 3, /^headline: “doubled” states a quantity/],
    [
      ["table: boats", "form: table", "title: \u041cost boats"],
      3,
      /^title: “\u041cost” mixes letters of several scripts/
    ],
    [["table: boats", "form: table", "title: A dozen cases"], 3, /^title: “dozen” is typed by hand/]
  ])("%o", (lines, line, message) => {
    const [problem] = problemsOf(...lines);
    expect(problem?.[0]).toBe(line);
    expect(problem?.[1] ?? "no problem").toMatch(message);
  });
});

it("says of one text what is typed by hand and what is claimed", () => {
  expect(
    problemsOf("table: boats", "form: table", "headline: Boats doubled to 9,999").map(([line, message]) => [
      line,
      message.slice(0, 28)
    ])
  ).toEqual([
    [3, "headline: “9,999” is typed b"],
    [3, "headline: “doubled” states a"]
  ]);
});

describe("textOfValue(value)", () => {
  it.each([
    [{table: "boats", form: "pie"}, "table: boats\nform: pie"],
    [[1], "[1]"],
    [null, "null"],
    ["word", '"word"']
  ])("of %o", (value, text) => {
    expect(textOfValue(value)).toBe(text);
    expect(readSpecText(text, known).problems.length).toBeGreaterThan(0);
  });

  it("keeps what can't be a key of ours apart", () => {
    expect(
      readSpecValue(JSON.parse('{"__proto__": {"table": "boats"}, "form": "table"}'), known).problems.map(
        ({key}) => key
      )
    ).toContain("table");
  });
});

describe("emptyingFilters(rows, spec)", () => {
  it.each([
    [{year: "2014"}, undefined],
    [undefined, undefined],
    [{year: "2012", kind: "ferries"}, [{column: "year", left: 2}]],
    [
      {year: "2012", kind: "canoes"},
      [
        {column: "year", left: 0},
        {column: "kind", left: 0}
      ]
    ]
  ])("by %o", (filter, expected) =>
    expect(emptyingFilters(boats, filter === undefined ? {} : {filter})).toEqual(expected)
  );
});

describe("a headline’s words are held against its numbers", () => {
  const meaning = {
    units: [
      {id: "cases", label: "cases", kind: "count" as const},
      {id: "children", label: "children", kind: "count" as const}
    ],
    measures: [{id: facts.fact("demo.tugs")!.measure, label: "Tugs that were seen", definition: "", caveat: ""}]
  };
  const problems = (headline: string): readonly string[] =>
    readSpecValue({table: "boats", form: "table", headline}, {...known, meaning}).problems.map(({message}) => message);

  it.each<[headline: string, message: RegExp]>([
    [
      "{{ demo.tugs }} children were murdered",
      /is in cases, the word behind it is “children”; say what the number counts$/
    ],
    ["{{ demo.tugs }} cases of murder", /measures “Tugs that were seen”, and the headline has none of the words tugs/]
  ])("%s", (headline, message) => {
    expect(problems(headline)).toEqual([expect.stringMatching(message)]);
    expect(problems("{{ demo.tugs }} tugs were seen")).toEqual([]);
  });
});

it("answers a headline of thousands of numbers or of nested sums at once", () => {
  const nested = `{{ ${"sum(".repeat(6000)}demo.tugs${", demo.tugs)".repeat(6000)} }}`;
  const many = "{{ sum(demo.tugs, demo.ferries-2010) }} ".repeat(6000);
  const before = performance.now();
  for (const headline of [nested, many, "many ".repeat(100_000)])
    expect(readSpecValue({table: "boats", form: "table", headline}, known).problems).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^headline: \d+ characters long; at most 2000 are read$/) as string
      })
    ]);
  expect(performance.now() - before).toBeLessThan(500);
});
