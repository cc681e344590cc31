import {PDFDocument} from "@cantoo/pdf-lib";
import {expect, it} from "vitest";
import {readPdf} from "../../../../loaders/reading/pdf/read-pdf.js";
import {DiagnosticsError} from "../../../../src/core/diagnostic.js";
import {madePdf} from "../../../support/made-pdf.js";
import {onePixel} from "../../../support/one-pixel.js";
import {rawPdf} from "../../../support/raw-pdf.js";

const lights = (): Promise<Uint8Array> =>
  madePdf(({text}) => text("In 2014 the keepers counted 98,452 ships.", 20, 200));

const pixel = onePixel("any.png");
const PIXEL = "data" in pixel ? pixel.data : "";

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files that are refused, by what is wrong with them, and the one line that says so. */
const REFUSED: Readonly<Record<string, readonly [() => Promise<Uint8Array> | Uint8Array, string]>> = {
  "an empty file": [() => new Uint8Array(), "a.pdf: is empty; get the file again"],
  "another kind of file": [() => ascii("PK\u0003\u0004 and so on"), "a.pdf: is no PDF; name a PDF file"],
  "a file that only begins like one": [
    () => ascii("%PDF-1.7\nnothing\n%%EOF\n"),
    "a.pdf: is damaged, and can't be read (Invalid PDF structure); get the file again"
  ],
  "a file whose end is missing": [
    async () => (await lights()).slice(0, -100),
    "a.pdf: is cut short, since its end is missing; get the file again"
  ],
  "a file that only a password opens": [
    async () => {
      const pdf = await PDFDocument.load(await lights());
      pdf.encrypt({userPassword: "pier", ownerPassword: "pier"});
      return pdf.save();
    },
    "a.pdf: is protected by a password; save a copy without one, and read that"
  ]
};

it.each(Object.keys(REFUSED))("%s is refused in one line", async (what) => {
  const [make, line] = REFUSED[what]!;
  const error: unknown = await readPdf(await make(), "a.pdf").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DiagnosticsError);
  expect((error as DiagnosticsError).message).toBe(line);
});

it("pages that are pictures are said, and the others read", async () => {
  const pdf = await PDFDocument.load(await lights());
  const picture = await pdf.embedPng(PIXEL);
  for (let i = 0; i < 2; i++) pdf.addPage([400, 300]).drawImage(picture, {x: 0, y: 0, width: 400, height: 300});
  const {numbers, remarks} = await readPdf(await pdf.save(), "a.pdf");
  expect(numbers.map(({text}) => text)).toEqual(["2014", "98,452"]);
  expect(remarks).toEqual([
    "pages 2, 3: only pictures, whose text is not clear, or neither English nor French, for which there is data here; have it recognized elsewhere in its language, or get the file as text"
  ]);
});

it("no number is trusted whose font doesn't say which letters it draws", async () => {
  const {numbers, remarks} = await readPdf(withoutUnicodeMap(), "a.pdf");
  expect(numbers.filter(({look}) => look === undefined)).toEqual([]);
  expect(remarks).toEqual(["page 1: a font does not say which letters it draws; compare what is read with the page"]);
});

/** A page whose font has glyphs by number alone: which letters they are, nothing says. */
function withoutUnicodeMap(): Uint8Array {
  const content = "BT /F1 12 Tf 50 200 Td <001400150016> Tj ET";
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type0/BaseFont/Pier/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/Pier/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/DW 500>>",
    "<</Type/FontDescriptor/FontName/Pier/Flags 4/FontBBox[0 0 500 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80>>"
  ];
  return rawPdf(objects);
}

it("a long file is read to its last page, and each page is told before it is read", async () => {
  const pages = 130;
  const bytes = await madePdf(
    ...Array.from(
      {length: pages},
      (_, i) =>
        ({text}: {text: (...args: [string, number, number]) => void}) =>
          text(`Page ${i + 1}`, 20, 200)
    )
  );
  const steps: string[] = [];
  const {numbers} = await readPdf(bytes, "a.pdf", {progress: (step) => steps.push(step)});
  expect(numbers.map(({page, text, look}) => [page, text, look])).toEqual(
    Array.from({length: pages}, (_, i) => [i + 1, String(i + 1), undefined])
  );
  expect([steps.length, steps.at(-1)]).toEqual([pages, `reading page ${pages} of ${pages}`]);
});
