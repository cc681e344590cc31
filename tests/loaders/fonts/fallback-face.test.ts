import {readFileSync} from "node:fs";
import {create} from "fontkitten";
import {expect, it} from "vitest";
import {fallbackRules} from "../../../loaders/fonts/fallback-face.js";
import {FONT_FACES, fontPath} from "../../../loaders/fonts/font-faces.js";

/** The width of a text in a font, in parts of the size of type. */
function widthIn(file: string, text: string): number {
  const font = create(readFileSync(fontPath(file)));
  if (font.isCollection) throw new Error("a collection");
  const units = [...text].map((letter) => font.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth);
  return units.reduce((sum, width) => sum + width, 0) / font.unitsPerEm;
}

const TEXT =
  "Of the loans that the libraries recorded in the year, three in ten were renewed once; those of other counties are not printed.";

it.each([
  ["regular", 0, "@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"],
  ["bold", 1, "@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"]
] as const)("fallbackRules() make a %s line of Arial as long as one of ours, to 2%%", async (_name, i, arial) => {
  const rule = (await fallbackRules()).split("@font-face").slice(1)[i]!;
  const size = Number(/size-adjust:([\d.]+)%/.exec(rule)![1]) / 100;
  const own = widthIn(FONT_FACES[i]!.file, TEXT);
  const unmatched = widthIn(arial, TEXT);
  expect(Math.abs((unmatched * size) / own - 1)).toBeLessThan(0.02);
  expect(Math.abs(unmatched / own - 1)).toBeGreaterThan(0.05);
  const ascent = Number(/ascent-override:([\d.]+)%/.exec(rule)![1]) / 100;
  expect(ascent * size).toBeCloseTo(1, 3);
});
