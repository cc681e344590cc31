import {readFileSync} from "node:fs";
import {create} from "fontkitten";
import {expect, it} from "vitest";
import {FONT_FACES, fontPath} from "../../loaders/fonts/font-faces.js";
import {textWidth} from "../../src/core/letter-widths.js";

const [REGULAR, BOLD] = FONT_FACES;

/** The units of a letter's width in a font of a thousand to the size of type. */
function unitsOf(file: string): (letter: string) => number {
  const font = create(readFileSync(fontPath(file)));
  if (font.isCollection) throw new Error("a collection");
  expect(font.unitsPerEm).toBe(1000);
  return (letter) => font.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth;
}

const LETTERS = [
  ...Array.from({length: 0x7f - 0x20}, (_, i) => String.fromCharCode(0x20 + i)),
  ...Array.from({length: 0x100 - 0xa1}, (_, i) => String.fromCharCode(0xa1 + i)),
  ..."–—‘’“”…•−→≈≠≤≥✓"
];

it.each([
  ["regular", REGULAR!.file, {}],
  ["bold", BOLD!.file, {bold: true}]
] as const)("textWidth(letter, 1000) is that of the %s font", (_name, file, options) => {
  const units = unitsOf(file);
  const wrong = LETTERS.filter((letter) => textWidth(letter, 1000, options) !== units(letter));
  expect(wrong.map((letter) => `${letter} ${units(letter)}`)).toEqual([]);
});

it.each([
  ["143", 10, 14.91],
  ["児童", 10, 20],
  ["", 10, 0]
] as const)("textWidth(%j, %d) is %d", (text, size, width) => expect(textWidth(text, size)).toBeCloseTo(width, 6));

it("textWidth(text, …) takes a letter that it doesn’t know to be as wide as the widest figure or small letter", () =>
  expect(textWidth("ŵ", 1000)).toBe(textWidth("m", 1000)));
