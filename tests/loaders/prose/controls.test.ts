import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {checkWritten} from "../../support/check-written.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {controlsOf, readControlFence, whyNotFollowed, withInitialChoice} from "../../../loaders/prose/controls.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {choiceKey, choicesOf, namesFollowed, shownControl, withChoice} from "../../../src/core/page-control.js";
import {demoFacts} from "../../core/demo-facts.js";

const YEAR = 'name: year\nlabel: Year\nvalues: {"2010": first, "2014": last}\ndefault: "2014"\n';
const fence = (yaml: string): string => `\`\`\`control\n${yaml}\`\`\`\n`;

describe("readControlFence", () => {
  it("reads name, label, values and what is chosen at first", () => {
    expect(readControlFence(YEAR).control).toEqual({
      name: "year",
      label: "Year",
      values: {2010: "first", 2014: "last"},
      initial: "2014"
    });
    expect(readControlFence(YEAR.replace(/default.*\n/, "")).control?.initial).toBe("2010");
  });

  it.each([
    [
      "name: year-2\nlabel: Year\nvalues: {a: A, b: B}",
      1,
      /name: year-2: expected letters from a to z, since texts follow it as \$year$/
    ],
    ["name: year\nlabel: Year\nvalues: {a: A}", 3, /values: expected two values or more/],
    ["name: year\nvalues: {a: A, b: B}", 1, /missing label/],
    ["name: year\nlabel: Year\nvalues: {a: A, b: B}\ndefault: c", 4, /default: c; allowed: a, b/],
    ["name: year\nlabel: Year\nvalue: {a: A}", 3, /value: unknown key; allowed: name, label, values, default/],
    ["name: year\nlabel: Year\nvalues: {a b: A, c: C}", 3, /expected a value of letters, digits/]
  ])("refuses %j at its line", (yaml, line, message) => {
    const {control, diagnostics} = readControlFence(yaml);
    expect(control).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.message).join("\n")).toMatch(message);
    expect(diagnostics.some((diagnostic) => diagnostic.line === line)).toBe(true);
  });
});

it("a text names what it follows, and is written with what is chosen", () => {
  expect(namesFollowed("demo.$group-$year, $year")).toEqual(["group", "year"]);
  expect(namesFollowed("${year} costs $ 5")).toEqual([]);
  expect(shownControl("$year")).toBe("year");
  expect(shownControl("demo.$year")).toBeUndefined();
  expect(withChoice("demo.$group-$year", {year: "2010"})).toBe("demo.$group-2010");
  expect(choiceKey(["group", "year"], {year: "2010", group: "a"})).toBe("a 2010");
});

it("every choice is worked out, and too many are refused", () => {
  const many = Object.fromEntries(Array.from({length: 7}, (_, i) => [`v${i}`, `v${i}`]));
  const [one, two] = ["a", "b"].map((name) => ({name, label: name, values: many, initial: "v0"}));
  expect(choicesOf([one!, two!], ["a", "b"])).toHaveLength(49);
  expect(whyNotFollowed("$a$b", [one!, two!])).toMatch(/follows 49 choices/);
  expect(whyNotFollowed("$a", [one!, two!])).toBeUndefined();
  expect(whyNotFollowed("$c", [one!])).toBe("$c: the page has no such control; it has: a");
});

it("text alone is read with what is chosen at first", () => {
  expect(withInitialChoice(`${fence(YEAR)}\nIn {{ $year }}: {{ demo.ships-$year | ,d }}, $year`)).toBe(
    `${fence(YEAR)}\nIn last: {{ demo.ships-2014 | ,d }}, $year`
  );
  expect(withInitialChoice("{{ demo.ships-$year }}")).toBe("{{ demo.ships-$year }}");
  expect(controlsOf(new MarkdownIt().parse(`${fence(YEAR)}\n${fence(YEAR)}`, {}))).toHaveLength(1);
});

describe("checkPage", () => {
  const diagnosticsOf = (page: string): readonly string[] => {
    const report = new ProseReport(demoFacts([["demo.ships-2014", "12", "cases"]]));
    checkWritten(
      page,
      "notebook",
      "made-up.md",
      {charts: new Map(), tables: new Map(), lists: [], facts: demoFacts([])},
      report
    );
    return [
      ...report.diagnostics.map(formatDiagnostic),
      ...report.untied.map(({file, line, text}) => `${file}:${line}: “${text}”`)
    ];
  };

  it("works out a number with everything that can be chosen", () => {
    expect(diagnosticsOf(`# Ships\n\n${fence(YEAR)}\nThere were {{ demo.ships-$year }}.\n`)).toEqual([
      expect.stringMatching(/^made-up\.md:10: .*unknown fact: demo\.ships-2010/)
    ]);
  });

  it("knows no control that the page lacks, nor two of a name", () => {
    expect(diagnosticsOf("# Ships\n\nThere were {{ demo.ships-$year }}.\n")[0]).toBe(
      "made-up.md:3: $year: the page has no such control; it has: none"
    );
    expect(diagnosticsOf(`# Ships\n\n${fence(YEAR)}\n${fence(YEAR)}`)[0]).toMatch(
      /^made-up\.md:10: control: name: year: the page has a control of this name already/
    );
  });

  it("finds a number that is written into a label, with its line", () => {
    expect(diagnosticsOf(`# Ships\n\n${fence(YEAR.replace("first", "12 ships"))}`)).toContain("made-up.md:6: “12”");
  });

  it("lets no heading follow a control, and gives what is chosen no format", () => {
    expect(diagnosticsOf(`# Ships of {{ $year }}\n\n${fence(YEAR)}`)[0]).toMatch(/in a heading/);
    expect(diagnosticsOf(`# Ships\n\n${fence(YEAR)}\nIn {{ $year | ,d }}\n`)[0]).toMatch(/takes no format/);
  });
});
