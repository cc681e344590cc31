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
export async function scannedPdf(
  pages: readonly (readonly string[])[],
  font: keyof typeof FONTS = "Arimo"
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const lines of pages) {
    const texts = lines.map((line, i) => `<text x="80" y="${140 + 60 * i}" font-size="42">${line}</text>`).join("");
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1667" height="1250" font-family="${font}"><rect width="100%" height="100%" fill="#fff"/>${texts}</svg>`;
    const fonts = {fontFiles: [FONTS[font]], loadSystemFonts: false, defaultFontFamily: font};
    const picture = await pdf.embedPng(new Resvg(svg, {font: fonts}).render().asPng());
    pdf.addPage([400, 300]).drawImage(picture, {x: 0, y: 0, width: 400, height: 300});
  }
  return pdf.save();
}
