import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {SourceStore} from "../../../loaders/editing/source-store.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {OpenSource, PageBox, SourceTable} from "../../../src/core/editing/open-source.js";
import {proposedTable} from "../../../src/core/editing/table-entry.js";
import type {TableEntry} from "../../../src/core/editing/table-entry.js";
import {linesAsFound} from "../../../src/core/editing/table-lines.js";
import {madePdf} from "../../support/made-pdf.js";
import {tempFolder} from "../../support/temp.js";

let workspace: Workspace;
let store: SourceStore;

beforeEach(async () => {
  workspace = openWorkspace(await makeWorkspace(join(await tempFolder(), "workspace"), "tutorial"));
  store = new SourceStore(workspace);
});

/** A page with a table without lines, in which most cells hold words, between two sentences. */
const open = async (): Promise<OpenSource> => {
  const bytes = await madePdf(({text, right}) => {
    text("In 2023 the library lent more than before.", 40, 270);
    [
      ["Kind", "Lent to", "2023"],
      ["Books", "schools and homes", "31,330"],
      ["Films", "homes only", "9,640"]
    ].forEach(([kind, to, year], i) => {
      text(kind!, 40, 230 - 16 * i);
      text(to!, 140, 230 - 16 * i);
      right(year!, 340, 230 - 16 * i);
    });
    text("Of all 12 branches.", 40, 150);
  });
  const {id} = await store.add("city.pdf", bytes, () => undefined);
  return store.open(id);
};

const WHOLE: PageBox = {page: 1, x1: 30, y1: 190, x2: 350, y2: 245};

const gridOf = ({cells}: SourceTable): readonly string[] =>
  cells.map(({row, column, text}) => `${row} ${column} ${text}`);

describe("a table that was not found", () => {
  it("is read in the box in which it is drawn, with lines, and accepted with its figures in their places", async () => {
    const source = await open();
    expect(source.tables).toEqual([]);
    const table = await store.drawTable(source.id, WHOLE);
    expect(table.place).toBe("page 1, drawn table");
    expect(gridOf(table)).toEqual([
      ...["0 0 Kind", "0 1 Lent to", "0 2 2023", "1 0 Books", "1 1 schools and homes", "1 2 31,330"],
      ...["2 0 Films", "2 1 homes only", "2 2 9,640"]
    ]);
    const points = Array.from(source.text);
    for (const {ranges, text} of table.cells)
      expect(ranges.map(({start, end}) => points.slice(start, end).join(""))).toEqual([text]);
    expect(linesAsFound(table)).toMatchObject({columns: [expect.any(Number), expect.any(Number)]});
    const proposed = proposedTable(source, table);
    const own = {
      id: "city-loans",
      title: "Loans",
      measure: "loans",
      unit: "items",
      taken: [2],
      columns: "none"
    } as const;
    const entry: TableEntry = {
      ...{...proposed, stub: 1, rows: "category", area: "XA", drawn: WHOLE},
      measures: [{...proposed.measures[0]!, ...own, period: "2023", total: -1}]
    };
    await store.acceptTable(source.id, source.hash, entry, {});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const {rows} = tables.find(({table: made}) => made.id === "city-loans")!;
    expect(rows.map(({kind, value}) => `${String(kind)} ${String(value)}`)).toEqual(["books 31330", "films 9640"]);
  });

  it("holds only what stands in the box; one without rows and columns is refused", async () => {
    const {id} = await open();
    expect(gridOf(await store.drawTable(id, {...WHOLE, x1: 130, y1: 208}))).toEqual([
      ...["0 0 Lent to", "0 1 2023", "1 0 schools and homes", "1 1 31,330"]
    ]);
    for (const box of [
      {...WHOLE, y2: 200},
      {...WHOLE, x2: 100},
      {...WHOLE, page: 2}
    ])
      await expect(store.drawTable(id, box)).rejects.toThrow("make no two rows and columns");
  });
});
