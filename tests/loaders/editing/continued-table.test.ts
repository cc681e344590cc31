import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {SourceStore} from "../../../loaders/editing/source-store.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {OpenSource} from "../../../src/core/editing/open-source.js";
import {joinedTable, partsOfTable} from "../../../src/core/editing/joined-table.js";
import {proposedTable} from "../../../src/core/editing/table-entry.js";
import type {TableEntry} from "../../../src/core/editing/table-entry.js";
import {linesAsFound} from "../../../src/core/editing/table-lines.js";
import {madePdf} from "../../support/made-pdf.js";
import type {Pen} from "../../support/made-pdf.js";
import {tempFolder} from "../../support/temp.js";

let workspace: Workspace;
let store: SourceStore;

beforeEach(async () => {
  workspace = openWorkspace(await makeWorkspace(join(await tempFolder(), "workspace"), "tutorial"));
  store = new SourceStore(workspace);
});

const HEAD = ["Kind", "2022", "2023"];

/** A page with a ruled table of three columns, the first at the given place, a line above it and one at its foot. */
const page =
  (caption: string, rows: readonly (readonly string[])[], left = 40) =>
  ({text, right, across, down}: Pen): void => {
    text(caption, left, 270);
    const foot = 250 - 20 * rows.length;
    for (let y = 250; y >= foot; y -= 20) across(y, left, left + 300);
    for (const x of [left, left + 120, left + 210, left + 300]) down(x, foot, 250);
    rows.forEach((row, i) =>
      row.forEach((cell, j) =>
        j === 0 ? text(cell, left + 4, 236 - 20 * i) : right(cell, left + 116 + 90 * j, 236 - 20 * i)
      )
    );
    text("The city library", left, 20);
  };

const FIRST = page("Table 2. Loans", [HEAD, ["Books", "31,200", "31,330"], ["Films", "9,500", "9,640"]]);
const REST = [
  ["Maps", "300", "290"],
  ["Total", "41,000", "41,260"]
];

async function opened(...pages: readonly ((pen: Pen) => void)[]): Promise<OpenSource> {
  const {id} = await store.add("city.pdf", await madePdf(...pages), () => undefined);
  return store.open(id);
}

const continued = ({tables}: OpenSource): readonly (string | undefined)[] => tables.map(({continues}) => continues);

describe("a table that goes on over the next page", () => {
  it.each([
    ["has its head again", "Table 2 (continued)", [HEAD, ...REST]],
    ["has no head again", "", REST]
  ])("is known where it %s, and accepted with all its rows as one, undone as one", async (_what, caption, rows) => {
    const source = await opened(FIRST, page(caption, rows));
    expect(continued(source)).toEqual([undefined, "page 1, table 1"]);
    expect(source.remarks).toEqual([
      "page 2, table 1 seems to go on from page 1, table 1; they can be accepted as one table"
    ]);
    const parts = partsOfTable(source.tables, source.tables[1]!);
    expect(parts).toEqual(source.tables);
    const joined = joinedTable(parts)!;
    expect(linesAsFound(joined)).toBeUndefined();
    const proposed = proposedTable(source, joined);
    const measures = [{...proposed.measures[0]!, id: "city-loans", title: "Loans", measure: "loans", unit: "items"}];
    const entry: TableEntry = {...proposed, area: "XA", measures, more: [{place: "page 2, table 1"}]};
    expect([proposed.head, measures[0]!.total, measures[0]!.taken]).toEqual([1, 4, [1, 2]]);
    const next = await store.acceptTable(source.id, source.hash, entry, {});
    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    expect(report.checks.map(({expression}) => expression)).toContain(
      "equal(sum(city.loans-books-2023, city.loans-films-2023, city.loans-maps-2023), city.loans-2023)"
    );
    const {rows: made} = tables.find(({table}) => table.id === "city-loans")!;
    expect(made.map(({kind, year, value}) => [kind, year, value].join(" "))).toEqual([
      ...["books 2022 31200", "books 2023 31330", "films 2022 9500", "films 2023 9640"],
      ...["maps 2022 300", "maps 2023 290"]
    ]);
    // Years of both heads name columns; only the captions’ own numbers are left.
    expect(next.numbers.filter(({state}) => state === "proposed").every(({printed}) => printed === "2")).toBe(true);
    await store.undo(source.id);
    expect((await readdir(join(workspace.folder, "tables"))).filter((name) => name.startsWith("city"))).toEqual([]);
  });

  it.each([
    ["another caption", page("Table 3. Visits", [HEAD, ...REST])],
    ["columns at other places", page("", REST, 70)],
    ["another number of columns", page("", [HEAD.slice(1), ...REST.map((row) => row.slice(0, 2))])],
    ["a paragraph before it", page(`It has ${"a long text before it, ".repeat(3)}and a new one.`.repeat(2), REST)]
  ])("is not one with %s", async (_what, next) => {
    expect(continued(await opened(FIRST, next)).every((place) => place === undefined)).toBe(true);
  });

  it("is not joined with one of another number of columns", async () => {
    const narrow = page("", [HEAD.slice(1), ...REST.map((row) => row.slice(0, 2))]);
    const source = await opened(FIRST, narrow);
    const proposed = proposedTable(source, source.tables[0]!);
    const entry: TableEntry = {...proposed, area: "XA", more: [{place: "page 2, table 1"}]};
    await expect(store.acceptTable(source.id, source.hash, entry, {})).rejects.toThrow("have not as many columns");
  });
});
