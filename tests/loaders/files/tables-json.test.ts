import {beforeAll, expect, it} from "vitest";
import {tablesJson} from "../../../loaders/files/table-files.js";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {indexEvidence} from "../../../src/views/evidence-index.js";
import {realSite} from "../../support/real-site.js";

let listed: readonly ListedTable[];

beforeAll(async () => {
  const {tables, evidence} = await realSite();
  listed = JSON.parse(
    tablesJson([...tables.values()], {...indexEvidence(evidence), units: evidence.units}, evidence.terms ?? [])
  ) as readonly ListedTable[];
});

it("lists every table with what a specification needs, and no rows", async () => {
  const {tables} = await realSite();
  expect(listed.map(({id}) => id)).toEqual([...tables.keys()]);
  for (const info of listed) {
    expect(info).not.toHaveProperty("rows");
    expect([info.length, info.columns]).toEqual([tables.get(info.id)!.rows.length, tables.get(info.id)!.table.columns]);
    expect(info.sources.length).toBeGreaterThan(0);
  }
});

it("names keys and units in words, and says what must be said", () => {
  const victims = listed.find(({id}) => id === "child-victims")!;
  expect(victims.labels).toMatchObject({group: {prostitution: "child prostitution"}, area: {JP: "Japan"}});
  expect(victims.units).toMatchObject({children: "children"});
  expect(victims.values!["year"]).toEqual(["2010", "2014"]);
  expect(victims.caveats.join(" ")).toMatch(/not prevalence/);
  expect(listed.find(({id}) => id === "osaka-counts")!.compare).toBe("none");
});

it("names agencies, pillars and measures by the lists that hold them, and items by their words", () => {
  const {labels = {}} = listed.find(({id}) => id === "fy2019-efforts")!;
  expect(labels["agencies"]).toMatchObject({NPA: "National Police Agency", MOJ: "Ministry of Justice"});
  expect(Object.values(labels["agencies"]!).filter((label) => label.includes("; ")).length).toBeGreaterThan(0);
  expect(Object.keys(labels["agencies"]!).length).toBe(
    listed.find(({id}) => id === "fy2019-efforts")!.values!["agencies"]!.length
  );
  expect([labels["measure"]!["plan.m2-ii"], labels["pillar"]!["1"]].filter((label) => label === undefined)).toEqual([]);
  expect(listed.find(({id}) => id === "blocking")!.labels!["item"]).toMatchObject({domains: "domains on the list"});
});

it("has the terms of every mark in a table’s texts, for pages that know no other", () => {
  const marked = listed.filter((info) => JSON.stringify(info).includes("[["));
  expect(marked.map(({id}) => id)).toEqual(["blocking", "hotline-shares", "police-2016", "sns-victims-2016"]);
  for (const {terms, ...info} of marked)
    expect(new Set(terms!.map(({id}) => id))).toEqual(
      new Set([...JSON.stringify(info).matchAll(/\[\[([\w-]+)/g)].map(([, id]) => id))
    );
});

it("is enough to read a specification by", () => {
  expect(
    readChartSpec(
      {
        table: "child-victims",
        form: "slope",
        x: "year",
        y: "victims",
        colour: "group",
        filter: {year: ["2010", "2014"]}
      },
      listed
    ).problems
  ).toEqual([]);
  expect(
    readChartSpec({table: "child-victims", form: "bar", x: "group", y: "victims", filter: {year: "2012"}}, listed)
      .problems
  ).toEqual([expect.objectContaining({key: "filter.year", allowed: ["2010", "2014"]})]);
});
