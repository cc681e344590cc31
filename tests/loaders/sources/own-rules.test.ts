import {describe, expect, it} from "vitest";
import {patternWays, readOwnRules} from "../../../loaders/sources/own-rules.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";

const read = (text: string) => {
  const diagnostics: Diagnostic[] = [];
  const rules = readOwnRules(text, "explained/log.yaml", diagnostics);
  return {rules, diagnostics: diagnostics.map(formatDiagnostic)};
};
const rule = (pattern: string, id = "own"): string =>
  `- id: ${id}\n  reason: a manner of speaking\n  pattern: ${pattern}\n`;

describe("readOwnRules(text)", () => {
  it("reads rules with their places; the pattern is of lines and of whole characters", () => {
    const {rules, diagnostics} = read(`# of this log\n${rule("'#\\d{1,3}'")}${rule("^🐟 \\d+$", "fish")}`);
    expect(diagnostics).toEqual([]);
    expect(rules.map(({id, reason, line}) => [id, reason, line])).toEqual([
      ["own", "a manner of speaking", 2],
      ["fish", "a manner of speaking", 5]
    ]);
    expect(
      ["a #12, #7", "a\n🐟 3"].map((text, i) => [...text.matchAll(rules[i]!.pattern)].map(([found]) => found))
    ).toEqual([["#12", "#7"], ["🐟 3"]]);
  });

  it("has none in an empty file", () => expect(read(" \n")).toEqual({rules: [], diagnostics: []}));

  it.each<[string, string, RegExp]>([
    ["a map in place of a list", "id: own\n", /^explained\/log\.yaml:1: expected a list/],
    [
      "an unknown key",
      `${rule("a")}  flags: i\n`,
      /^explained\/log\.yaml:4: \[1\]\.flags: unknown key; allowed: id, reason, pattern$/
    ],
    ["a missing key", "- id: own\n  reason: so\n", /^explained\/log\.yaml:1: \[1\]: missing pattern$/],
    ["an id of other letters", rule("a", "Own Rule"), /^explained\/log\.yaml:1: \[1\]\.id: Own Rule: small letters/],
    [
      "an id of a general rule",
      rule("a", "year"),
      /^explained\/log\.yaml:1: \[1\]\.id: year: is a rule for every document already/
    ],
    [
      "an id twice",
      rule("a") + rule("b"),
      /^explained\/log\.yaml:4: \[2\]\.id: own: there is a rule of this name above$/
    ],
    ["an empty reason", "- id: own\n  reason:\n  pattern: a\n", /^explained\/log\.yaml:2: \[1\]\.reason: is empty$/],
    [
      "a pattern that YAML takes for a comment",
      rule("#\\d"),
      /^explained\/log\.yaml:3: \[1\]\.pattern: is empty; write a regular expression, in single quotes/
    ],
    [
      "no regular expression",
      rule("a)"),
      /^explained\/log\.yaml:3: \[1\]\.pattern: is no regular expression: .*Unmatched/
    ],
    [
      "a pattern that is too long",
      rule("a".repeat(201)),
      /^explained\/log\.yaml:3: \[1\]\.pattern: has 201 characters; at most 200/
    ],
    [
      "a repetition inside another",
      rule("(?:a+)+b"),
      /^explained\/log\.yaml:3: \[1\]\.pattern: may go through a text in too many ways/
    ],
    ["a repetition beside another", rule("\\d+\\d+x"), /too many ways/],
    ["alternatives repeated without end", rule("(?:a|aa)*b"), /too many ways/],
    ["a tab", "- id: own\n\treason: b\n", /Unexpected scalar at node end; indent with spaces, not with tabs/],
    ["a reserved key", "- id: own\n  reason: b\n  pattern: a\n  __proto__: c\n", /__proto__/]
  ])("refuses %s", (_what, text, message) => {
    const {rules, diagnostics} = read(text);
    expect(
      diagnostics.filter((diagnostic) => message.test(diagnostic)),
      diagnostics.join("\n")
    ).toHaveLength(1);
    expect(rules.length).toBeLessThan(2);
  });
});

it.each<[string, number]>([
  ["one-stop", 1],
  ["a|b|c", 3],
  ["\\d{1,4}", 4],
  ["\\d{4}", 1],
  ["a?b?", 4],
  ["(?:a|b)c?", 4],
  ["\\d+", 1001],
  ["\\d*", 1001],
  ["a{2,}?", 1001],
  ["[()|*+]{1,2}\\(\\)", 2],
  ["(?<=a|b)(?<name>\\d{1,2})(?!x)", 4],
  ["(?:a|b){3}", 8],
  ["\\p{L}{1,3}\\u{1F41F}", 3],
  ["", 1]
])("patternWays(%j) is %i", (pattern, ways) => expect(patternWays(pattern)).toBe(ways));
