import {parquetReadObjects} from "hyparquet";
import {Compression, Table as RustTable, WriterPropertiesBuilder, writeParquet} from "parquet-wasm/node";
import {describe, expect, it} from "vitest";
import {rowsFromArrow, tableToArrow} from "../../../loaders/files/arrow-files.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {DEFAULT_TERM_VOCABULARY} from "../../../src/core/terms/term.js";
import {inWords} from "../../../src/core/terms/wording.js";
import {emptyAbout} from "../../support/about.js";

const {
  tables,
  content: {tables: defined, terms}
} = await verify(openWorkspace("data"));
const IDS = defined.map(({id}) => id);
const MAGIC = "ARROW1\0\0";

/** An Arrow file as Rust's arrow reads it from front to back; its rows come to JavaScript by way of Parquet. */
async function readByRust(
  bytes: Uint8Array
): Promise<{readonly rows: readonly Record<string, unknown>[]; readonly metadata: ReadonlyMap<string, string>}> {
  expect(Buffer.from(bytes.subarray(0, 8)).toString("latin1")).toBe(MAGIC);
  const table = RustTable.fromIPCStream(bytes.subarray(MAGIC.length));
  const metadata = table.schema.metadata();
  const parquet = writeParquet(table, new WriterPropertiesBuilder().setCompression(Compression.UNCOMPRESSED).build());
  const rows = await parquetReadObjects({file: Uint8Array.from(parquet).buffer});
  return {
    rows,
    metadata:
      metadata instanceof Map
        ? (metadata as Map<string, string>)
        : new Map(Object.entries(metadata as Record<string, string>))
  };
}

describe("an Arrow file opens in Rust's arrow, which shares no code with its writer", () => {
  it.each(IDS)("%s: the same values, expressions, intervals and reasons", async (id) => {
    const {table, arrow} = tables.find((other) => other.table.id === id)!;
    const {rows} = await readByRust(arrow);
    expect(rows).toEqual(table.rows);
    expect(
      rows.flatMap((row) =>
        Object.keys(row)
          .filter((name) => name.endsWith("_expression"))
          .map((name) => row[name])
          .filter(Boolean)
      ).length
    ).toBeGreaterThan(0);
  });

  it.each(IDS)("%s: sources, citation, digest and version in its metadata", async (id) => {
    const {table, arrow} = tables.find((other) => other.table.id === id)!;
    const {metadata} = await readByRust(arrow);
    expect(Object.fromEntries(metadata)).toMatchObject({
      table: id,
      title: inWords(table.title, terms, DEFAULT_TERM_VOCABULARY),
      version: expect.stringMatching(/^\d/) as unknown,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown
    });
    expect([metadata.get("sources"), metadata.get("citation")]).toEqual([
      expect.stringMatching(/^(evac|fy2019|plan|un|meeting)\b/),
      expect.stringMatching(/^Tickmark, “.*Derived from: .{20}/)
    ]);
    expect(metadata.get("notes")).not.toMatch(/^$|\{\{/);
    expect(metadata.get("measures")).toMatch(/^[\w-]+: .+\. ./);
  });

  it("holds missing values as missing, and zero as zero", async () => {
    const rows = [
      {kind: "a", n: 0, n_expression: "demo.a", n_low: 0, n_high: 0, n_missing: null},
      {kind: "b", n: null, n_expression: null, n_low: null, n_high: null, n_missing: "not-printed"}
    ];
    const columns = [
      {kind: "key", name: "kind", label: "Kind", dimension: "category"},
      {kind: "quantity", name: "n", label: "N", unit: "cases", measures: []}
    ] as unknown as (typeof tables)[number]["table"]["columns"];
    const arrow = tableToArrow({id: "t", title: "T", description: "D", columns, rows}, emptyAbout);
    expect((await readByRust(arrow)).rows).toEqual(rows);
  });
});

describe("rowsFromArrow()", () => {
  it.each([
    ["nothing", ""],
    ["zeros", "\0".repeat(16)],
    ["a text", "no table at all, but longer than a header"]
  ])("throws for %s", (_what, text) => {
    expect(() => rowsFromArrow(new TextEncoder().encode(text))).toThrow();
  });
});
