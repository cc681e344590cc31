import {describe, expect, it} from "vitest";
import {tableToArrow} from "../../../loaders/files/arrow-files.js";
import {tableToParquet} from "../../../loaders/files/parquet.js";
import {tableToCsv, tableToJson} from "../../../loaders/files/table-files.js";
import {tableToXlsx} from "../../../loaders/files/xlsx.js";
import {GUARD_RULE} from "../../../src/core/formula.js";
import {demoFacts} from "../../core/demo-facts.js";
import {NUMBERS, demoAbout, demoTable} from "./demo-table.js";
import {readCsv, readParquet, readXlsx, readZip, rowsOfWorkbook, sheetRows, unlabelledRows} from "./readers.js";

const {rows} = demoTable;
/** Formats without infinity have an open end as a text. */
const closed = rows.map((row) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === Infinity ? "INF" : value]))
);

describe("tableToParquet(table, about)", () => {
  const bytes = tableToParquet(demoTable, demoAbout);

  it("is read by Rust with the same values, expressions, open intervals and reasons", () => {
    expect(readParquet(bytes).rows).toEqual(rows);
  });

  it("has title, digest, sources, citation, notes, and the columns with units in its key-value metadata", () => {
    const {metadata} = readParquet(bytes);
    expect(metadata).toMatchObject({
      table: "lights",
      title: demoTable.title,
      digest: demoAbout.digest,
      version: "1.2.3",
      sources: "demo other",
      citation: demoAbout.citation.full,
      notes: "Lights, not ships.\nCounted by night.",
      measures: "lights: Lights counted. Lights that were seen."
    });
    expect(JSON.parse(metadata.columns!)).toMatchObject({
      n: {label: "Lights", unit: "lights"},
      n_expression: {label: "Lights: expression over printed figures"}
    });
  });
});

const facts = demoFacts([
  ["demo.none", "0", "cases"],
  ["demo.a", "1.5", "cases"],
  ["demo.b", "4", "cases"],
  ["demo.one", "1", "cases"]
]);
const labels = {kind: {"@sum": "lights in all"}};

describe("tableToXlsx(table, about, setting)", () => {
  const bytes = tableToXlsx(demoTable, demoAbout, {facts, labels});

  it("is read back with the same values, expressions and reasons; texts are the texts they were", async () => {
    const cells = (await readXlsx(bytes)).get("Data")!;
    expect(unlabelledRows(cells, demoTable)).toEqual(rowsOfWorkbook(demoTable, () => false));
    expect(sheetRows(cells).map((row) => row.kind_label)).toEqual(
      demoTable.rows.map(({kind}) => (kind === "@sum" ? "lights in all" : kind))
    );
  });

  it("has columns with units, sources with links and citations, and notes as sheets", async () => {
    const sheets = await readXlsx(bytes);
    expect([...sheets.keys()]).toEqual(["Cover", "Data", "Derivation", "Figures", "Columns", "Sources"]);
    expect(sheetRows(sheets.get("Columns")!).find((row) => row.Column === "n")).toEqual({
      Column: "n",
      "What it holds": "Lights",
      Type: "number",
      Unit: "lights",
      "Unit in words": "lights of a lighthouse"
    });
    expect(sheetRows(sheets.get("Sources")!)[0]).toMatchObject({
      Source: "demo",
      Places: "paras. 3 and 8",
      "Official document": "https://example.org/HC/15",
      Citation: "Harbour Council, Lights of Norland, HC/15 (1 February 2015), paras. 3 and 8"
    });
    expect(sheets.get("Cover")!.flat()).toEqual(
      expect.arrayContaining(["Lights, not ships.", "Counted by night.", demoAbout.citation.full, demoAbout.digest])
    );
  });

  it("has no formula beside those that it is made of, marks what might be one as quoted, and says its title and digest in its properties", async () => {
    const parts = await readZip(bytes);
    const text = (name: string): string => new TextDecoder().decode(parts.get(name)!.bytes);
    const sheet = text("xl/worksheets/sheet2.xml");
    for (const number of [1, 2, 4, 5, 6]) expect(text(`xl/worksheets/sheet${number}.xml`)).not.toMatch(/<f[ >/]/);
    expect(sheet, "XML parsers make a bare carriage return a line feed").toMatch(/&#13;back/);
    expect(sheet).not.toContain("\r");
    const styles = [...sheet.matchAll(/<c r="A(\d+)" s="(\d)"/g)].map(([, row, style]) => [Number(row), style]);
    expect(styles).toEqual([[1, "1"], ...rows.map((_, i) => [i + 2, "2"])]);
    expect([...text("xl/styles.xml").matchAll(/<xf [^>]*quotePrefix="1"/g)]).toHaveLength(2);
    expect(text("docProps/core.xml")).toContain("<dc:title>Lights, by kind</dc:title>");
    expect(text("docProps/custom.xml")).toContain(demoAbout.digest);
  });
});

describe("tableToCsv(table)", () => {
  const text = tableToCsv(demoTable);

  it("is read back with the same values, expressions, open intervals and reasons, once the guard is taken away", () => {
    expect(readCsv(text, NUMBERS)).toEqual(rows);
  });

  it("starts no text with what a spreadsheet runs, and leaves negative numbers as they are", () => {
    const cells = text
      .split("\r\n")
      .slice(1)
      .map((line) => line.replace(/^"/, ""));
    expect(cells.filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
    expect(text).toContain(",-2.5,");
    expect(GUARD_RULE).toContain("apostrophe");
  });
});

it("tableToJson(table) is an array of rows, an open end INF", () => {
  expect(JSON.parse(tableToJson(demoTable))).toEqual(closed);
});

it("each format has equal bytes each time", () => {
  const made = (): readonly string[] =>
    [
      tableToArrow(demoTable, demoAbout),
      tableToParquet(demoTable, demoAbout),
      tableToXlsx(demoTable, demoAbout, {facts, labels})
    ].map((bytes) => Buffer.from(bytes).toString("base64"));
  expect(made()).toEqual(made());
});
