import {beforeEach, expect, it} from "vitest";
import {KeptLines} from "../../../src/components/sources/kept-lines.js";
import type {SourceCell, SourceTable} from "../../../src/core/editing/open-source.js";
import type {TableLines} from "../../../src/core/editing/table-lines.js";

let stored: Map<string, string>;
const storage = (): Storage =>
  ({
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key)
  }) as unknown as Storage;

beforeEach(() => void (stored = new Map()));

const cell = (row: number, column: number, x1: number): SourceCell => ({
  ...{row, column, rows: 1, columns: 1, text: "1", header: false, place: `${row} ${column}`, ranges: []},
  box: {page: 1, x1, y1: 90 - 20 * row, x2: x1 + 10, y2: 100 - 20 * row},
  words: []
});
const table = (x: number): SourceTable => ({
  place: "page 1, table 1",
  cells: [0, 1].flatMap((row) => [cell(row, 0, 10), cell(row, 1, x)])
});

const MOVED: readonly TableLines[] = [{rows: [85], columns: [30]}];

it("lines that were moved are there again when the page is opened later, until they are as they were found", () => {
  new KeptLines(storage, "city").keep(table(50), MOVED);
  const later = new KeptLines(storage, "city");
  expect(later.of(table(50))).toEqual(MOVED);
  expect(new KeptLines(storage, "other").of(table(50))).toEqual([]);
  later.keep(table(50), []);
  expect(stored.size).toBe(0);
});

it("lines of a table that is found otherwise than before are no longer those", () => {
  new KeptLines(storage, "city").keep(table(50), MOVED);
  expect(new KeptLines(storage, "city").of(table(60))).toEqual([]);
});

it("lines last while the page is open where the browser keeps nothing, or something else", () => {
  const refused = (): never => {
    throw new DOMException("denied", "SecurityError");
  };
  const lines = new KeptLines(refused, "city");
  lines.keep(table(50), MOVED);
  expect(lines.of(table(50))).toEqual(MOVED);
  stored.set("tickmark-lines:city", "{");
  expect(new KeptLines(storage, "city").of(table(50))).toEqual([]);
});
