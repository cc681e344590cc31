import {describe, expect, it} from "vitest";
import {ReadingError} from "../../../../loaders/reading/document-reading.js";
import {readPdf} from "../../../../loaders/reading/pdf/read-pdf.js";
import {readDocument} from "../../../../loaders/reading/read-document.js";
import {scannedPdf, scannedTable} from "../../../support/scanned-pdf.js";

const ENGLISH = ["In 2014 the keepers counted 98,452 ships.", "Of these, 1,204 were ferries and 87 were tugs."];
const FRENCH = ["En 2014, les gardiens ont compté 152 navires.", "Parmi eux, 87 étaient des remorqueurs."];

describe("pages that are pictures", () => {
  it("are recognized in English and French, and say so", async () => {
    const {text, reader, remarks, boxes = []} = await readDocument("scan.pdf", await scannedPdf([ENGLISH, FRENCH]));
    expect(text.split("\n").slice(0, 2)).toEqual([ENGLISH.join(" "), FRENCH.join(" ")]);
    expect(reader).toMatch(/ tesseract \d+\.\d+\.\d+ eng\+fra$/);
    expect(remarks).toEqual([
      "pages 1, 2: only pictures, whose text is recognized as English or French; compare every number with the page"
    ]);
    const at = text.indexOf("98,452");
    const {page, box} = boxes.find(({start, end}) => start <= at && at < end)!;
    expect([page, box.x1 > 150, box.x2 < 300, box.y1 > 240, box.y2 < 290]).toEqual([1, true, true, true, true]);
  });

  it("give no number that needs no look", async () => {
    const bytes = await scannedPdf([ENGLISH]);
    const {numbers} = await readPdf(bytes, "scan.pdf");
    expect(numbers.map(({text, look}) => [text, look !== undefined])).toEqual(
      ["2014", "98,452", "1,204", "87"].map((text) => [text, true])
    );
    const {text, looks = []} = await readDocument("scan.pdf", bytes);
    for (const {index} of text.matchAll(/\S+/g))
      expect(looks.some(({start, end}) => start <= index && index < end)).toBe(true);
  });

  it.each([0, 0.4])("have their ruled tables, also where they lie %d degrees askew", async (tilt) => {
    const rows = [
      ["Kind", "Counted", "Repaired"],
      ["Ferries", "1,204", "87"],
      ["Tugs", "312", "9"],
      ["All ships", "98,452", "1,140"]
    ];
    const {tables} = await readPdf(await scannedTable(rows, tilt), "scan.pdf");
    expect(tables).toHaveLength(1);
    const cells = tables[0]!.cells;
    expect(rows.map((_, row) => cells.filter((cell) => cell.row === row).map(({text}) => text))).toEqual(rows);
    expect(cells.filter(({row, column}) => row > 0 && column > 0).every(({look}) => look !== undefined)).toBe(true);
  });

  it("in a language that there is no data for are refused in a line that says what to do", async () => {
    const japanese = await scannedPdf([["令和四年の児童相談所の相談対応件数は", "過去最多となった。"]], "Noto Sans JP");
    const refused: unknown = await readDocument("scan.pdf", japanese).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ReadingError);
    expect((refused as Error).message).toBe(
      "page 1: only a picture, whose text is not clear, or neither English nor French, for which there is data here; have it recognized elsewhere in its language, or get the file as text"
    );
  });

  it("are said to be pictures where what recognizes them is not installed", async () => {
    const {numbers, remarks} = await readPdf(await scannedPdf([ENGLISH]), "scan.pdf", {
      recognize: () => Promise.resolve(undefined)
    });
    expect(numbers).toEqual([]);
    expect(remarks).toEqual([
      "page 1: only a picture, without text to be read; install the optional packages to have it recognized (npm install), or get the file as text"
    ]);
  });
});
