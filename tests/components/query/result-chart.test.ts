import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {drawResult} from "../../../src/components/query/result-chart.js";
import type {DrawnResult} from "../../../src/components/query/result-chart.js";
import type {Row} from "../../../src/core/chart.js";
import type {Evidence} from "../../../src/core/evidence.js";
import {demoEvidence, demoFact} from "../demo-evidence.js";

const evidence: Evidence = {
  ...demoEvidence,
  structure: [],
  facts: [
    ...demoEvidence.facts,
    ...["y", "b"].flatMap((letter) =>
      ["2010", "2012", "2016"].map((period, i) =>
        demoFact({id: `demo.${letter}${period}`, printed: `${11 + i}`, period})
      )
    )
  ],
  together: {
    refusals: [{between: ["lamps-counted"], and: ["visitors"], why: "visitors are no lamps"}],
    noTrend: [],
    single: []
  }
};

function draw(
  rows: readonly Row[],
  more: Partial<Evidence> = {},
  choice: Parameters<typeof drawResult>[2] = {}
): Promise<DrawnResult> {
  const {document} = new JSDOM(
    '<link rel="tickmark-root" href="../"><script type="application/json" id="tm-evidence"></script>'
  ).window;
  document.querySelector("#tm-evidence")!.textContent = JSON.stringify({...evidence, ...more});
  return drawResult(document, rows, choice);
}

const row = (year: string, n: number, expression: string | null): Row => ({
  what: "lamps",
  year,
  n,
  n_expression: expression
});
const series = [row("2010", 11, "demo.y2010"), row("2012", 12, "demo.y2012"), row("2016", 13, "demo.y2016")];
const told = (drawn: DrawnResult): readonly unknown[] =>
  drawn.kind === "none" ? [drawn.why] : [drawn.form, drawn.forms.map(({form}) => form), drawn.notes[0]];

it("joins what is of one series", async () => {
  const [form, forms] = told(await draw(series));
  expect(form).toBe("line");
  expect(forms).toContain("bar");
});

it("refuses what is never set together, whatever else the rows hold", async () => {
  const mixed = [...series, row("2014", 220, "demo.visitors")];
  expect(told(await draw(mixed))).toEqual([
    "No chart: these numbers are never set together. demo.y2010 beside demo.visitors: visitors are no lamps."
  ]);
  expect(told(await draw([...mixed, row("2018", 1, null)]))[0]).toContain("visitors are no lamps");
});

it("draws another column where the first is refused", async () => {
  const rows = [...series, row("2014", 220, "demo.visitors")].map((own, i) => ({
    ...own,
    m: 11,
    m_expression: "demo.y2010",
    what: `${i}`
  }));
  expect(await draw(rows)).toMatchObject({
    kind: "chart",
    y: "m",
    numbers: ["m"],
    notes: expect.arrayContaining([expect.stringMatching(/^n is not drawn, .*visitors are no lamps\.$/)]) as unknown
  });
});

it("sets apart what is not alike, with the reason", async () => {
  const [form, forms, note] = told(await draw([row("2014", 106, "demo.green"), row("2014", 75.2, "demo.green-share")]));
  expect([form, forms]).toEqual(["cards", ["cards"]]);
  expect(note).toMatch(/^These numbers are not set against one another: units differ: /);
});

it.each<[string, readonly Row[], Partial<Evidence>]>([
  ["an untied number", [...series.slice(0, 2), row("2016", 99, null)], {}],
  ["no tied number", series.map((own) => ({...own, n_expression: null})), {}],
  ["no rules at hand", series, {together: undefined as never}]
])("joins nothing with %s, and says that it is unchecked", async (_what, rows, more) => {
  const [form, forms, note] = told(await draw(rows, more));
  expect(form).toBe("bar");
  expect(forms).toEqual(expect.not.arrayContaining(["line", "slope", "stacked", "cards"]));
  expect(note).toMatch(/^Whether these numbers may stand together has not been checked: /);
});

it("names the unit in the title, where the numbers have one", async () => {
  expect(await draw(series)).toMatchObject({title: expect.stringMatching(/^n.*, number of lamps, /) as unknown});
  expect(await draw([...series.slice(0, 2), row("2016", 99, null)])).toMatchObject({
    title: expect.not.stringContaining("number of") as unknown
  });
});

it("colours the series as the table that was asked has them, whatever the query sorts by", async () => {
  const other = ["2010", "2012", "2016"].map((year, i) => ({...row(year, 11 + i, `demo.b${year}`), what: "bulbs"}));
  const asked = [
    {
      id: "lights",
      columns: [{kind: "key" as const, name: "kind", label: "Kind"}],
      values: {kind: ["lamps", "candles", "bulbs"]}
    }
  ];
  const colours = async (rows: readonly Row[], known: typeof asked): Promise<Readonly<Record<string, string>>> => {
    const drawn = await draw(rows, {}, {form: "line", asked: known});
    if (drawn.kind === "none") throw new Error(drawn.why);
    return Object.fromEntries(
      ["y", "b"].map((letter) => [
        letter,
        drawn.drawing
          .querySelector(`.tm-wide [data-trace="demo.${letter}2010"]`)!
          .innerHTML.match(/var\(--tm-(?:first|second)\b/)?.[0] ?? ""
      ])
    );
  };
  const expected = await colours([...series, ...other], []);
  expect(new Set(Object.values(expected)).size).toBe(2);
  expect(await colours([...other, ...series], asked)).toEqual(expected);
  expect(await colours([...other, ...series], [])).not.toEqual(expected);
});
