import {describe, expect, it} from "vitest";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {groupTables} from "../../../src/core/explore/groups.js";
import {formOffers, insteadOf, measureOffers, proposedSpec, whyNotDrawn} from "../../../src/core/explore/offers.js";
import {apart, boats, facts, gaps, parts, shares, tables} from "../chart-spec/tables.js";

const slope: ChartSpec = {table: "boats", form: "slope", x: "year", y: "boats", colour: "kind"};

describe("proposedSpec(table)", () => {
  it.each([
    [boats, "slope"],
    [parts, "stacked"],
    [shares, "bar"],
    [apart, "cards"]
  ] as const)("of %o", (table, form) => {
    expect(proposedSpec(table, facts).form).toBe(form);
  });
});

/** What only those know who write specifications: keys, ids of forms, and how a validator speaks. */
const SCHEMA_TALK =
  /\b(?:missing;|allowed:|the form|has no use|measure \w+ needs)|\b(?:in|as|name it in|use) (?:x|y|colour|facet)\b|: x must|\b(?:use|than) (?:bar|column|stacked|slope|line|dot|cards|table)\b|^\w+: /;

describe("the reasons that are given for what is not drawn", () => {
  const keys = (table: (typeof tables)[number]): readonly string[] =>
    table.columns.filter(({kind}) => kind === "key").map(({name}) => name);

  it("are in the words of the page, for every form, measure and column of every table", () => {
    const told: string[] = [];
    for (const table of tables)
      for (const {spec: form} of formOffers(proposedSpec(table, facts), table, facts))
        for (const column of keys(table))
          for (const more of [
            {},
            {x: column},
            {colour: column},
            {facet: column},
            {group: [column]},
            {sort: "ascending"},
            {highlight: "zeppelins"},
            {measure: "share"},
            {measure: "change"},
            {measure: "index"}
          ] as const)
            for (const spec of [
              {...form, ...more},
              {table: form.table, form: form.form, ...more}
            ] as ChartSpec[])
              told.push(
                whyNotDrawn(spec, table, facts) ?? "",
                ...formOffers(spec, table, facts).map(({why = ""}) => why),
                ...measureOffers(spec, table, facts).map(({why = ""}) => why)
              );
    for (const table of tables)
      told.push(
        ...formOffers(proposedSpec(table, facts), table, facts).map(({why = ""}) => why),
        ...measureOffers(proposedSpec(table, facts), table, facts).map(({why = ""}) => why)
      );
    const reasons = [...new Set(told)].filter((why) => why !== "");
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter((why) => SCHEMA_TALK.test(why))).toEqual([]);
  });

  it.each<[ChartSpec, RegExp]>([
    [
      {table: "boats", form: "stacked", y: "boats"},
      /^choose something under “Set apart by colour” for “Parts of a whole”$/
    ],
    [
      {...slope, measure: "change"},
      /^“Slope” can’t show “Change”; choose “The numbers”, “Share of the whole” or “Index”$/
    ],
    [
      {...slope, form: "cards", x: "kind"},
      /^“Number cards” shows nothing of “Set apart by colour”; choose nothing there$/
    ],
    [{...slope, x: "kind"}, /“Compared” must say when .*; choose “Bars” or “Dots”$/]
  ])("say of %j what a person would do", (spec, said) => {
    expect(whyNotDrawn(spec, boats, facts)).toMatch(said);
  });
});

describe("formOffers(spec, table)", () => {
  it("offers every form with a specification that is drawn, or the reason why it is refused", () => {
    for (const table of tables) {
      for (const {spec, why} of formOffers(proposedSpec(table, facts), table, facts)) {
        if (why === undefined)
          expect([spec.form, readChartSpec(spec, [table]).problems, whyRefused(spec, table, facts)]).toEqual([
            spec.form,
            [],
            undefined
          ]);
        else expect(why).not.toBe("");
      }
    }
  });

  it("marks the chosen and the proposed one, and refuses a line through two points", () => {
    const offers = formOffers({...slope, form: "bar", x: "kind", colour: "year"}, boats, facts);
    expect(offers.filter(({chosen}) => chosen).map(({value}) => value)).toEqual(["bar"]);
    expect(offers.filter(({proposed}) => proposed).map(({value}) => value)).toEqual(["slope"]);
    expect(offers.find(({value}) => value === "line")?.why).toMatch(/fewer than three points/);
  });

  it("keeps a filter, and leaves out groups and what is looked at where they stand in a form's way", () => {
    const offers = formOffers(
      {
        table: "boats",
        form: "bar",
        x: "kind",
        y: "boats",
        group: ["kind", "year"],
        colour: "year",
        highlight: "ferries",
        filter: {kind: ["trawlers", "ferries"]}
      },
      boats,
      facts
    );
    const offered = offers.find(({value}) => value === "slope")!;
    expect(offered.why).toBeUndefined();
    expect(offered.spec.filter).toEqual({kind: ["trawlers", "ferries"]});
  });

  it("says of the chosen form why it isn't drawn", () => {
    expect(formOffers({...slope, form: "line"}, boats, facts).find(({chosen}) => chosen)?.why).toMatch(/three points/);
  });
});

describe("insteadOf(spec, table)", () => {
  it("offers what is drawn, the proposed form first", () => {
    const instead = insteadOf({...slope, form: "line"}, boats, facts);
    expect(instead[0]?.value).toBe("slope");
    expect(instead.every(({spec}) => whyNotDrawn(spec, boats, facts) === undefined)).toBe(true);
  });

  it("offers the same form with other columns, where those are to blame", () => {
    const two: ChartSpec = {table: "boats", form: "bar", x: "kind", y: "boats"};
    expect(whyNotDrawn(two, boats, facts)).toMatch(/year/);
    expect(insteadOf(two, boats, facts).find(({value}) => value === "bar")?.spec.colour).toBe("year");
  });
});

describe("measureOffers(spec, table)", () => {
  const of = (spec: ChartSpec, table = boats) =>
    Object.fromEntries(measureOffers(spec, table, facts).map((offer) => [offer.value, offer]));

  it("keeps the form where it can show a measure, and goes to another where it can't", () => {
    expect(of(slope)["index"]?.spec).toMatchObject({form: "slope", measure: "index"});
    expect(of(slope)["change"]?.spec).toMatchObject({form: "bar", measure: "change"});
    expect(of(slope)["level"]?.chosen).toBe(true);
  });

  it("gives the reason of one that is refused", () => {
    expect(of(proposedSpec(parts, facts), parts)["change"]?.why).toMatch(/period/);
    expect(of(proposedSpec(shares, facts), shares)["share"]?.why).toMatch(/share of a share/);
    expect(of(proposedSpec(apart, facts), apart)["share"]?.why).toMatch(
      /added up or set in relation|against one another/
    );
  });
});

it("groupTables(tables) puts tables by what may be done with their numbers", () => {
  const list = {...gaps, id: "list", columns: gaps.columns.filter(({kind}) => kind === "key")};
  expect(groupTables([list, apart, boats]).map(({label, tables: own}) => [label, own.map(({id}) => id)])).toEqual([
    ["Numbers that can be compared", ["boats"]],
    ["Numbers side by side, not to be compared", ["apart"]],
    ["Lists of texts, without numbers", ["list"]]
  ]);
});
