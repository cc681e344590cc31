import {tableFromIPC} from "apache-arrow";
import {parse} from "csv-parse/sync";
import {describe, expect, it, vi} from "vitest";
import {saveRows, saveSvg} from "../../src/components/chart-files.js";
import {chartRows, citationOf, svgTexts} from "../../src/components/take.js";
import * as take from "../../src/components/take.js";
import {rowsAbout, rowsArrow, rowsCsv, rowsJson, rowsParquet, rowsXlsx} from "../../src/exports/chart-rows.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {readParquet, readXlsx, readZip, sheetRows} from "../loaders/files/readers.js";
import {demoEvidence} from "./demo-evidence.js";
import {demoFigure} from "./demo-figure.js";
import {page} from "./dom.js";

const TWIN = `<table id="chart-lamps-data-table"><thead><tr><th scope="col">Colour</th><th scope="col" class="tm-quantity">Lamps</th><th class="tm-quantity">Share</th></tr></thead><tbody>
  <tr><th scope="row">=green</th><td class="tm-quantity"><a data-trace="demo.green" href="#">106</a></td><td><a data-trace="share(demo.green, demo.total)" href="#">75.2%</a></td></tr>
  <tr><th scope="row">blue</th><td class="tm-quantity"><span class="tm-missing">not printed</span></td><td>about half</td></tr></tbody></table>`;

function setUp() {
  const {document} = page(demoFigure().replace(/<table id="chart-lamps-data-table"><\/table>/, TWIN));
  const figure = document.querySelector<HTMLElement>("figure")!;
  return {document, figure, texts: svgTexts(figure, "d1g35t", "https://example.test/x#chart-lamps")};
}

const SHARE = (106 / 141) * 100;
const AFTER = (label: string): readonly string[] =>
  ["as shown", "expression", "low", "high", "unit", "why there is no value"].map((part) => `${label}: ${part}`);

describe("chartRows(figure, facts)", () => {
  it("has number, text, expression, interval and unit of what is traced, and the reason or the text of what is not", () => {
    const {columns, rows} = chartRows(setUp().figure, indexEvidence(demoEvidence).facts);
    expect(columns).toEqual(["Colour", "Lamps", ...AFTER("Lamps"), "Share", ...AFTER("Share")]);
    expect(rows).toEqual([
      [
        "=green",
        106,
        "106",
        "demo.green",
        106,
        106,
        "lamps",
        "",
        SHARE,
        "75.2%",
        "share(demo.green, demo.total)",
        SHARE,
        SHARE,
        "percent",
        ""
      ],
      [
        "blue",
        null,
        "",
        "",
        null,
        null,
        "",
        "not printed",
        null,
        "about half",
        "",
        null,
        null,
        "",
        "not tied to printed figures"
      ]
    ]);
  });

  it("says where a chart has no table", () => {
    const {figure} = setUp();
    figure.querySelector("table")!.remove();
    expect(() => chartRows(figure, indexEvidence(demoEvidence).facts)).toThrow("This chart has no table.");
  });
});

describe("takeRows(figure, kind, texts, evidence)", () => {
  it("makes a CSV whose rows name source and digest, and that runs nothing", () => {
    const {figure, texts} = setUp();
    const {name, contents} = take.takeRows(figure, "rows-csv", texts, demoEvidence);
    const rows = parse(contents as string, {columns: true}) as readonly Record<string, string>[];
    const [first] = rows;
    expect(name).toBe("lamps-rows.csv");
    expect(first).toMatchObject({
      Colour: "'=green",
      Lamps: "106",
      "Lamps: expression": "demo.green",
      Source: "Source: Lamps of the pier, para 1",
      "Data digest": "d1g35t"
    });
    expect(rows.map((row) => [row["Notes"], row["Citation"], row["Page"]])).toEqual([
      ["Counted by night. Bars are drawn.", "CITATION", "https://example.test/x#chart-lamps"],
      ["", "", ""]
    ]);
  });

  it("makes a workbook with expressions, source, caveats and digest", async () => {
    const {figure, texts} = setUp();
    const bytes = take.takeRows(figure, "rows-xlsx", texts, demoEvidence).contents as Uint8Array;
    const sheets = await readXlsx(bytes);
    expect([...sheets.keys()]).toEqual(["Cover", "Data", "Expressions"]);
    expect(sheetRows(sheets.get("Data")!)[0]).toMatchObject({
      Colour: "=green",
      Lamps: 106,
      Share: SHARE / 100,
      "Share: expression": "share(demo.green, demo.total)"
    });
    expect(sheets.get("Expressions")!.flat()).toContain("share(demo.green, demo.total)");
    expect(sheets.get("Cover")!.flat()).toEqual(
      expect.arrayContaining([
        "Source: Lamps of the pier, para 1",
        "https://example.test/x#chart-lamps",
        "Counted by night.",
        "CITATION",
        "d1g35t"
      ])
    );
    expect(new TextDecoder().decode((await readZip(bytes)).get("docProps/custom.xml")!.bytes)).toContain("d1g35t");
  });
});

describe.each([
  ["0", 0],
  ["an open end", Infinity]
])("takeRows(figure, kind, texts, evidence) with %s", (_of, high) => {
  const {figure, texts} = setUp();
  const rows = {...chartRows(figure, indexEvidence(demoEvidence).facts)};
  const open = {
    ...rows,
    rows: rows.rows.map((row, y) => (y === 0 ? row.map((cell, x) => (x === 5 ? high : cell)) : row))
  };
  const about = rowsAbout("lamps", texts, citationOf(figure));
  const records = open.rows.map((row) => Object.fromEntries(open.columns.map((name, i) => [name, row[i]])));

  it("makes an Arrow file with units in its columns and the rest in its schema", () => {
    const table = tableFromIPC(rowsArrow(open, about));
    expect(table.toArray().map((row) => row.toJSON() as unknown)).toEqual(records);
    expect(Object.fromEntries(table.schema.metadata)).toEqual(about);
    expect(table.schema.fields.find(({name}) => name === "Share: low")?.metadata.get("unit")).toBe("percent");
    expect(table.schema.fields.map(({type}) => String(type))).toEqual(
      open.kinds.map(({type}) => (type === "number" ? "Float64" : "Utf8"))
    );
  });

  it("makes a Parquet file with the same in its key-value metadata", () => {
    const {rows: read, metadata} = readParquet(rowsParquet(open, about));
    expect(read).toEqual(records);
    expect(metadata).toMatchObject(about);
    expect(JSON.parse(metadata.columns!)).toMatchObject({
      Lamps: {type: "number", unit: "lamps"},
      "Share: high": {type: "number", unit: "percent"},
      Colour: {type: "text"}
    });
  });

  it("makes JSON with the same, and a workbook and a CSV, that have open ends as INF", async () => {
    const shown = high === Infinity ? "INF" : high;
    const json = JSON.parse(rowsJson(open, about)) as {rows: unknown; columns: unknown; notes: unknown};
    expect(json).toMatchObject({
      chart: "lamps",
      citation: "CITATION",
      digest: "d1g35t",
      source: "Source: Lamps of the pier, para 1",
      notes: ["Counted by night.", "Bars are drawn."]
    });
    expect(json.columns).toEqual(open.columns.map((name, i) => ({name, ...open.kinds[i]})));
    expect(json.rows).toEqual(records.map((row, y) => (y === 0 ? {...row, "Lamps: high": shown} : row)));
    expect(sheetRows((await readXlsx(rowsXlsx(open, about))).get("Data")!)[0]).toMatchObject({"Lamps: high": shown});
    expect((parse(rowsCsv(open, about), {columns: true}) as readonly Record<string, string>[])[0]).toMatchObject({
      "Lamps: high": String(shown)
    });
  });
});

it.each(["csv", "xlsx", "arrow", "parquet", "json"] as const)(
  "takeRows(figure, kind, texts, evidence) names its %s apart from the table's",
  (ending) => {
    const {figure, texts} = setUp();
    expect(take.takeRows(figure, `rows-${ending}`, texts, demoEvidence).name).toBe(`lamps-rows.${ending}`);
  }
);

it("pngTexts(texts) has title, source, expressions and digest", () => {
  expect(take.pngTexts(setUp().texts)).toMatchObject({
    Title: "106 lamps & more were green",
    Source: "Source: Lamps of the pier, para 1",
    Expressions: "demo.green\nshare(demo.green, demo.total)",
    "Data digest": "d1g35t",
    Comment: "https://example.test/x#chart-lamps"
  });
});

describe("saving", () => {
  const load = () => Promise.resolve(take);

  it("saveSvg(figure) saves the drawing under the chart's name", async () => {
    const save = vi.fn();
    expect(await saveSvg(setUp().figure, {load, save})).toBe("lamps.svg saved");
    expect(save.mock.calls[0]!.slice(1)).toEqual([
      expect.stringMatching(/^<\?xml[^]*d1g35t/),
      "lamps.svg",
      "image/svg+xml;charset=utf-8"
    ]);
  });

  it("saveRows(figure) fails with words where a page makes no files", async () => {
    const {figure} = setUp();
    await expect(saveRows(figure, "rows-csv")).rejects.toThrow("This page stands alone and makes no files.");
  });

  it("saveSvg(figure) fails with words where a chart is made of text", async () => {
    const {figure} = setUp();
    figure.querySelector("svg")!.remove();
    await expect(saveSvg(figure, {load, save: vi.fn()})).rejects.toThrow("take the table instead");
  });
});
