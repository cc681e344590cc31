import {expect, it} from "vitest";
import {parseDocument} from "yaml";
import {printChartSpec} from "../../../src/core/chart-spec/print.js";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {tables} from "./tables.js";

const SPECS: readonly ChartSpec[] = [
  {table: "boats", form: "table"},
  {table: "boats", form: "slope", x: "year", y: "boats", colour: "kind", highlight: "ferries"},
  {
    table: "boats",
    form: "bar",
    x: "kind",
    y: "boats",
    filter: {year: "2014", kind: ["ferries", "trawlers"]},
    group: ["kind"],
    sort: "descending",
    measure: "share"
  },
  {
    table: "boats",
    form: "bar",
    x: "kind",
    y: "boats",
    colour: "year",
    annotate: {"2014": "Counted anew: see “notes”, page two."},
    headline: "Ferries: {{ demo.ferries-2014 | ,d }}",
    title: "true"
  },
  {
    table: "boats",
    form: "bar",
    x: "kind",
    y: "boats",
    facet: "year",
    headline: "# no comment",
    title: '- no list\nand "two" lines \\ with a slash '
  }
];

it.each(SPECS)("printChartSpec reads back as it was, in YAML of either schema: $form", (spec) => {
  for (const schema of ["failsafe", "core"] as const) {
    const document = parseDocument(printChartSpec(spec), {schema});
    expect(document.errors).toEqual([]);
    expect(readChartSpec(document.toJS(), tables)).toEqual({spec, problems: []});
  }
});

it("printChartSpec leaves out what is meant anyway and keeps the order of the schema", () => {
  expect(
    printChartSpec({
      title: "Boats",
      measure: "level",
      sort: "given",
      y: "boats",
      x: "kind",
      filter: {year: "2014"},
      form: "bar",
      table: "boats"
    })
  ).toBe(["table: boats", "form: bar", "x: kind", "y: boats", "filter:", '  year: "2014"', "title: Boats"].join("\n"));
});
