import {describe, expect, it} from "vitest";
import {around} from "../../../src/core/box.js";
import type {CellWord, SourceCell, SourceTable} from "../../../src/core/editing/open-source.js";
import {
  CLOSEST_LINES,
  linesAsFound,
  tableWithLines,
  withLineAt,
  withNewLine,
  withoutLine
} from "../../../src/core/editing/table-lines.js";

let written = 0;

/** A cell whose words stand at places of a page: `[text, left, foot]`, five points wide a letter and ten high. */
function cell(
  row: number,
  column: number,
  words: readonly (readonly [text: string, x: number, y: number])[],
  spans: Partial<Pick<SourceCell, "rows" | "columns" | "header">> = {}
): SourceCell {
  const own = words.map(([text, x, y]): CellWord => {
    const start = written;
    written += text.length + 1;
    return {text, start, end: start + text.length, box: {page: 2, x1: x, y1: y, x2: x + 5 * text.length, y2: y + 10}};
  });
  return {
    ...{row, column, rows: 1, columns: 1, header: false, ...spans},
    place: `page 2, table 1, row ${row + 1}, column ${column + 1}`,
    text: own.map(({text}) => text).join(" "),
    ranges: [{start: own[0]!.start, end: own.at(-1)!.end}],
    words: own,
    box: {page: 2, ...around(own.map(({box}) => box))}
  };
}

/** Loans of two years under one head; those of films were found as one cell with those of maps below. */
function loans(): SourceTable {
  written = 0;
  return {
    place: "page 2, table 1",
    cells: [
      cell(0, 0, [["Kind", 10, 100]], {header: true}),
      cell(0, 1, [["Loans", 80, 100]], {columns: 2, header: true}),
      cell(1, 0, [["Books", 10, 80]]),
      cell(1, 1, [["120", 60, 80]]),
      cell(1, 2, [["131", 110, 80]]),
      cell(2, 0, [
        ["Films", 10, 60],
        ["Maps", 10, 40]
      ]),
      cell(2, 1, [
        ["30", 60, 60],
        ["12", 60, 40]
      ]),
      cell(2, 2, [
        ["29", 110, 60],
        ["14", 110, 40]
      ])
    ]
  };
}

const gridOf = ({cells}: SourceTable): readonly string[] =>
  cells.map(({row, column, rows, columns, text}) => `${row}+${rows} ${column}+${columns} ${text}`);

describe("the lines of a table", () => {
  it("stand in the middle between the texts on their sides, those of rows from the top down", () => {
    expect(linesAsFound(loans())).toEqual({rows: [95, 75], columns: [47.5, 92.5]});
  });

  it("are known neither without a page nor where rows don’t stand one below the other", () => {
    const table = loans();
    const turned = table.cells.map((one) => ({
      ...one,
      box: {page: 2, x1: one.box!.y1, y1: one.box!.x1, x2: one.box!.y2, y2: one.box!.x2}
    }));
    expect(linesAsFound({...table, cells: turned})).toBeUndefined();
    const sheet = table.cells.map(({words: _words, box: _box, ...one}) => one);
    expect(linesAsFound({...table, cells: sheet})).toBeUndefined();
  });

  it("give the table as it was found where none has moved", () => {
    const table = loans();
    expect(tableWithLines(table, linesAsFound(table)!)).toEqual(table);
  });

  it("part the words of a cell between two rows where one is added, with the places of each in the text", () => {
    const table = loans();
    const {lines, at} = withNewLine(linesAsFound(table)!, "rows", table);
    expect({lines, at}).toEqual({lines: {rows: [95, 75, 55], columns: [47.5, 92.5]}, at: 2});
    const parted = tableWithLines(table, lines);
    expect(gridOf(parted)).toEqual([
      ...["0+1 0+1 Kind", "0+1 1+2 Loans"],
      ...["1+1 0+1 Books", "1+1 1+1 120", "1+1 2+1 131"],
      ...["2+1 0+1 Films", "2+1 1+1 30", "2+1 2+1 29"],
      ...["3+1 0+1 Maps", "3+1 1+1 12", "3+1 2+1 14"]
    ]);
    const [films, maps] = [parted.cells[5]!, parted.cells[8]!];
    const [first, second] = table.cells[5]!.words!;
    expect([films, maps].map(({ranges}) => ranges)).toEqual([
      [{start: first!.start, end: first!.end}],
      [{start: second!.start, end: second!.end}]
    ]);
    expect(maps.place).toBe("page 2, table 1, row 4, column 1");
    expect(parted.cells.filter(({header}) => header).map(({text}) => text)).toEqual(["Kind", "Loans"]);
  });

  it("are added between numbers that stand side by side in most cells, else in the middle of the widest column", () => {
    const table = loans();
    const joined = tableWithLines(table, withoutLine(linesAsFound(table)!, "columns", 1));
    expect(withNewLine({rows: [95, 75], columns: [47.5]}, "columns", joined)).toEqual({
      ...{lines: {rows: [95, 75], columns: [47.5, 92.5]}, at: 1}
    });
    expect(withNewLine({rows: [], columns: [47.5, 92.5]}, "columns", table)).toMatchObject({at: 1});
    expect(withNewLine(linesAsFound(table)!, "columns", table).lines.columns).toEqual([47.5, 70, 92.5]);
  });

  it("join cells where one is taken away, row by row, and their places stay apart in the text", () => {
    const table = loans();
    const joined = tableWithLines(table, withoutLine(linesAsFound(table)!, "columns", 1));
    expect(gridOf(joined)).toEqual([
      ...["0+1 0+1 Kind", "0+1 1+1 Loans", "1+1 0+1 Books", "1+1 1+1 120 131"],
      ...["2+1 0+1 Films Maps", "2+1 1+1 30 29 12 14"]
    ]);
    const [films, later] = [table.cells[6]!, table.cells[7]!];
    const both = joined.cells.at(-1)!;
    expect(both.ranges.flatMap(({start, end}) => [start, end])).toEqual(
      [films.words![0]!, later.words![0]!, films.words![1]!, later.words![1]!].flatMap(({start, end}) => [start, end])
    );
  });

  it("take a head that spans columns over all that its own have become", () => {
    const table = loans();
    const {columns, rows} = linesAsFound(table)!;
    const more = tableWithLines(table, {rows, columns: [47.5, 92.5, 112]});
    expect(more.cells.find(({text}) => text === "Loans")).toMatchObject({column: 1, columns: 3});
    const moved = tableWithLines(table, {rows, columns: [columns[0]!, 107]});
    expect(moved.cells.find(({text}) => text === "Loans")).toMatchObject({column: 1, columns: 2});
    const first = tableWithLines(table, {rows, columns: [50, columns[1]!]});
    expect(gridOf(first)).toEqual(gridOf(table));
  });

  it("let the words of a cell cross over where a line has moved past them, and lose none however they move", () => {
    const table = loans();
    const lines = linesAsFound(table)!;
    const moved = tableWithLines(table, withLineAt(lines, "columns", 1, 70, table));
    expect(moved.cells.find(({text}) => text === "120")).toMatchObject({column: 1});
    const crossed = tableWithLines(table, withLineAt(lines, "columns", 1, 65, table));
    expect(crossed.cells.find(({text}) => text.includes("131"))).toMatchObject({column: 2, text: "120 131"});
    const words = (one: SourceTable): readonly string[] => one.cells.flatMap(({text}) => text.split(" ")).sort();
    for (const rows of [[], [95], [70], [95, 85, 45]])
      for (const columns of [[], [30], [20, 62, 64, 115]])
        expect(words(tableWithLines(table, {rows, columns}))).toEqual(words(table));
  });

  it("keep their distance from each other and from the sides of the table", () => {
    const table = loans();
    const lines = linesAsFound(table)!;
    expect(withLineAt(lines, "columns", 0, 500, table).columns).toEqual([92.5 - CLOSEST_LINES, 92.5]);
    expect(withLineAt(lines, "columns", 0, -500, table).columns).toEqual([10 + CLOSEST_LINES, 92.5]);
    expect(withLineAt(lines, "rows", 0, 500, table).rows).toEqual([110 - CLOSEST_LINES, 75]);
    expect(withLineAt(lines, "rows", 1, 500, table).rows).toEqual([95, 95 - CLOSEST_LINES]);
  });
});
