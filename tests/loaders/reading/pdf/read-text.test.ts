import {PDFDocument} from "@cantoo/pdf-lib";
import {describe, expect, it} from "vitest";
import {joinOf} from "../../../../loaders/reading/pdf/reading-order.js";
import {readPdfTables, readPdfText} from "../../../../loaders/reading/pdf/read-text.js";
import {readDocument, readTextAgain} from "../../../../loaders/reading/read-document.js";
import type {DocumentReading} from "../../../../loaders/reading/document-reading.js";
import {madePdf} from "../../../support/made-pdf.js";
import type {Pen} from "../../../support/made-pdf.js";

const read = async (...drawings: readonly ((pen: Pen) => void)[]): Promise<DocumentReading> =>
  readDocument("lights.pdf", await madePdf(...drawings));

const partAt = ({text, places}: DocumentReading, place: string): string | undefined => {
  const found = places.find((one) => one.place === place);
  return found && text.slice(found.start, found.end);
};

/** A title, two columns whose lines stand at the same heights, and a foot. */
function twoColumns({text}: Pen): void {
  text("Lights on the coast of Norland, counted by the keepers of the piers and of the isles", 20, 270, {size: 9});
  const left = ["In 2014 the keepers", "counted 98,452 ships", "before the north light-", "house was closed."];
  const right = ["The south light was lit", "on 141 nights; ships from", "Norland- Sound kept", "clear of the shoals."];
  left.forEach((line, i) => text(line, 20, 240 - 12 * i));
  right.forEach((line, i) => text(line, 220, 240 - 12 * i));
  text("Norland Pier Office, report on the lights of the coast, for the council of the isles: 3", 20, 20, {size: 9});
}

/** Lamps of two years, ruled, with a sentence above and one below. */
function tableBetween({text, right, across, down}: Pen): void {
  text("The lamps were counted twice.", 40, 270);
  for (const y of [250, 230, 210, 190]) across(y, 40, 340);
  for (const x of [40, 160, 250, 340]) down(x, 190, 250);
  [
    ["Coast", "2014", "2015"],
    ["North", "1,204", "98,452"],
    ["South", "", "87"]
  ].forEach(([coast, before, after], i) => {
    text(coast!, 44, 236 - 20 * i);
    right(before!, 240, 236 - 20 * i);
    right(after!, 330, 236 - 20 * i);
  });
  text("Of these, 12 were of oil.", 40, 160);
}

describe("the text of a PDF", () => {
  it("is read column by column, what stands above and below them before and after", async () => {
    const reading = await read(twoColumns);
    expect(reading.text.split("\n")).toEqual([
      "Lights on the coast of Norland, counted by the keepers of the piers and of the isles",
      "In 2014 the keepers counted 98,452 ships before the north lighthouse was closed.",
      "The south light was lit on 141 nights; ships from Norland- Sound kept clear of the shoals.",
      "Norland Pier Office, report on the lights of the coast, for the council of the isles: 3",
      ""
    ]);
    expect(partAt(reading, "page 1, paragraph 3")).toMatch(/^The south light/);
    expect(reading.looks).toEqual([]);
  });

  it("has tables where they stand, row by row with tabs, and their cells with places", async () => {
    const reading = await read(twoColumns, tableBetween);
    expect(reading.text.split("\n").slice(4)).toEqual([
      "The lamps were counted twice.",
      "Coast\t2014\t2015",
      "North\t1,204\t98,452",
      "South\t\t87",
      "Of these, 12 were of oil.",
      ""
    ]);
    expect(partAt(reading, "page 2, table 1, row 2, column 3")).toBe("98,452");
    expect(partAt(reading, "page 2, paragraph 2")).toBe("Of these, 12 were of oil.");
    const [table] = reading.tables;
    expect(table!.place).toBe("page 2, table 1");
    expect(table!.cells.filter(({header}) => header).map(({text}) => text)).toEqual(["Coast", "2014", "2015"]);
    expect(table!.cells.map(({place, text}) => [partAt(reading, place), text])).toEqual(
      table!.cells.map(({text}) => [text, text])
    );
  });

  it("parts paragraphs at gaps, at indents, at list labels, and where two numbers would come to look like one", async () => {
    const {text} = await read(({text: write}) => {
      write("Ships were counted by the keepers of the pier at 12", 20, 270);
      write("345 of them came from the isles, as in other years.", 20, 258);
      write("A new paragraph stands further down, and it goes on", 20, 230);
      write("here for a second line of words about the lights.", 20, 218);
      write("1.", 20, 206);
      write("The first of a list.", 40, 206);
      write("2.", 20, 194);
      write("The second of a list.", 40, 194);
    });
    expect(text.split("\n")).toEqual([
      "Ships were counted by the keepers of the pier at 12",
      "345 of them came from the isles, as in other years.",
      "A new paragraph stands further down, and it goes on here for a second line of words about the lights.",
      "1. The first of a list.",
      "2. The second of a list.",
      ""
    ]);
  });

  it("keeps text that runs up the side of a page", async () => {
    const {text, places} = await read(({text: write}) => {
      write("The light was lit on 3 May 2014.", 60, 200);
      write("Norland 77", 20, 100, {turned: true});
    });
    expect(text).toBe("The light was lit on 3 May 2014.\nNorland 77\n");
    expect(places.map(({place}) => place)).toEqual(["page 1, paragraph 1", "page 1, paragraph 2"]);
  });

  it("says of a number that needs a look where it stands in the text", async () => {
    const {text, looks} = await read((pen) => {
      tableBetween(pen);
      pen.text("All in all 98 452 ships.", 40, 140);
    });
    expect(looks!.map(({start, end, why}) => [text.slice(start, end), why])).toEqual([
      ["98", expect.stringContaining("grouped by a space")],
      ["452", expect.stringContaining("grouped by a space")]
    ]);
  });

  it("is the same, to the byte, when the file is read again, and names the readers with their versions", async () => {
    const bytes = await madePdf(twoColumns, tableBetween);
    const first = await readDocument("a.pdf", bytes);
    expect(JSON.stringify(await readDocument("a.pdf", bytes.slice()))).toBe(JSON.stringify(first));
    expect(first.reader).toMatch(/^pdf 2 pdfjs \d+\.\d+\.\d+ pdfium \d+\.\d+\.\d+$/);
  });
});

it.each([
  ["the", "light", {cut: 0, space: " "}],
  ["light-", "house", {cut: 1, space: ""}],
  ["North-", "South", {cut: 0, space: ""}],
  ["2014–", "2015", {cut: 0, space: ""}],
  ["–", "2015", {cut: 0, space: " "}],
  ["年間", "件数", {cut: 0, space: ""}],
  ["合計", "12", {cut: 0, space: " "}]
])("joinOf(%j, %j) is %j", (before, next, join) => {
  expect(joinOf(before, next)).toEqual(join);
});

it("a PDF without text is refused in one line", async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([400, 300]);
  await expect(readDocument("a.pdf", await pdf.save())).rejects.toThrow(/^holds no text that can be read/);
});

it("a file that is read again for its text alone gives the same text, and its numbers are not compared", async () => {
  const bytes = await madePdf(
    ({text}) => text("The keepers counted 98 452 ships in 2014, and 1,204 at the isles.", 20, 200),
    ({text}) => text("98,452 in the south.", 20, 200)
  );
  const whole = await readPdfText(bytes);
  const again = await readPdfText(bytes, undefined, {withNumbers: false});
  expect(whole.looks).not.toEqual([]);
  expect(again).toEqual({...whole, looks: []});
  expect(await readTextAgain("a.pdf", bytes)).toBe(whole.text);
});

describe("the tables of readPdfTables(bytes, shown)", () => {
  it("have the places that they have in the text, and say from which they seem to go on", async () => {
    const bytes = await madePdf(tableBetween, tableBetween);
    const {tables} = await readPdfTables(bytes, "lights.pdf");
    expect(tables.map(({place, page, continues}) => [place, page, continues])).toEqual([
      ["page 1, table 1", 1, undefined],
      ["page 2, table 1", 2, "page 1, table 1"]
    ]);
    expect(tables.map(({place}) => place)).toEqual((await readPdfText(bytes)).tables.map(({place}) => place));
    expect(tables[0]!.cells[0]).toMatchObject({text: "Coast", header: true, box: {x1: 44}});
  });

  it("are those of the given regions", async () => {
    const regions = [{page: 2, x1: 40, y1: 190, x2: 340, y2: 250}];
    const {tables} = await readPdfTables(await madePdf(tableBetween, tableBetween), "lights.pdf", {regions});
    expect(tables.map(({place}) => place)).toEqual(["page 2, table 1"]);
  });
});
