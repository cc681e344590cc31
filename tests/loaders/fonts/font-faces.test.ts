import {readFileSync} from "node:fs";
import {create} from "fontkitten";
import {describe, expect, it} from "vitest";
import {
  FONT_FACES,
  faceRule,
  familiesOf,
  fontPath,
  lettersOfNone,
  subsetFace,
  unicodeRange
} from "../../../loaders/fonts/font-faces.js";

const [regular] = FONT_FACES;

describe("familiesOf(text)", () => {
  it("gives each family the letters that it shows, and the Japanese one only what the text’s own lacks", () => {
    expect([...familiesOf("12 児童, é → ✓ b")].map(([family, letters]) => [family, letters.join("")])).toEqual([
      ["Source Sans 3", " ,12bé→✓"],
      ["Noto Sans JP", "児童"],
      ["Source Code Pro", " ,12bé→✓"]
    ]);
  });

  it("has no Japanese family for a text in English", () =>
    expect([...familiesOf("“143” – 25.8% × ≠ ▾").keys()]).not.toContain("Noto Sans JP"));
});

it("lettersOfNone(text) are those of scripts that no family has", () =>
  expect(lettersOfNone("a児é\nمb")).toEqual(["م"]));

it("subsetFace(face, letters) has these letters, as wide as in the whole font, and no others", async () => {
  const bytes = await subsetFace(regular!, ["a", "1"], "truetype");
  const part = create(bytes);
  const whole = create(readFileSync(fontPath(regular!.file)));
  if (part.isCollection || whole.isCollection) throw new Error("a collection");
  expect(part.characterSet.filter((point) => point !== 0xffff)).toEqual(
    [..."1a"].map((letter) => letter.codePointAt(0))
  );
  expect(Buffer.from(bytes.toString("latin1").replaceAll("\0", "")).toString()).toContain("SIL Open Font License");
  expect(part.glyphForCodePoint(97).advanceWidth).toBe(whole.glyphForCodePoint(97).advanceWidth);
  expect(Buffer.compare(await subsetFace(regular!, ["a", "1"], "truetype"), bytes)).toBe(0);
});

it.each(FONT_FACES)("figures of $file are all of one width", ({file}) => {
  const font = create(readFileSync(fontPath(file)));
  if (font.isCollection) throw new Error("a collection");
  const widths = [..."0123456789"].map((digit) => font.glyphForCodePoint(digit.codePointAt(0)!).advanceWidth);
  expect(new Set(widths).size).toBe(1);
});

it("unicodeRange(letters) joins neighbours", () => expect(unicodeRange([..."cabz児"])).toBe("U+61-63,U+7A,U+5150"));

it("faceRule(face, …) says for which letters a browser asks for the file", () =>
  expect(faceRule(regular!, {src: "url(a.woff2)", letters: ["a"]})).toBe(
    `@font-face{font-family:"Source Sans 3";font-weight:100 500;font-style:normal;font-display:swap;src:url(a.woff2);unicode-range:U+61}`
  ));

it("fontPath(file) says which package is missing", () =>
  expect(() => fontPath("no-such-font/a.ttf")).toThrow("no-such-font: not installed; run npm install"));
