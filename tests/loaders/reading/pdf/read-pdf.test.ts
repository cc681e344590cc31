import {degrees, rgb} from "@cantoo/pdf-lib";
import {describe, expect, it} from "vitest";
import {parseRegions, readPdf} from "../../../../loaders/reading/pdf/read-pdf.js";
import type {FoundTable} from "../../../../loaders/reading/reading.js";
import {madePdf} from "../../../support/made-pdf.js";
import type {Pen} from "../../../support/made-pdf.js";

const readTables = async (...args: Parameters<typeof readPdf>): Promise<readonly FoundTable[]> =>
  (await readPdf(...args)).tables;

/** A table’s cells as `row,column[+rows×columns] text`. */
const shown = ({cells}: FoundTable): readonly string[] =>
  cells.map(({row, column, rows, columns, text}) =>
    [`${row},${column}`, rows * columns > 1 ? `+${rows}×${columns}` : "", ` ${text}`].join("")
  );

/** Lamps and keepers of two years in a grid; the head of the years spans two columns, the label beside it two rows. */
function drawGrid({text, right, across, down}: Pen): void {
  text("Lights by coast", 40, 262);
  for (const y of [250, 210, 190, 170, 150]) across(y, 40, 340);
  across(230, 160, 340);
  for (const x of [40, 160, 340]) down(x, 150, 250);
  down(250, 150, 230);
  text("Lights lit", 215, 237);
  text("Coast", 44, 222);
  text("2014", 190, 217);
  text("2015", 280, 217);
  for (const [i, [coast, before, after]] of ROWS.entries()) {
    text(coast, 44, 196 - 20 * i);
    right(before, 240, 196 - 20 * i);
    right(after, 330, 196 - 20 * i);
  }
}

const ROWS = [
  ["North", "1,204", "98,452"],
  ["South", "87", "-"],
  ["All", "1,291", "98,452"]
] as const;

const GRID = [
  "0,0+2×1 Coast",
  "0,1+1×2 Lights lit",
  "1,1 2014",
  "1,2 2015",
  "2,0 North",
  "2,1 1,204",
  "2,2 98,452",
  "3,0 South",
  "3,1 87",
  "3,2 -",
  "4,0 All",
  "4,1 1,291",
  "4,2 98,452"
];

describe("the tables of readPdf(bytes, shown)", () => {
  it("reads a ruled grid with heads that span columns and rows; its caption stays outside", async () => {
    const [table, ...others] = await readTables(await madePdf(drawGrid), "lights.pdf");
    expect(others).toEqual([]);
    expect(shown(table!)).toEqual(GRID);
    expect(table!.cells.filter(({header}) => header).map(({text}) => text)).toEqual([
      "Coast",
      "Lights lit",
      "2014",
      "2015"
    ]);
    const {box} = table!.cells.find(({text}) => text === "1,204")!;
    expect([box.x2, box.y1, box.y2].map(Math.round)).toEqual([240, 194, 204]);
  });

  it("reads the same grid on a page that is turned, and drawn along the side of one", async () => {
    const turned = await readTables(
      await madePdf((pen) => {
        drawGrid(pen);
        pen.page.setRotation(degrees(90));
      }),
      "lights.pdf"
    );
    expect(shown(turned[0]!)).toEqual(GRID);
    const onSide = await readTables(
      await madePdf(({text, across, down}) => {
        for (const x of [50, 70, 90, 110]) down(x, 40, 240);
        for (const y of [40, 140, 240]) across(y, 50, 110);
        ["Coast", "North", "South"].forEach((label, i) => text(label, 64 + 20 * i, 44, {turned: true}));
        ["2014", "12", "1,004"].forEach((label, i) => text(label, 64 + 20 * i, 150, {turned: true}));
      }),
      "lights.pdf"
    );
    expect(shown(onSide[0]!)).toEqual(["0,0 Coast", "0,1 2014", "1,0 North", "1,1 12", "2,0 South", "2,1 1,004"]);
    const {box} = onSide[0]!.cells.at(-1)!;
    expect([box.x1 > 90, box.x2 < 110, box.y1 > 140, box.y2 < 240]).toEqual([true, true, true, true]);
  });

  it("reads rows between lines across, labels of two lines among them, and leaves out the note below", async () => {
    const [table] = await readTables(
      await madePdf(({text, right, across}) => {
        for (const y of [250, 232, 160]) across(y, 40, 340);
        text("Coast", 40, 238);
        right("Lamps", 240, 238);
        right("Keepers", 340, 238);
        text("North", 40, 218);
        right("12", 240, 218);
        right("4", 340, 218);
        text("South and the", 40, 200);
        text("islands beyond it", 40, 188);
        right("1 031", 240, 200);
        right("26.5%", 340, 200);
        text("West", 40, 168);
        right("(7)", 240, 168);
        right("n.a.", 340, 168);
        text("Note: as of 1 April.", 40, 148, {size: 8});
      }),
      "lights.pdf"
    );
    expect(shown(table!)).toEqual([
      "0,0 Coast",
      "0,1 Lamps",
      "0,2 Keepers",
      "1,0 North",
      "1,1 12",
      "1,2 4",
      "2,0 South and the islands beyond it",
      "2,1 1 031",
      "2,2 26.5%",
      "3,0 West",
      "3,1 (7)",
      "3,2 n.a."
    ]);
  });

  it("reads numbers under numbers where nothing is ruled, and no sentences", async () => {
    const tables = await readTables(
      await madePdf(({text, right}) => {
        text("In 2014 the keepers counted 12 ships, and in 2015 another 14, at the long pier.", 20, 260, {size: 9});
        text("In 2016 they counted none, since the pier was closed from 1 May to 30 October.", 20, 248, {size: 9});
        right("2014", 240, 200);
        right("2015", 340, 200);
        ROWS.forEach(([coast, before, after], i) => {
          text(coast, 40, 184 - 14 * i);
          right(before, 240, 184 - 14 * i);
          right(after, 340, 184 - 14 * i);
        });
      }),
      "lights.pdf"
    );
    expect(tables.map(shown)).toEqual([
      ["0,1 2014", "0,2 2015", ...GRID.slice(4).map((cell) => cell.replace(/^\d/, (row) => String(Number(row) - 1)))]
    ]);
  });

  it("finds no table in a diagram or in a frame around a paragraph", async () => {
    const diagram = (pen: Pen): void => {
      drawGrid(pen);
      for (let i = 0; i < 5; i++)
        pen.page.drawLine({
          start: {x: 50 + 50 * i, y: 160 + 10 * i},
          end: {x: 100 + 50 * i, y: 165 + 15 * i},
          color: rgb(1, 0, 0)
        });
    };
    const frame = ({text, page}: Pen): void => {
      page.drawRectangle({x: 40, y: 100, width: 300, height: 60, borderWidth: 1, borderColor: rgb(0, 0, 0)});
      text("The light was lit on 3 May 2014 for 12 hours,", 50, 140);
      text("and on 4 May for 11, as the log of the pier says.", 50, 125);
    };
    expect(await readTables(await madePdf(diagram, frame), "lights.pdf")).toEqual([]);
  });

  it("reads only the given regions", async () => {
    const bytes = await madePdf(drawGrid, drawGrid);
    const [region] = parseRegions('[{"page": 2, "x1": 40, "y1": 150, "x2": 340, "y2": 190}]')!;
    const tables = await readTables(bytes, "lights.pdf", {regions: [region!]});
    expect(tables.map(({page}) => page)).toEqual([2]);
    expect(shown(tables[0]!)).toEqual(["0,0 South", "0,1 87", "0,2 -", "1,0 All", "1,1 1,291", "1,2 98,452"]);
  });
});

describe("the numbers of readPdf(bytes, shown)", () => {
  it("are those that both readers read alike, each at its place", async () => {
    const {numbers, pages, remarks} = await readPdf(await madePdf(drawGrid), "lights.pdf");
    expect([pages, remarks]).toEqual([1, []]);
    expect(numbers.map(({text, look}) => [text, look])).toEqual(
      ["2014", "2015", "1,204", "98,452", "87", "1,291", "98,452"].map((text) => [text, undefined])
    );
    const {box} = numbers[3]!;
    expect([box.x2, box.y1, box.y2].map(Math.round)).toEqual([330, 194, 204]);
  });

  it("need a look where a space groups digits that are grouped by commas elsewhere", async () => {
    const {numbers} = await readPdf(
      await madePdf((pen) => {
        drawGrid(pen);
        pen.text("98 452", 240, 140);
        pen.text("North 12", 44, 140);
      }),
      "lights.pdf"
    );
    const look = "its digits are grouped by a space, others on the page otherwise";
    expect(numbers.filter((number) => number.look !== undefined).map(({text, look: why}) => [text, why])).toEqual([
      ["98 452", look]
    ]);
  });

  it("are the same, to the byte, when the file is read again", async () => {
    const bytes = await madePdf(drawGrid, drawGrid);
    expect(JSON.stringify(await readPdf(bytes, "a.pdf"))).toBe(JSON.stringify(await readPdf(bytes, "a.pdf")));
  });
});

it.each(["{}", "[{}]", '[{"page": 1}]', "no"])("parseRegions(%s) is undefined", (json) => {
  expect(parseRegions(json)).toBeUndefined();
});
