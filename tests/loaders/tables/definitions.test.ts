import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {deriveTable} from "../../../loaders/tables/derive.js";
import {verify} from "../../../loaders/verify.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {demoFacts} from "../../core/demo-facts.js";
import {copyCorpus, swap} from "../../support/corpus.js";
import {demoDerivation, demoTable, readDemoTable} from "../../support/tables.js";

const facts = demoFacts([
  ["demo.all-2010", "100", "cases", {period: "2010"}],
  ["demo.all-2014", "120", "cases"],
  ["demo.red-2010", "60", "cases", {period: "2010", category: "red"}],
  ["demo.red-2014", "70", "cases", {category: "red"}],
  ["demo.green-2014", "30", "cases", {category: "green"}]
]);

const HEAD = "title: Lamps\ndescription: One row for each lamp.\nfacts: {source: demo, measure: demo}\n";

/** The rows of a definition, with what is wrong. */
function derive(
  rest: string,
  head = HEAD
): {readonly rows: readonly object[]; readonly diagnostics: readonly string[]} {
  const diagnostics: Diagnostic[] = [];
  const rows = deriveTable(demoTable("lamps", head + rest), demoDerivation(facts), diagnostics);
  return {rows, diagnostics: diagnostics.map(formatDiagnostic)};
}

describe("deriveTable(definition, …)", () => {
  it("makes a row for each value of a key, with what the parts leave", () => {
    const {rows, diagnostics} = derive(
      `
with: {all: {period: "2014", category: ""}}
rows: [{each: {category: [red, green]}}, {rest: all}]
facts: {source: demo, measure: demo, period: "2014"}
columns: {kind: {label: Kind, key: category}, count: {label: Lamps, unit: cases, value: it}, share: {label: Share, unit: percent, value: "share(it, all)"}}`,
      "title: Lamps\ndescription: One row for each lamp.\n"
    );
    expect(diagnostics).toEqual([]);
    expect(rows).toEqual([
      {kind: "red", count: "demo.red-2014", share: "share(demo.red-2014, demo.all-2014)"},
      {kind: "green", count: "demo.green-2014", share: "share(demo.green-2014, demo.all-2014)"},
      {
        kind: "not-itemised",
        count: "remainder(demo.all-2014, demo.red-2014, demo.green-2014)",
        share: "share(remainder(demo.all-2014, demo.red-2014, demo.green-2014), demo.all-2014)"
      }
    ]);
  });

  const MISSING = (gaps: string): string => `
with: {all: {category: "", same: period}}
rows: [{each: {category: [red, green], period: ["2010", "2014"]}, missing: [${gaps}]}]
columns: {kind: {label: Kind, key: category}, year: {key: period}, count: {label: Lamps, unit: cases, value: it}, all: {label: All, unit: cases, value: all}}`;

  it("gives a combination for which no number is printed its reason, and the total that is printed", () => {
    const reasons = (gaps: string) => derive(MISSING(gaps)).rows[2];
    expect(derive(MISSING('{category: green, period: "2010", printed: x, means: secret}'))).toMatchObject({
      diagnostics: [],
      rows: [{kind: "red"}, {kind: "red"}, {kind: "green", year: "2010", all: "demo.all-2010"}, {year: "2014"}]
    });
    expect(reasons('{category: green, period: "2010", printed: x, means: secret}')).toMatchObject({
      count: {missing: "printed as “x” (secret)"}
    });
    expect(reasons('{category: green, period: "2010"}')).toMatchObject({count: {missing: "not-printed"}});
  });

  it("refuses to call a number missing that is a fact, or one of no row", () => {
    const said = (gaps: string): readonly string[] => derive(MISSING(gaps)).diagnostics;
    const gap = '{category: green, period: "2010"}';
    expect(said(`${gap}, {category: red, period: "2010"}`)).toEqual([
      expect.stringContaining("rows[1].missing[2]: has a fact; take it from missing")
    ]);
    expect(said("")).toEqual([expect.stringContaining("no fact has")]);
  });

  it("takes any value that the facts have, and leaves the change of a first year unsaid", () => {
    const {rows, diagnostics} = derive(`
rows: [{each: {category: red, period: any}}]
columns: {year: {label: Year, key: period}, count: {label: Lamps, unit: cases, value: it}, change: {label: Change, unit: percent, value: "change(first, it)"}}`);
    expect(diagnostics).toEqual([]);
    expect(rows).toEqual([
      {year: "2010", count: "demo.red-2010", change: {missing: "not-applicable"}},
      {year: "2014", count: "demo.red-2014", change: "change(demo.red-2010, demo.red-2014)"}
    ]);
  });

  it.each([
    [
      "two facts for one row",
      "rows: [{each: {category: red}}]\ncolumns: {count: {label: Lamps, unit: cases, value: it}}",
      /^data\/tables\/lamps\.yaml:4: rows\[1\].*2 facts for one row: demo\.red-2010, demo\.red-2014; they differ in period$/
    ],
    [
      "a fact that there is not",
      "rows: [{fact: demo.blue}]\ncolumns: {count: {label: Lamps, unit: cases, value: it}}",
      /^data\/tables\/lamps\.yaml:4: rows\[1\]\.fact: .*unknown fact demo\.blue$/
    ],
    [
      "a choice that finds nothing",
      'rows: [{fact: {category: green, period: "2010"}}]\ncolumns: {count: {label: Lamps, unit: cases, value: it}}',
      /^data\/tables\/lamps\.yaml:4: rows\[1\]\.fact: no fact has .*category green.*period 2010/
    ],
    [
      "a name that stands for nothing",
      'rows: [{fact: demo.all-2014}]\ncolumns: {share: {label: Share, unit: percent, value: "share(it, al)"}}',
      /^data\/tables\/lamps\.yaml:5: columns\.share.*unknown name/
    ],
    [
      "a key that nothing gives",
      "rows: [{fact: demo.all-2014}]\ncolumns: {item: {label: Item}, count: {label: Lamps, unit: cases, value: it}}",
      /^data\/tables\/lamps\.yaml:4: rows\[1\].*gives no item; say it in as$/
    ]
  ])("%s is told with its line", (_what, rest, diagnostic) => {
    expect(derive(rest).diagnostics).toEqual([expect.stringMatching(diagnostic)]);
  });
});

describe("a definition with a slip is told of with its line and what is allowed", () => {
  const GOOD = "rows: [{fact: demo.all-2014}]\ncolumns:\n  count: {label: Lamps, unit: cases, value: it}\n";
  it.each([
    [
      "an unknown key",
      `${HEAD}${GOOD}colums: {}`,
      [/^data\/tables\/x\.yaml:7: colums: unknown key; allowed: title, description/]
    ],
    ["a missing key", GOOD, [/missing title, description/, /missing facts/]],
    [
      "an unknown measure",
      `${HEAD.replace("measure: demo", "measure: lanterns")}${GOOD}`,
      [/^data\/tables\/x\.yaml:3: facts\.measure: unknown measure lanterns; known: demo, lamps$/]
    ],
    [
      "an unknown source",
      `${HEAD.replace("source: demo", "source: demos")}${GOOD}`,
      [/:3: facts\.source: unknown source demos; known: demo$/]
    ],
    [
      "an unknown unit",
      `${HEAD}${GOOD.replace("cases", "crates")}`,
      [/:6: columns\.count\.unit: unknown unit crates; known: cases/]
    ],
    [
      "a whole that is no column",
      `${HEAD}${GOOD.replace("value: it", "value: it, whole: all")}`,
      [/columns: count\.whole: all; allowed:/]
    ],
    [
      "two ways to make one row",
      `${HEAD}${GOOD.replace("fact: demo.all-2014", "fact: demo.all-2014, rest: all")}`,
      [/:4: rows\[1\]: say one of each, fact, it or rest$/]
    ],
    [
      "an expression that is none",
      `${HEAD}${GOOD.replace("value: it", 'value: "share(it"')}`,
      [/:6: columns\.count\.value: /]
    ],
    [
      "a number where a list is due",
      `${HEAD}${GOOD.replace("[{fact: demo.all-2014}]", "12")}`,
      [/:4: rows: expected a list/]
    ],
    ["a tab", `${HEAD}rows:\n\t- {fact: demo.all-2014}\n`, [/^data\/tables\/x\.yaml:\d+: .*tab/i]],
    [
      "an anchor and its alias",
      `${HEAD.replace("Lamps", "&a Lamps")}${GOOD.replace("label: Lamps", "label: *a")}`,
      [/anchors? /]
    ],
    ["a merge key", `${HEAD}${GOOD.replace("count: {", "count: {<<: {label: Lamps}, ")}`, [/<</]],
    [
      "a key that JavaScript keeps for itself",
      `${HEAD}${GOOD}  __proto__: {label: A, key: area}\n`,
      [/:7: .*__proto__/]
    ],
    ["a key twice", `${HEAD}${GOOD}title: Again`, [/:7: .*(unique|twice|again)/i]],
    ["a text alone", "lamps", [/:1: expected a map/]],
    ["nothing", "", [/:1: expected a map with title/]]
  ] as const)("%s", (_what, text, expected) => {
    const {diagnostics} = readDemoTable("x", text);
    for (const pattern of expected) expect(diagnostics).toContainEqual(expect.stringMatching(pattern));
  });

  it("as often as there are slips, in one run", () => {
    const {diagnostics} = readDemoTable(
      "x",
      "title: Lamps\nfacts: {sources: demo}\nrows: [{each: {categry: any}}]\ncolumns: {n: {label: N, unit: crates, valu: it}}\n"
    );
    expect(diagnostics.length).toBeGreaterThanOrEqual(5);
  });
});

it("two files may not have one id, and a definition without a fact is told of; the other files are read", async () => {
  const workspace = await copyCorpus({
    "data/tables/ships.yaml": swap("category: [fishing, ferries]", "category: [fishing, part-time]")
  });
  await writeFile(
    join(workspace.folder, "tables/ships.yml"),
    "title: Again\ndescription: Again.\nfacts: {source: demo}\nrows: [{fact: demo.lamps}]\ncolumns: {n: {label: N, unit: lamps, value: it}}\n"
  );
  const {report} = await verify(workspace);
  const told = report.diagnostics.map(formatDiagnostic);
  expect(told).toContainEqual(
    expect.stringMatching(/^data\/tables\/ships\.yml: id ships is that of data\/tables\/ships\.yaml already/)
  );
  expect(told).toContainEqual(
    expect.stringMatching(/^data\/tables\/ships\.yaml:7: rows\[1\]: no fact has .*category part-time/)
  );
});
