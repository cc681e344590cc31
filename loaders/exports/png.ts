import {Resvg} from "@resvg/resvg-js";

/** Two common families each; a font of East Asian letters as the first choice would take minutes. */
const FAMILIES = {
  darwin: {sansSerifFamily: "Helvetica", defaultFontFamily: "Arial"},
  win32: {sansSerifFamily: "Segoe UI", defaultFontFamily: "Arial"},
  other: {sansSerifFamily: "Liberation Sans", defaultFontFamily: "DejaVu Sans"}
} as const;

/** A PNG of an SVG that stands alone, so many pixels wide, on white. Letters are set in this machine's fonts. */
export function svgToPng(svg: string, width: number): Promise<Uint8Array> {
  const {platform} = process;
  const families = platform === "darwin" || platform === "win32" ? FAMILIES[platform] : FAMILIES.other;
  const picture = new Resvg(svg, {fitTo: {mode: "width", value: width}, background: "#ffffff", font: {loadSystemFonts: true, ...families}});
  return Promise.resolve(new Uint8Array(picture.render().asPng()));
}
