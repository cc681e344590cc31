import {expect, it} from "vitest";
import {readPdfText} from "../../../../loaders/reading/pdf/read-text.js";
import {rawPdf} from "../../../support/raw-pdf.js";

/** A sign and where its lower left corner stands, in points. */
type Placed = readonly [sign: string, x: number, y: number];

const SIZE = 12;

/** A page with each sign placed by itself, in a font that runs from left to right and is not in the file. */
function page(placed: readonly Placed[]): Uint8Array {
  const hex = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(4, "0");
  const content = placed.map(([sign, x, y]) => `BT /F1 ${SIZE} Tf ${x} ${y} Td <${hex(sign)}> Tj ET`).join("\n");
  return rawPdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type0/BaseFont/Pier/Encoding/UniJIS-UCS2-HW-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/Pier/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000/W[231 325 500]>>",
    "<</Type/FontDescriptor/FontName/Pier/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
  ]);
}

/** A column of signs from the top down; digits in brackets stand side by side. */
function column(text: string, x: number): readonly Placed[] {
  return (text.match(/\(.*?\)|./gu) ?? []).flatMap((part, i) =>
    Array.from(part.replace(/[()]/g, ""), (sign, j): Placed => [sign, x + (j * SIZE) / 2, 260 - SIZE * i])
  );
}

it("text from top to bottom is read column by column from the right, digits side by side in their place", async () => {
  const bytes = page([...column("平成二十六年に図書館は本を", 200), ...column("１３１３冊と地図(12)枚貸した", 180)]);
  const {text, boxes} = await readPdfText(bytes);
  expect(text).toBe("平成二十六年に図書館は本を１３１３冊と地図12枚貸した\n");
  expect(boxes!.map(({box}) => [Math.round(box.x1), Math.round(box.x2)])).toEqual([
    [200, 212],
    [180, 192]
  ]);
});

it("text from left to right is read as it is, also where its lines stand close", async () => {
  const line = (text: string, y: number): readonly Placed[] =>
    Array.from(text, (sign, i): Placed => [sign, 40 + SIZE * i, y]);
  const {text} = await readPdfText(
    page([...line("図書館は本を１３１３冊", 260), ...line("貸した。地図は十二枚。", 246)])
  );
  expect(text).toBe("図書館は本を１３１３冊貸した。地図は十二枚。\n");
});
