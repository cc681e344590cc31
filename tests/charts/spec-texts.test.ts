import {describe, expect, it} from "vitest";
import {chartOfSpec} from "../../src/charts/spec-chart.js";
import {FORMS} from "../../src/core/chart-spec/spec.js";
import type {ChartSpec} from "../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import type {KeyColumn, QuantityColumn} from "../../src/core/table.js";
import {parts, quantity, shares} from "../core/chart-spec/tables.js";
import {demoContext} from "./context.js";
import {ROWS} from "./rows.js";

const key = (name: string, label: string, dimension?: KeyColumn["dimension"]): KeyColumn => ({
  kind: "key",
  name,
  label,
  ...(dimension === undefined ? {} : {dimension})
});
const number = (name: string, label: string, unit: string, more: Partial<QuantityColumn> = {}): QuantityColumn => ({
  kind: "quantity",
  name,
  label,
  unit,
  measures: ["boats"],
  ...more
});

/** Numbers of different units, as cards show them. */
const cardsTable = (title: string, rows: readonly Row[], label = "Number"): TableInfo => ({
  id: "boats",
  title,
  description: "",
  compare: "none",
  rows,
  units: {boats: "boats", percent: "per cent"},
  noArea: ["XX"],
  labels: {
    area: {XX: "not of one country, or not printed", JP: "Japan", XB: "Elsewhere"},
    category: {nets: "deep-sea nets", boats: "fishing boats"}
  },
  columns: [
    key("item", "Item"),
    key("category", "Kind", "category"),
    key("period", "Period", "period"),
    key("area", "Area", "area"),
    key("unit", "Unit", "unit"),
    number("value", label, "unit")
  ]
});
const row = (more: Row): Row => ({
  item: "",
  category: "",
  period: "2014",
  area: "JP",
  unit: "boats",
  ...quantity("value", "demo.boats-2014"),
  ...more
});
const cards: Omit<ChartSpec, "table"> = {form: "cards", x: "item", y: "value"};
const mixed = [
  row({item: "boats", category: "boats", area: "XX", period: ""}),
  row({item: "coverage-nets", category: "nets", unit: "percent"})
];

const chartOf = (table: TableInfo, spec: Omit<ChartSpec, "table">): ReturnType<typeof chartOfSpec> =>
  chartOfSpec({table: table.id, ...spec}, table);
const texts = (table: TableInfo, spec: Omit<ChartSpec, "table">): readonly string[] => [
  chartOf(table, spec).headline({}),
  chartOf(table, spec).title({})
];

describe("a column whose label doesn't say what is counted", () => {
  it.each(["Number", "Value", "Count"])("%s: the table's title stands there", (label) => {
    expect(texts(cardsTable("Boats of the pier", [row({item: "tugs"})], label), cards)).toEqual([
      "Boats of the pier, tugs: {{ demo.boats-2014 }}",
      "Boats of the pier, Japan, 2014"
    ]);
  });

  it.each<[string, string, Row, string]>([
    ["the year", "Boats counted in 2014", {}, "Boats counted in 2014, Japan"],
    ["the area", "Boats of Japan", {}, "Boats of Japan, 2014"],
    ["a span that only begins alike", "Boats of 20140", {}, "Boats of 20140, Japan, 2014"],
    ["no area where there is none", "Boats", {area: "XX"}, "Boats, 2014"]
  ])("whose title has %s: it stands there once", (_name, title, more, expected) => {
    expect(chartOf(cardsTable(title, [row(more)]), cards).title({})).toBe(expected);
  });

  it("tells a reader who doesn't see it what a number without a name is of", () => {
    const table = cardsTable("Boats of the pier", [row({})]);
    expect([chartOf(table, cards).headline({}), chartOf(table, cards).describe(table.rows!, {})]).toEqual([
      "Boats of the pier: {{ demo.boats-2014 }}",
      expect.stringMatching(/\. Boats of the pier: \{\{ demo\.boats-2014 \}\}\.$/)
    ]);
  });

  it("leaves other labels as they are", () => {
    expect(texts(cardsTable("Boats of the pier", [row({item: "tugs"})], "Boats counted"), cards)).toEqual([
      "Boats counted, tugs: {{ demo.boats-2014 }}",
      "Boats counted, by item, Japan, 2014"
    ]);
  });
});

describe("words of keys", () => {
  it("names no area where rows are of none, nor a period before those that are printed", () => {
    expect(chartOf(cardsTable("Boats", mixed), cards).title({})).toBe("Boats, 2014 and period not printed");
  });

  it("says on cards what a key is made of, each thing once, and no unit that the number has", () => {
    const table = cardsTable("Boats", mixed);
    const drawing = chartOf(table, cards).draw(
      table.rows!,
      {},
      {...demoContext(720), label: (_column, value) => value}
    );
    const shown = (name: string): readonly string[] =>
      [...drawing.querySelectorAll(`.tm-card-${name}`)].map(({textContent}) => textContent);
    expect([shown("label"), shown("base")]).toEqual([
      ["boats", "coverage, deep-sea nets"],
      ["fishing boats", "2014, Japan"]
    ]);
  });

  it("tells the rows of a table apart", () => {
    const told = chartOf(parts, {form: "table", y: "boats"}).describe(parts.rows!, {});
    expect(told).toMatch(/ trawlers: \{\{ demo\.trawlers-2014 \}\}; night: /);
    expect(told).not.toMatch(/[.;] :/);
  });

  it("says of no form that its bars lie", () =>
    expect(FORMS.map(({shows}) => shows).join()).not.toMatch(/\b[Ll]y(?:ing|e)?\b/));
});

describe("a share of the whole", () => {
  const whole: TableInfo = {
    ...parts,
    units: {cases: "cases"},
    columns: [...parts.columns, number("all", "All boats counted", "cases", {wholeOf: "boats"})],
    rows: parts.rows!.map((one) => ({...one, ...quantity("all", "demo.boats-2014")}))
  };
  const named: TableInfo = {
    ...parts,
    units: {cases: "cases"},
    columns: parts.columns.map((column) =>
      column.name === "share" ? {...column, label: "Share of boats registered"} : column
    )
  };
  it.each<[string, TableInfo, string, string]>([
    ["by a column of wholes", whole, "all boats counted", "The whole: all boats counted, {{ demo.boats-2014 }} cases."],
    ["by a column of shares", named, "boats registered", "The whole: boats registered, {{ demo.boats-2014 }} cases."],
    ["by neither", parts, "the whole", "The whole: boats, {{ demo.boats-2014 }} cases."]
  ])("says what the whole is, %s", (_name, table, base, note) => {
    const chart = chartOf(table, {form: "bar", x: "kind", y: "boats", measure: "share"});
    expect([chart.headline({}), chart.notes({})]).toEqual([
      `boats, trawlers: {{ share(demo.trawlers-2014, demo.boats-2014) }} of ${base}`,
      [note]
    ]);
    expect(chart.title({})).toContain(`, percent of ${base}, `);
  });

  it.each<[string, TableInfo, Omit<ChartSpec, "table">, string, RegExp]>([
    [
      "printed, as it is printed",
      {...shares, rows: shares.rows!.slice(0, 2)},
      {form: "stacked", colour: "gear", y: "share"},
      "demo.nets-share",
      /^demo\.nets-share as printed of the whole/
    ],
    [
      "worked out, as finely as percentages are shown",
      parts,
      {form: "stacked", colour: "kind", y: "share"},
      "share(demo.trawlers-2014, demo.boats-2014)",
      /as printed of the whole/
    ],
    [
      "of a whole that its column names",
      named,
      {form: "stacked", colour: "kind", y: "share"},
      "share(demo.trawlers-2014, demo.boats-2014)",
      /as printed of boats registered/
    ],
    [
      "of a whole that a column of wholes names",
      whole,
      {form: "stacked", colour: "kind", y: "boats", measure: "share"},
      "share(demo.trawlers-2014, demo.boats-2014)",
      /as printed of all boats counted/
    ],
    [
      "of a whole that a column of shares names",
      named,
      {form: "stacked", colour: "kind", y: "boats", measure: "share"},
      "share(demo.trawlers-2014, demo.boats-2014)",
      /as printed of boats registered/
    ]
  ])("as a part is shown: %s", (_name, table, spec, expression, text) => {
    const drawing = chartOf(table, spec).draw(
      table.rows!,
      {},
      {...demoContext(720), format: (own, format = "printed") => `${own} as ${format}`}
    );
    const shown = [...drawing.querySelectorAll("[data-trace]")]
      .filter((link) => link.getAttribute("data-trace") === expression)
      .map(({textContent}) => textContent.replace(/\s+/g, " "));
    expect(shown.some((own) => text.test(own.trim()))).toBe(true);
  });

  it.each([
    ["named", named, "boats, share of boats registered"],
    ["not named", parts, "boats, share of the whole"]
  ])("heads a column of shares whose whole is %s", (_name, table, label) => {
    expect(
      chartOf(table, {form: "table", x: "kind", y: "boats", measure: "share"})
        .dataTable({})
        .find(({quantity: isNumber}) => isNumber)!.label
    ).toBe(label);
  });
});

describe("a column of changes", () => {
  const victims: TableInfo = {
    id: "child-victims",
    title: "Victims",
    description: "",
    rows: ROWS["child-victims"]!,
    columns: [
      key("group", "Group", "category"),
      key("year", "Year", "period"),
      key("base", "Base"),
      key("area", "Area", "area"),
      number("victims", "Victims recorded", "children"),
      number("change", "Change since the base", "percent", {from: "base"})
    ]
  };
  const spec = {form: "cards", x: "group", y: "change"} as const;

  it("is headed by what changes and the base year, with the note on two printed years", () => {
    const chart = chartOf(victims, spec);
    expect(chart.headline({})).toMatch(/^Change in victims recorded, \w+: \{\{ change\(.*\) \| \+% \}\} since 2020$/);
    expect(chart.title({})).toMatch(/^Change in victims recorded, by group, percent/);
    expect(chart.notes({})).toEqual([expect.stringMatching(/^Two years are printed\./)]);
  });

  it.each(["cards", "table"] as const)("is shown with its sign: %s", (form) => {
    const chart = chartOf(victims, form === "cards" ? spec : {form, y: "change"});
    const shown = [...chart.draw(victims.rows!, {}, demoContext(720)).querySelectorAll("[data-trace]")].map(
      ({textContent}) => textContent.trim()
    );
    expect(shown).toEqual([expect.stringMatching(/^[−+]/), expect.stringMatching(/^[−+]/)]);
    expect(chart.dataTable({}).find(({quantity: isNumber}) => isNumber)!.format).toBe("+%");
  });

  it("that is worked out names its base year, too", () => {
    const spec = {form: "bar", x: "group", y: "victims"} as const;
    expect(chartOf(victims, {...spec, measure: "change"}).headline({})).toMatch(/ \| \+% \}\} since 2020$/);
    expect(chartOf(victims, {...spec, colour: "year", measure: "index"}).headline({})).toMatch(
      /, with 2020 as the base$/
    );
  });
});
