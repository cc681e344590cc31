import {columnFromArray, float64, tableFromColumns, tableToIPC, utf8} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import {loadRows, readRows} from "../../../src/components/explore/app.js";
import {specSearch} from "../../../src/core/explore/link.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {change, marks, open, says} from "./opened-app.js";

const LENGTH = 6_000;
const columns: ListedTable["columns"] = [
  {kind: "key", name: "kind", label: "Kind"},
  {kind: "key", name: "shed", label: "Shed"},
  {kind: "quantity", name: "count", label: "Lamps", unit: "lamps", measures: ["lamps-counted"]}
];
const kindOf = (row: number): string => ["green", "red"][row % 2]!;
const shedOf = (row: number): string => `shed ${row % 4}`;
const arrow = tableToIPC(
  tableFromColumns([
    [
      "kind",
      columnFromArray(
        Array.from({length: LENGTH}, (_, row) => kindOf(row)),
        utf8()
      )
    ],
    [
      "shed",
      columnFromArray(
        Array.from({length: LENGTH}, (_, row) => shedOf(row)),
        utf8()
      )
    ],
    [
      "count",
      columnFromArray(
        Array.from({length: LENGTH}, (_, row) => row),
        float64()
      )
    ]
  ]),
  {format: "file"}
)!;
const table: ListedTable = {
  id: "sheds",
  title: "Lamps by shed",
  description: "",
  columns,
  units: {lamps: "lamps"},
  labels: {},
  length: LENGTH,
  caveats: [],
  sources: [],
  values: {kind: ["green", "red"], shed: ["shed 0", "shed 1", "shed 2", "shed 3"]}
};
const tools = {tables: () => Promise.resolve([table]), rows: () => Promise.resolve(readRows(arrow, table))};

describe("a table of very many rows", () => {
  it("is read from its file", async () => {
    expect(readRows(arrow, table)).toHaveLength(LENGTH);
    const asked: string[] = [];
    const ask = (address: string): ReturnType<typeof fetch> => {
      asked.push(address);
      return Promise.resolve(
        new Response(
          tableToIPC(tableFromColumns([["kind", columnFromArray(["green"], utf8())]]), {format: "file"}) as BodyInit
        )
      );
    };
    const {window} = await open("", {tools});
    expect(await loadRows(window.document, table, ask)).toEqual([{kind: "green"}]);
    expect(asked[0]).toMatch(/\/tables\/sheds\.arrow$/);
  });

  it("says which table can't be had, or read", async () => {
    const {window} = await open("", {tools});
    await expect(loadRows(window.document, table, () => Promise.reject(new Error("status 404")))).rejects.toThrow(
      "The table sheds could not be loaded (status 404)."
    );
    expect(() => readRows(new Uint8Array([1, 2, 3]), table)).toThrow("The table sheds can’t be read.");
  });

  it("is added up and filtered as the controls say", async () => {
    const opened = await open(specSearch({table: "sheds", form: "bar", x: "kind", y: "count", group: ["kind"]}), {
      tools
    });
    const sum = (kept: (row: number) => boolean): number =>
      Array.from({length: LENGTH}, (_, row) => row)
        .filter(kept)
        .reduce((all, row) => all + row, 0);
    const drawn = (): readonly string[] =>
      [...opened.place.querySelectorAll(".tm-explore-stage table tbody tr")].map((row) =>
        row.textContent.replace(/[\s,]|lamps/g, "")
      );
    expect(drawn()).toEqual([
      `green${sum((row) => kindOf(row) === "green")}`,
      `red${sum((row) => kindOf(row) === "red")}`
    ]);
    await change(opened, "#tm-choose-filter-shed-2");
    expect(drawn()).toEqual([`greenshed2${sum((row) => shedOf(row) === "shed 2")}`]);
  });

  it("begins with sums, since its rows are too many to be drawn", async () => {
    const opened = await open("", {tools});
    expect(opened.text()).toContain("group: [kind]");
    expect(opened.place.querySelectorAll(".tm-explore-stage .tm-wide rect").length).toBeGreaterThan(1);
  });

  it("says that more rows than can be drawn are left, and how many the files have", async () => {
    const opened = await open(specSearch({table: "sheds", form: "bar", x: "kind", y: "count"}), {tools});
    expect(marks(opened)).toEqual([]);
    expect(says(opened, ".tm-explore-stage")).toMatch(/Two rows stand for green; they differ in shed/);
    expect(says(opened, ".tm-explore-about")).toContain(`The first 200 of ${LENGTH} rows; the files have all.`);
  });

  it("says which filter leaves no row", async () => {
    const opened = await open(
      specSearch({
        table: "sheds",
        form: "bar",
        x: "kind",
        y: "count",
        group: ["kind"],
        filter: {kind: "green", shed: "shed 1"}
      }),
      {tools}
    );
    expect(says(opened, ".tm-explore-stage")).toMatch(
      /No row is left.*Kind: green \(1500 rows without it\).*Shed: shed 1 \(3000 rows without it\)/
    );
  });
});
