import {describe, expect, it} from "vitest";
import {printChartSpec} from "../../../src/core/chart-spec/print.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {emptyingFilters} from "../../../src/core/explore/empty.js";
import {readSpecText, readSpecValue, textOfValue} from "../../../src/core/explore/read-text.js";
import {boats, facts, tables} from "../chart-spec/tables.js";

const known = {tables, facts};
const problemsOf = (...lines: readonly string[]): readonly (readonly [number | undefined, string])[] => readSpecText(lines.join("\n"), known).problems.map(({line, message}) => [line, message] as const);

describe("readSpecText(text)", () => {
  it("reads what is printed", () => {
    const spec: ChartSpec = {table: "boats", form: "bar", x: "kind", y: "boats", filter: {year: "2014"}, annotate: {ferries: "A note."}, headline: "{{ demo.tugs }} tugs"};
    expect(readSpecText(printChartSpec(spec), known)).toEqual({spec, problems: []});
  });

  it("says all that is wrong in the order of the lines, with what is allowed", () => {
    const problems = problemsOf("# a chart", "table: boats", "form: pie", "filter:", "  year: 2012", "x: harbour", "y: boats");
    expect(problems.map(([line]) => line)).toEqual([3, 5, 6]);
    expect(problems[1]![1]).toBe("filter.year: no row has 2012; allowed: 2010, 2014");
    expect(problems[2]![1]).toMatch(/no column harbour; allowed: kind, year, area/);
  });

  it.each<[readonly string[], number | undefined, RegExp]>([
    [["table: boats", "form: ["], 2, /^YAML: /], [["just words"], 1, /map of keys/], [[""], 1, /map of keys/],
    [["form: bar"], undefined, /table: missing/],
    [["table: boats", "form: table", "headline: \"{{ demo.none }}\""], 3, /^headline: .*demo\.none/],
    [["table: boats", "form: table", "title: \"{{ demo.tugs\""], 3, /^title: \{\{ without \}\}/],
    [["table: boats", "form: table", "title: \"[[nothing]]\""], 3, /unknown term/],
    [["table: boats", "form: bar", "x: kind", "y: boats", "annotate:", "  ferries: \"{{ 1 + }}\""], 6, /^annotate\.ferries/]
  ])("%o", (lines, line, message) => {
    const [problem] = problemsOf(...lines);
    expect(problem?.[0]).toBe(line);
    expect(problem?.[1]).toMatch(message);
  });
});

describe("textOfValue(value)", () => {
  it.each([[{table: "boats", form: "pie"}, "table: boats\nform: pie"], [[1], "[1]"], [null, "null"], ["word", "\"word\""]])("of %o", (value, text) => {
    expect(textOfValue(value)).toBe(text);
    expect(readSpecText(text, known).problems.length).toBeGreaterThan(0);
  });

  it("keeps what can't be a key of ours apart", () => {
    expect(readSpecValue(JSON.parse('{"__proto__": {"table": "boats"}, "form": "table"}'), known).problems.map(({key}) => key)).toContain("table");
  });
});

describe("emptyingFilters(rows, spec)", () => {
  it.each([
    [{year: "2014"}, undefined], [undefined, undefined],
    [{year: "2012", kind: "ferries"}, [{column: "year", left: 2}]],
    [{year: "2012", kind: "canoes"}, [{column: "year", left: 0}, {column: "kind", left: 0}]]
  ])("by %o", (filter, expected) => expect(emptyingFilters(boats.rows!, filter === undefined ? {} : {filter})).toEqual(expected));
});
