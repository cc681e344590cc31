import {strFromU8, unzipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import {combinations} from "../../../src/core/chart.js";
import {partsOf} from "../../../src/core/deck/blocks.js";
import type {CompiledChart, CompiledDeck} from "../../../src/core/deck/compiled.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {compiledDeck} from "../../support/compiled-deck.js";
import {dataCharts} from "../../support/data-charts.js";
import {parseXml, unpack} from "../../support/office.js";
import {realSite} from "../../support/real-site.js";

const charts = await dataCharts();

/** A slide for every chart with a native form and every choice of its options. */
const everyChart = charts
  .filter(({native}) => native)
  .flatMap((chart) =>
    combinations(chart).map((options) =>
      [
        "---",
        "layout: figure",
        "---",
        "",
        `## ${chart.id} ${Object.keys(options).join(" ")}`,
        "",
        "```chart",
        `ref: ${chart.id}`,
        ...Object.entries(options).map(([name, value]) => `${name}: ${value}`),
        "```",
        ""
      ].join("\n")
    )
  )
  .join("\n");

let deck: CompiledDeck;
let files: Readonly<Record<string, Uint8Array>>;
let native: readonly CompiledChart[];
/** Value, low and high of every expression in the columns of every table. */
let cells: ReadonlyMap<string, readonly [value: number, low: number | null, high: number | null]>;

beforeAll(async () => {
  deck = await compiledDeck(`---\ntitle: Every chart\n---\n\n# Every chart\n\n${everyChart}`);
  files = unpack(await deckToPptx(deck, {site: "", png: () => Promise.reject(new Error("no picture is wanted"))}));
  native = deck.slides.flatMap(({blocks}) =>
    [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []))
  );
  cells = new Map(
    [...(await realSite()).tables.values()].flatMap(({rows}) =>
      rows.flatMap((row) =>
        Object.keys(row)
          .filter((column) => column.endsWith("_expression") && typeof row[column] === "string")
          .map((column) => {
            const name = column.replace(/_expression$/, "");
            const bound = (value: unknown): number | null =>
              typeof value === "number" && Number.isFinite(value) ? value : null;
            return [
              String(row[column]),
              [Number(row[name]), bound(row[`${name}_low`]), bound(row[`${name}_high`])]
            ] as const;
          })
      )
    )
  );
}, 60_000);

const texts = (within: Document | Element, name: string): readonly string[] =>
  [...within.getElementsByTagName(name)].map((element) => element.textContent);

/** A sheet as its cells by name, read without the writer's code. */
function sheet(book: Readonly<Record<string, Uint8Array>>, name: string): ReadonlyMap<string, string | number> {
  const listed = [...parseXml(strFromU8(book["xl/workbook.xml"]!)).getElementsByTagName("sheet")].find(
    (one) => one.getAttribute("name") === name
  )!;
  const relation = [
    ...parseXml(strFromU8(book["xl/_rels/workbook.xml.rels"]!)).getElementsByTagName("Relationship")
  ].find((one) => one.getAttribute("Id") === listed.getAttribute("r:id"))!;
  return new Map(
    [...parseXml(strFromU8(book[`xl/${relation.getAttribute("Target")!}`]!)).getElementsByTagName("c")].map(
      (cell) =>
        [
          cell.getAttribute("r")!,
          cell.getAttribute("t") === "inlineStr" ? texts(cell, "t").join("") : Number(texts(cell, "v")[0])
        ] as const
    )
  );
}

const seriesOf = (number: number) =>
  [...parseXml(strFromU8(files[`ppt/charts/chart${number}.xml`]!)).getElementsByTagName("c:ser")].map((series) => {
    const part = (name: string): Element => series.getElementsByTagName(name)[0]!;
    const values = part("c:val");
    return {
      name: texts(part("c:tx"), "c:v")[0],
      categories: texts(part("c:cat"), "c:v"),
      formula: texts(values, "c:f")[0]!,
      points: [...values.getElementsByTagName("c:pt")].map((point) => ({
        index: Number(point.getAttribute("idx")),
        value: Number(texts(point, "c:v")[0])
      }))
    };
  });

/** The series that aren't the whole behind the bars. */
const withoutWhole = <S extends {readonly name: string | undefined}>(
  {native: chart}: CompiledChart,
  series: readonly S[]
): readonly S[] =>
  chart!.form === "bar" && chart!.whole ? series.filter(({name}) => name !== chart!.whole!.name) : series;

it("makes a native chart of every chart that has one", () => {
  expect(native.length).toBeGreaterThanOrEqual(20);
  expect(Object.keys(files).filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).length).toBe(native.length);
});

describe("every chart part", () => {
  it("holds the numbers of the rows in its caches", () => {
    native.forEach((chart, i) => {
      const {whole, form} = chart.native!;
      const all = seriesOf(i + 1);
      if (form === "bar" && whole !== undefined)
        expect(all[0]).toMatchObject({
          name: whole.name,
          points: all[0]!.categories.map((_, index) => ({index, value: whole.value}))
        });
      const read = withoutWhole(chart, all);
      expect(read.map(({name}) => name)).toEqual(chart.native!.series.map(({name}) => name));
      read.forEach(({categories, points}, s) => {
        expect(categories).toEqual(chart.native!.categories);
        const written = chart.native!.series[s]!.points.flatMap((point, index) =>
          point === null ? [] : [{index, expression: point.expression}]
        );
        expect(points).toEqual(written.map(({index, expression}) => ({index, value: cells.get(expression)![0]})));
      });
    });
  });

  it("holds them in its workbook too, each with the expression, the interval and the figures that it follows from", () => {
    const facts = new Map(deck.facts.map((fact) => [fact.id, fact]));
    native.forEach((chart, i) => {
      const book = unzipSync(files[`ppt/embeddings/chart${i + 1}.xlsx`]!);
      const [data, expressions, sources] = [sheet(book, "Data"), sheet(book, "Expressions"), sheet(book, "Sources")];
      const rows = Array.from({length: 40}, (_, r) => r + 2).filter((row) =>
        expressions.get(`A${row}`)?.toString().startsWith("Data!")
      );
      const points = withoutWhole(chart, seriesOf(i + 1)).flatMap(({points: own, formula}) =>
        own.map(({index, value}) => ({value, cell: `${/\$([A-Z]+)\$/.exec(formula)![1]!}${index + 2}`}))
      );
      expect(rows.map((row) => expressions.get(`A${row}`))).toEqual(points.map(({cell}) => `Data!${cell}`));
      rows.forEach((row, k) => {
        const expression = String(expressions.get(`C${row}`));
        const {value, cell} = points[k]!;
        const [known, low, high] = cells.get(expression)!;
        expect([data.get(cell), value]).toEqual([known, known]);
        expect([expressions.get(`D${row}`) ?? null, expressions.get(`E${row}`) ?? null]).toEqual([
          low === null ? null : expect.closeTo(low, 9),
          high === null ? null : expect.closeTo(high, 9)
        ]);
        const named = [...expression.matchAll(/[a-z0-9]+\.[a-z0-9-]+/g)].map(([id]) => id);
        const listed = [...sources].filter(([at]) => /^A\d+$/.test(at)).map(([, id]) => id);
        expect(named.filter((id) => facts.has(id) && !listed.includes(id))).toEqual([]);
      });
      for (const [at, id] of sources)
        if (/^A(?!1$)\d+$/.test(at)) expect(sources.get(at.replace("A", "B"))).toBe(facts.get(String(id))!.shown);
    });
  });

  it("names in its workbook what the number of the whole follows from", () => {
    const wholes = native.flatMap((chart, i) => {
      if (chart.native!.whole === undefined || chart.native!.whole.expression === null) return [];
      const book = unzipSync(files[`ppt/embeddings/chart${i + 1}.xlsx`]!);
      const expressions = sheet(book, "Expressions");
      const [at] = [...expressions].find(([, text]) => text === "Whole")!;
      const row = at.replace("A", "");
      expect([expressions.get(`B${row}`), expressions.get(`C${row}`)]).toEqual([
        chart.native!.whole.text,
        chart.native!.whole.expression
      ]);
      expect(expressions.get(`D${row}`)).toBeGreaterThan(0);
      const listed = [...sheet(book, "Sources").values()];
      for (const [id] of chart.native!.whole.expression.matchAll(/[a-z0-9]+\.[a-z0-9-]+/g))
        expect(listed).toContain(id);
      return [chart.id];
    });
    expect(new Set(wholes).size).toBeGreaterThanOrEqual(4);
  });

  it("labels each point with the number as it is shown", () => {
    native.forEach((chart, i) => {
      const xml = parseXml(strFromU8(files[`ppt/charts/chart${i + 1}.xml`]!));
      const labels = [...xml.getElementsByTagName("c:dLbl")];
      const points = chart.native!.series.flatMap(({points: own}) => own.filter((point) => point !== null));
      expect(labels.length).toBe(points.length);
      labels.forEach((label, k) => {
        const format = label.getElementsByTagName("c:numFmt")[0]?.getAttribute("formatCode");
        expect(
          format === undefined || format === null ? texts(label, "a:t")[0] : formatted(points[k]!.value, format)
        ).toBe(points[k]!.text);
      });
    });
  });
});

/** A number in one of the formats that are written, as Office shows it. */
function formatted(value: number, format: string): string {
  const [positive, negative = positive] = format.split(";");
  return (value < 0 ? negative! : positive!).replace(
    /"([^"]*)"|(#,##)?0(?:\.(0+))?/g,
    (_, text: string | undefined, grouped: string | undefined, decimals = "") =>
      text ??
      new Intl.NumberFormat("en", {
        useGrouping: grouped !== undefined,
        minimumFractionDigits: decimals.length,
        maximumFractionDigits: decimals.length
      }).format(Math.abs(value))
  );
}
