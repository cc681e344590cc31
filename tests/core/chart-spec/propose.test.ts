import {describe, expect, it} from "vitest";
import {formsFor} from "../../../src/core/chart-spec/propose.js";
import type {Chosen} from "../../../src/core/chart-spec/propose.js";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import {FORMS} from "../../../src/core/chart-spec/spec.js";
import type {ChartSpec, Form} from "../../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import {apart, boats, facts, gaps, parts, shares, tables, untied} from "./tables.js";

const texts: TableInfo = {
  id: "texts",
  title: "",
  description: "",
  columns: [{kind: "key", name: "label", label: "What it is"}],
  rows: [{label: "a"}, {label: "b"}]
};

describe("formsFor", () => {
  it.each<[string, TableInfo, Chosen, Partial<ChartSpec>]>([
    ["two printed years", boats, {}, {form: "slope", x: "year", y: "boats", colour: "kind"}],
    ["one of them", boats, {filter: {year: "2014"}}, {form: "bar", x: "kind", y: "boats", sort: "descending"}],
    ["their change", boats, {measure: "change"}, {form: "bar", x: "kind", measure: "change"}],
    ["parts of a whole", parts, {}, {form: "stacked", colour: "kind", y: "boats"}],
    ["three years", untied, {}, {form: "line", x: "year", colour: "kind"}],
    ["numbers that share no base", apart, {}, {form: "cards", x: "kind", y: "boats"}],
    ["shares of bases of their own", {...shares, compare: "own-base"}, {}, {form: "bar", x: "gear", y: "share"}],
    ["texts", texts, {}, {form: "table"}]
  ])("proposes for %s", (_name, table, chosen, spec) => {
    const offers = formsFor(table, chosen, facts);
    expect(offers.map(({form}) => form)).toEqual(FORMS.map(({form}) => form));
    expect(offers.filter(({proposed}) => proposed).map((offer) => offer.spec)).toEqual([expect.objectContaining(spec)]);
    expect(offers.find(({proposed}) => proposed)!.why).toBeUndefined();
  });

  it.each<[string, TableInfo, Form, RegExp]>([
    ["a line of two years", boats, "line", /fewer than three points/],
    ["a stack without a whole", boats, "stacked", /make no whole/],
    ["bars of what is not compared", apart, "bar", /Nothing is compared/],
    ["a stack of what is not compared", apart, "stacked", /Nothing is compared/],
    ["bars of texts", texts, "bar", /holds texts and no numbers/]
  ])("refuses %s with the reason", (_name, table, form, why) => {
    expect(formsFor(table, {}, facts).find((offer) => offer.form === form)!.why).toMatch(why);
  });

  it("offers nothing that is refused", () => {
    for (const table of [...tables, texts, gaps]) {
      for (const {spec, why} of formsFor(table, {}, facts))
        if (why === undefined)
          expect([readChartSpec(spec, [table]).problems, whyRefused(spec, table, facts)]).toEqual([[], undefined]);
    }
  });

  it("keeps what is chosen", () => {
    expect(
      formsFor(gaps, {x: "port", group: ["port"], y: "boats"}, facts).find(({form}) => form === "bar")!.spec
    ).toMatchObject({x: "port", y: "boats", group: ["port"]});
  });
});
