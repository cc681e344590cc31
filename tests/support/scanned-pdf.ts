import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {PDFDocument} from "@cantoo/pdf-lib";
import {Resvg} from "@resvg/resvg-js";

const require = createRequire(import.meta.url);
const fontPath = (name: string, file: string): string =>
  join(dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)), "400Regular", file);
const FONTS = {
  Arimo: fontPath("arimo", "Arimo_400Regular.ttf"),
  "Noto Sans JP": fontPath("noto-sans-jp", "NotoSansJP_400Regular.ttf")
};

/** A PDF of which each page is nothing but the picture of some lines of text, as a scanner makes one. */
export const scannedPdf = (
  pages: readonly (readonly string[])[],
  font: keyof typeof FONTS = "Arimo"
): Promise<Uint8Array> =>
  picturesAsPdf(
    pages.map((lines) =>
      lines.map((line, i) => `<text x="80" y="${140 + 60 * i}" font-size="42">${line}</text>`).join("")
    ),
    font
  );

/** The same of a table with lines around its cells, as the scanner sees it that lies `tilt` degrees askew. */
export function scannedTable(rows: readonly (readonly string[])[], tilt = 0): Promise<Uint8Array> {
  const [width, height] = [450, 80];
  const [across, down] = [rows[0]!.length * width, rows.length * height];
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#000" stroke-width="4"/>`;
  const drawn = [
    ...rows.map((cells, y) =>
      cells
        .map((cell, x) => `<text x="${x * width + 30}" y="${y * height + 56}" font-size="42">${cell}</text>`)
        .join("")
    ),
    ...Array.from({length: rows.length + 1}, (_, y) => line(0, y * height, across, y * height)),
    ...Array.from({length: rows[0]!.length + 1}, (_, x) => line(x * width, 0, x * width, down))
  ];
  return picturesAsPdf([`<g transform="translate(120 200) rotate(${tilt})">${drawn.join("")}</g>`], "Arimo");
}

async function picturesAsPdf(pictures: readonly string[], font: keyof typeof FONTS): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const drawn of pictures) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1667" height="1250" font-family="${font}"><rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`;
    const fonts = {fontFiles: [FONTS[font]], loadSystemFonts: false, defaultFontFamily: font};
    const picture = await pdf.embedPng(new Resvg(svg, {font: fonts}).render().asPng());
    pdf.addPage([400, 300]).drawImage(picture, {x: 0, y: 0, width: 400, height: 300});
  }
  return pdf.save();
}
