import {parse} from "csv-parse/sync";
import {describe, expect, it, vi} from "vitest";
import {saveRows, saveSvg} from "../../src/components/chart-files.js";
import {chartRows} from "../../src/components/chart-rows.js";
import {svgTexts} from "../../src/components/svg-texts.js";
import * as take from "../../src/components/take.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {readXlsx, readZip, sheetRows} from "../loaders/files/readers.js";
import {demoEvidence} from "./demo-evidence.js";
import {demoFigure} from "./demo-figure.js";
import {page} from "./dom.js";

const TWIN = `<table id="chart-lamps-twin"><thead><tr><th scope="col">Colour</th><th scope="col" class="tm-quantity">Lamps</th><th class="tm-quantity">Share</th></tr></thead><tbody>
  <tr><th scope="row">=green</th><td class="tm-quantity"><a data-trace="demo.green" href="#">106</a></td><td><a data-trace="share(demo.green, demo.total)" href="#">75.2%</a></td></tr>
  <tr><th scope="row">blue</th><td class="tm-quantity"><span class="tm-missing">not printed</span></td><td>about half</td></tr></tbody></table>`;

function setUp() {
  const {document} = page(demoFigure().replace(/<table id="chart-lamps-twin"><\/table>/, TWIN));
  const figure = document.querySelector<HTMLElement>("figure")!;
  return {document, figure, texts: svgTexts(figure, "d1g35t", "https://example.test/x#chart-lamps")};
}

const SHARE = 106 / 141 * 100;
const AFTER = (label: string): readonly string[] => ["as shown", "expression", "low", "high", "unit", "why there is no value"].map((part) => `${label}: ${part}`);

describe("chartRows(figure, facts)", () => {
  it("has number, text, expression, interval and unit of what is traced, and the reason or the text of what is not", () => {
    const {columns, rows} = chartRows(setUp().figure, indexEvidence(demoEvidence).facts);
    expect(columns).toEqual(["Colour", "Lamps", ...AFTER("Lamps"), "Share", ...AFTER("Share")]);
    expect(rows).toEqual([
      ["=green", 106, "106", "demo.green", 106, 106, "lamps", "", SHARE, "75.2%", "share(demo.green, demo.total)", SHARE, SHARE, "percent", ""],
      ["blue", null, "", "", null, null, "", "not printed", null, "about half", "", null, null, "", "not tied to printed figures"]
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
    const [first] = parse(contents as string, {columns: true}) as readonly Record<string, string>[];
    expect(name).toBe("lamps.csv");
    expect(first).toMatchObject({"Colour": "'=green", "Lamps": "106", "Lamps: expression": "demo.green", "Source": "Source: Lamps of the pier, para 1", "Data digest": "d1g35t"});
  });

  it("makes a workbook with expressions, source, caveats and digest", async () => {
    const {figure, texts} = setUp();
    const bytes = take.takeRows(figure, "rows-xlsx", texts, demoEvidence).contents as Uint8Array;
    const sheets = await readXlsx(bytes);
    expect([...sheets.keys()]).toEqual(["Data", "Expressions", "Sources", "Notes"]);
    expect(sheetRows(sheets.get("Data")!)[0]).toMatchObject({"Colour": "=green", "Lamps": 106, "Share": SHARE, "Share: expression": "share(demo.green, demo.total)"});
    expect(sheets.get("Expressions")!.flat()).toContain("share(demo.green, demo.total)");
    expect(sheets.get("Sources")![1]).toEqual(["Source: Lamps of the pier, para 1", "https://example.test/x#chart-lamps"]);
    expect(sheets.get("Notes")!.flat()).toEqual(expect.arrayContaining(["Counted by night.", "d1g35t"]));
    expect(new TextDecoder().decode((await readZip(bytes)).get("docProps/custom.xml")!.bytes)).toContain("d1g35t");
  });
});

it("pngTexts(texts) has title, source, expressions and digest", () => {
  expect(take.pngTexts(setUp().texts)).toMatchObject({
    Title: "106 lamps & more were green", Source: "Source: Lamps of the pier, para 1", Expressions: "demo.green\nshare(demo.green, demo.total)", "Data digest": "d1g35t", Comment: "https://example.test/x#chart-lamps"
  });
});

describe("saving", () => {
  it("saveSvg(figure) saves the drawing under the chart's name", () => {
    const save = vi.fn();
    expect(saveSvg(setUp().figure, {save})).toBe("lamps.svg saved");
    expect(save.mock.calls[0]!.slice(1)).toEqual([expect.stringMatching(/^<\?xml[^]*d1g35t/), "lamps.svg", "image/svg+xml;charset=utf-8"]);
  });

  it("saveRows(figure) fails with words where a page makes no files", async () => {
    const {figure} = setUp();
    await expect(saveRows(figure, "rows-csv")).rejects.toThrow("This page stands alone and makes no files.");
  });

  it("saveSvg(figure) fails with words where a chart is made of text", () => {
    const {figure} = setUp();
    figure.querySelector("svg")!.remove();
    expect(() => saveSvg(figure, {save: vi.fn()})).toThrow("take the table instead");
  });
});
