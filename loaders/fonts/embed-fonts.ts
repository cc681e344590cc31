import {isNeeded, neededType, withFontRules} from "../../src/exports/needed-fonts.js";
import {FONT_FACES, faceRule, familiesOf, hasLetter, subsetFace} from "./font-faces.js";

/**
 * Puts into a page the faces that it needs, each with no more than the letters that stand in it, so that it looks alike
 * wherever it is opened, whatever fonts are there.
 */
export async function embedFonts(html: string, format: "woff2" | "truetype"): Promise<string> {
  const type = neededType(html, (letter) => hasLetter(FONT_FACES[0]!.family, letter));
  const families = familiesOf(type.letters);
  const rules = FONT_FACES.filter((one) => families.has(one.family) && isNeeded(one, type)).map(async (one) => {
    const file = await subsetFace(one, families.get(one.family)!, format);
    const kind = format === "woff2" ? "woff2" : "ttf";
    return faceRule(one, {src: `url(data:font/${kind};base64,${file.toString("base64")})`, display: "block"});
  });
  return withFontRules(html, (await Promise.all(rules)).join("\n"));
}
