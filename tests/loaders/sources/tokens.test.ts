import {describe, expect, it} from "vitest";
import type {FactRow} from "../../../loaders/facts/facts-csv.js";
import {auditTokens, countTokens} from "../../../loaders/sources/audit.js";
import type {ExplainedRow} from "../../../loaders/sources/audit.js";
import type {OwnRule} from "../../../loaders/sources/own-rules.js";
import {CodePointText} from "../../../loaders/sources/places.js";
import {GENERAL_RULE_IDS, explainByRules} from "../../../loaders/sources/rules.js";
import type {SourceText} from "../../../loaders/sources/text.js";
import {scanTokens} from "../../../loaders/sources/tokens.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";

describe("scanTokens(text)", () => {
  it.each([
    ["31,927 (26.0%)", ["31,927", "26.0"]],
    ["FY2019, G7 and the 13th", ["2019", "7", "13"]],
    ["at 14:00", ["14:00"]],
    ["1,23 and 1,2345", ["1", "23", "1", "2345"]],
    ["one-stop and twenty-one", ["one", "twenty", "one"]],
    ["once a single, both", []],
    ["Someone nonetheless weighted ten tenders", ["ten"]],
    [
      "127 million, three quarters, nearly double, a doubling",
      ["127", "million", "three", "quarters", "double", "doubling"]
    ],
    ["first and second", []],
    ["ONE Third thirds half", ["ONE", "thirds", "half"]],
    ["pp.100-116", ["100", "116"]],
    ["３人", ["３"]],
    ["Пункт 3", ["3"]],
    ["", []]
  ])("%j has %j", (text, tokens) =>
    expect(scanTokens(text).map(({start, end}) => text.slice(start, end))).toEqual(tokens)
  );
});

/** For each rule: what it explains, and the nearest look-alike that it must leave to people. */
const RULES: Readonly<Record<string, readonly (readonly [text: string, explained: readonly string[]])[]>> = {
  address: [
    ["see http://www.example.org/2017/0000173365.html (in 2 parts)", ["2017", "0000173365"]],
    ["www dot 24", []]
  ],
  "paragraph-number": [
    ["8.\tAccording", ["8"]],
    ["of 8.\tAccording", []]
  ],
  "list-numeral": [
    ["1. Aim\n(1) Date", ["1", "1"]],
    ["1 Aim\n(189) and (19 years)", []]
  ],
  "contents-page": [
    ["Table of Contents\n\nA. Aim\t3\nB. Next steps12\n\nA. Aim\nIn all 40\n", ["3", "12"]],
    ["There were 40\nin 12\n", []]
  ],
  provision: [
    ["article 21, arts. 2 and 3, para. 42, Act No. 52, art. 9.2", ["21", "2", "3", "42", "52", "9.2"]],
    ["vol. 2, No. 1, p. 198; 3 articles", []]
  ],
  "document-symbol": [
    ["A/HRC/31/58/Add.1", ["31", "58", "1"]],
    ["24/7 and 16/213", []]
  ],
  ordinal: [
    ["the 13th report", ["13"]],
    ["18-19 year olds, 24-hour", []]
  ],
  age: [
    [
      "under the age of 18, aged from 12 to 17 years, 19 years of age, under 13 years of age",
      ["18", "12", "17", "19", "13"]
    ],
    ["9 per cent under 18 months; in 239 cases, over 4 years", []]
  ],
  "fiscal-year": [
    ["FY2019", ["2019"]],
    ["fy 2019 cases", []]
  ],
  date: [
    [
      "August 17, 2017; 19 to 26 October 2015; July 2015; February 8, 2022",
      ["17", "2017", "19", "26", "2015", "2015", "8", "2022"]
    ],
    ["by 2,020 persons in May; 1,006 addresses", []]
  ],
  year: [
    ["in 2014, between 2010 and 2014, (1999), since 2008", ["2014", "2010", "2014", "1999", "2008"]],
    ["of 2,020 officers, by 2020 officers, in 2014 cases, to 1,990", []]
  ]
};

describe("explainByRules(text)", () => {
  it("has a test for every rule", () => expect(Object.keys(RULES).sort()).toEqual([...GENERAL_RULE_IDS].sort()));

  const cases = Object.entries(RULES).flatMap(([rule, texts]) =>
    texts.map(([text, explained]) => [rule, text, explained] as const)
  );
  it.each(cases)("%s: %j explains %j", (rule, text, explained) => {
    const ranges = explainByRules(text, {nouns: {counted: ["officers"], parts: []}}).filter(
      (range) => range.rule.id === rule
    );
    const taken = scanTokens(text).filter(({start, end}) =>
      ranges.some((range) => range.start <= start && end <= range.end)
    );
    expect(taken.map(({start, end}) => text.slice(start, end))).toEqual(explained);
  });
});

describe("auditTokens", () => {
  const text = "In 2014 there were 200 ships. One of them, of 40 🐟 boats, sank.";
  const source = {
    source: {id: "demo", file: "demo.txt"},
    shown: "data/sources/demo.txt",
    state: "match",
    text: new CodePointText(text)
  } as unknown as SourceText;
  const at = (printed: string) => ({
    start: new CodePointText(text).toPoint(text.indexOf(printed)),
    end: new CodePointText(text).toPoint(text.indexOf(printed)) + printed.length,
    printed
  });
  const fact = (id: string, printed: string) => ({...at(printed), id, file: "f.csv", line: 2}) as unknown as FactRow;
  const row = (printed: string, more: Partial<ExplainedRow> = {}): ExplainedRow => ({
    ...at(printed),
    source: "demo",
    textLine: 1,
    reason: "pronoun",
    prefix: "",
    suffix: "",
    file: "e.csv",
    line: 3,
    ...more
  });
  const audit = (facts: readonly FactRow[], rows: readonly ExplainedRow[], own: readonly OwnRule[] = []) => {
    const diagnostics: Diagnostic[] = [];
    return {
      ...countTokens(auditTokens(source, {facts, explained: rows, own}, diagnostics)),
      diagnostics: diagnostics.map(formatDiagnostic)
    };
  };
  const ships = fact("demo.ships", "200");
  const boats = fact("demo.boats", "40");

  it("accounts for each token once", () => {
    expect(audit([ships, boats], [row("One")])).toEqual({
      tokens: 4,
      facts: 2,
      byRule: 1,
      byRow: 1,
      open: [],
      diagnostics: []
    });
  });

  const rule = (pattern: RegExp): OwnRule => ({
    id: "own",
    reason: "a manner of speaking",
    pattern,
    file: "e.yaml",
    line: 4
  });

  it("takes a rule of the document, within its first group where it has one", () => {
    expect(audit([ships, boats], [], [rule(/One of/gmu)])).toEqual({
      tokens: 4,
      facts: 2,
      byRule: 2,
      byRow: 0,
      open: [],
      diagnostics: []
    });
    expect(audit([ships], [row("One")], [rule(/of (40) 🐟/gmu)])).toEqual({
      tokens: 4,
      facts: 1,
      byRule: 2,
      byRow: 1,
      open: [],
      diagnostics: []
    });
  });

  it.each<[string, RegExp, RegExp]>([
    [
      "explains nothing",
      /boats/gmu,
      /^e\.yaml:4: own: explains no number of the text that no other rule explains; drop it$/
    ],
    ["explains what a general one does", /2014/gmu, /^e\.yaml:4: own: explains no number/],
    [
      "explains a fact",
      /200/gmu,
      /^f\.csv:2: demo\.ships: "200" is explained as no figure by the rule own; it can't be both$/
    ]
  ])("refuses a rule of the document that %s", (_what, pattern, message) => {
    const {diagnostics} = audit([ships, boats], [row("One")], [rule(pattern)]);
    expect(
      diagnostics.filter((diagnostic) => message.test(diagnostic)),
      diagnostics.join("\n")
    ).toHaveLength(1);
  });

  it.each<[string, readonly FactRow[], readonly ExplainedRow[], RegExp]>([
    [
      "a token that nobody accounts for",
      [ships],
      [row("One")],
      /data\/sources\/demo\.txt:1: demo: "40" at 46–48 is neither a fact nor explained; add it to/
    ],
    [
      "a fact inside an explained token",
      [ships, boats],
      [row("One"), row("40")],
      /f\.csv:2: demo\.boats: "40" is explained as no figure at e\.csv:3; it can't be both/
    ],
    [
      "a fact that a rule explains",
      [ships, boats, fact("demo.year", "2014")],
      [row("One")],
      /demo\.year: "2014" is explained as no figure by the rule year/
    ],
    [
      "a row that a rule makes needless",
      [ships, boats],
      [row("One"), row("2014")],
      /e\.csv:3: "2014" is explained by the rule year already; drop the row/
    ],
    [
      "a row where no number stands",
      [ships, boats],
      [row("One"), row("sank")],
      /e\.csv:3: "sank" at \d+–\d+ is no number that has to be explained/
    ],
    [
      "a row that is not where it says",
      [ships, boats],
      [row("One", {start: 31, end: 34})],
      /e\.csv:3: printed "One" not found at 31–34, found "ne "/
    ],
    [
      "a row on another line",
      [ships, boats],
      [row("One", {textLine: 2})],
      /e\.csv:3: "One" stands on line 1 of the text, not 2/
    ],
    [
      "a row cut out of a number",
      [ships, boats],
      [row("One"), row("20", {start: 19, end: 21})],
      /is cut out of a longer number/
    ]
  ])("refuses %s", (_what, facts, rows, message) => {
    const {diagnostics} = audit(facts, rows);
    expect(
      diagnostics.filter((diagnostic) => message.test(diagnostic)),
      diagnostics.join("\n")
    ).toHaveLength(1);
  });
});
