import {fromFile} from "@capsizecss/unpack/fs";
import {fontPath} from "./font-faces.js";
import type {FontFace} from "./font-faces.js";

/** The family that stands in for the text's own until it is there. */
export const FALLBACK = "Source Sans 3 Fallback";

/** The widths of Arial, which most readers have, are those of Arimo and Liberation Sans by design. */
const STAND_INS = [
  {
    like: "source-sans/TTF/SourceSans3-Regular.ttf",
    weight: "100 500",
    measured: "@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf",
    names: ["Arial", "Arimo", "Liberation Sans"]
  },
  {
    like: "source-sans/TTF/SourceSans3-Semibold.ttf",
    weight: "501 900",
    measured: "@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf",
    names: ["Arial Bold", "Arimo Bold", "Liberation Sans Bold"]
  }
] as const satisfies readonly (Pick<FontFace, "weight"> & Record<string, unknown>)[];

/**
 * The rules of CSS by which a font that readers have takes the place that the text's own will take: as wide on average
 * in English, as high and as deep, so that lines stay where they are.
 */
export async function fallbackRules(): Promise<string> {
  const rules = STAND_INS.map(async ({like, weight, measured, names}) => {
    const [own, other] = await Promise.all([fromFile(fontPath(like)), fromFile(fontPath(measured))]);
    const size = own.xWidthAvg / own.unitsPerEm / (other.xWidthAvg / other.unitsPerEm);
    const share = (units: number): string => percent(Math.abs(units) / own.unitsPerEm / size);
    return `@font-face{font-family:"${FALLBACK}";font-weight:${weight};src:${names.map((name) => `local("${name}")`).join(",")};size-adjust:${percent(size)};ascent-override:${share(own.ascent)};descent-override:${share(own.descent)};line-gap-override:${share(own.lineGap)}}`;
  });
  return (await Promise.all(rules)).join("");
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
