import {describe, expect, it} from "vitest";
import {dataPackage} from "../../../loaders/files/datapackage.js";
import type {TableFiles} from "../../../loaders/files/datapackage.js";
import {makeTableFiles} from "../../../loaders/files/table-files.js";
import {contentLabels} from "../../../loaders/prose/chart-library.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {physicalColumns} from "../../../src/core/quantity-columns.js";
import {packageDiagnostics} from "./data-package.js";
import {readCsv, readParquet, readXlsx, readZip, rowsOfWorkbook, unlabelledRows, workOutFormulas} from "./readers.js";
import type {Rows} from "./readers.js";

const verified = await verify(openWorkspace("data"));
const tables = verified.tables.map((written): TableFiles =>
  makeTableFiles(written, verified.content.facts, verified.content.terms, contentLabels(verified.content))
);
const isPercent = (unit: string): boolean => verified.content.vocabulary.units.get(unit)?.kind === "percent";

/** Rows as formats have them in which no text is the same as an empty one. */
const emptied = (rows: Rows): Rows =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === "" ? null : value]))
  );
/** Rows as formats have them that have no number without limit. */
const closed = (rows: Rows): Rows =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === Infinity ? "INF" : value]))
  );

describe.each(tables.map(({table: {id}}) => id))("the files of %s", (id) => {
  it("say the same, value for value and expression for expression, to readers that didn't write them", async () => {
    const {table, data} = tables.find((files) => files.table.id === id)!;
    const numbers = physicalColumns(table)
      .filter(({type}) => type === "number")
      .map(({name}) => name);
    const file = (ending: string): Uint8Array => Buffer.from(data.get(`${id}.${ending}`)!);
    expect(readCsv(new TextDecoder().decode(file("csv")), numbers)).toEqual(emptied(table.rows));
    expect(readParquet(file("parquet")).rows).toEqual(table.rows);
    expect(unlabelledRows((await readXlsx(file("xlsx"))).get("Data")!, table)).toEqual(
      rowsOfWorkbook(table, isPercent)
    );
    expect(JSON.parse(new TextDecoder().decode(file("json")))).toEqual(closed(table.rows));
  });

  it("work out in the workbook what the table holds, from the printed figures", async () => {
    const {table, data} = tables.find((files) => files.table.id === id)!;
    const bytes = Buffer.from(data.get(`${id}.xlsx`)!);
    const formulas = await workOutFormulas(bytes);
    for (const {cell, formula, written, workedOut} of formulas)
      expect(workedOut, `${cell}: ${formula}`).toBeCloseTo(Number(written), 9);
    const [head = [], ...lines] = (await readXlsx(bytes)).get("Derivation")!;
    const [worked, held] = [head.indexOf("Worked out"), head.indexOf("In Data")];
    for (const line of lines) expect(line[worked], String(line[0])).toBeCloseTo(Number(line[held]), 9);
    const numbers = table.rows.flatMap((row) =>
      table.columns.filter(({kind, name}) => kind === "quantity" && row[name] !== null)
    );
    expect([lines.length, formulas.length]).toEqual([numbers.length, 2 * numbers.length]);
  });

  it("open as a workbook on what must be known, with no merged cell", async () => {
    const {about, data} = tables.find((files) => files.table.id === id)!;
    const bytes = Buffer.from(data.get(`${id}.xlsx`)!);
    const sheets = await readXlsx(bytes);
    expect([...sheets.keys()]).toEqual(["Cover", "Data", "Derivation", "Figures", "Columns", "Sources"]);
    const cover = sheets.get("Cover")!;
    const said = (name: string): readonly unknown[] =>
      cover.filter(([label]) => label === name).map(([, text]) => text);
    expect(said("Title")).toEqual([expect.stringMatching(/\S/)]);
    expect(said("Source")).toHaveLength(about.sources.length);
    expect(said("Period")).toEqual([expect.stringMatching(/\d{4}|not printed/)]);
    expect(said("To be said with it")).toEqual(about.notes);
    expect([...said("Citation"), ...said("Data digest"), ...said("Contact")]).toEqual([
      about.citation.full,
      about.digest,
      about.collection.authors
    ]);
    for (const [path, {bytes: part}] of await readZip(bytes))
      expect(new TextDecoder().decode(part), path).not.toContain("mergeCell");
  });

  it("say where the table comes from", () => {
    const {about, data} = tables.find((files) => files.table.id === id)!;
    expect(about.sources.length).toBeGreaterThan(0);
    expect(about.citation.full).toMatch(
      /^Tickmark, “.+” \(table [\w-]+\), version [\d.]+, data digest [0-9a-f]{12}\. Derived from: .+\.$/
    );
    expect(
      [...about.notes, ...about.measures.map(({definition}) => definition)].filter((text) => text.includes("{{"))
    ).toEqual([]);
    expect(JSON.stringify(JSON.parse(String(data.get(`${id}.csv-metadata.json`))))).toContain(about.digest);
    const {entity, wasDerivedFrom = {}} = JSON.parse(String(data.get(`${id}.prov.json`))) as {
      entity: Record<string, unknown>;
      wasDerivedFrom?: Record<string, Record<string, string>>;
    };
    expect(Object.values(wasDerivedFrom).filter((record) => !(record["prov:usedEntity"]! in entity))).toEqual([]);
    expect(Object.keys(wasDerivedFrom).length).toBeGreaterThan(0);
    expect(Object.keys(entity).filter((name) => name.startsWith("source:"))).toEqual(
      about.sources.map(({source}) => `source:${source.id}`)
    );
  });
});

it("the data package of all tables is valid", () => {
  const about = {name: "tickmark", title: "T", description: "D", version: "1", digest: "d"};
  expect(
    packageDiagnostics(
      JSON.parse(
        dataPackage(tables, about, {name: "Tickmark", authors: ""}, {folder: "tables/", endings: ["csv", "parquet"]})
      )
    )
  ).toEqual([]);
});
