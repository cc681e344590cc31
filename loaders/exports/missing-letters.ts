import type {Page} from "playwright-core";
import {lettersOfNone} from "../fonts/font-faces.js";

/** Scripts whose letters are often without a font, and are told by name. */
const SCRIPTS = (
  "Adlam Ahom Arabic Armenian Balinese Bengali Bopomofo Buginese Canadian_Aboriginal Cham Cherokee Coptic Cuneiform " +
  "Cyrillic Devanagari Egyptian_Hieroglyphs Ethiopic Georgian Glagolitic Gothic Greek Gujarati Gurmukhi Han Hangul " +
  "Hebrew Hiragana Javanese Kannada Katakana Khmer Lao Latin Linear_A Linear_B Malayalam Mongolian Myanmar Nko Ogham " +
  "Ol_Chiki Oriya Phoenician Runic Sinhala Syriac Tai_Tham Tamil Telugu Thaana Thai Tibetan Tifinagh Vai Yi"
).split(" ");

/** How many letters a message shows. */
const SHOWN = 3;

/** The letters of a page that no font has, neither one that the project brings nor one of this machine. */
export async function missingLetters(page: Page): Promise<ReadonlySet<string>> {
  const text = await page.evaluate<string>("document.body.textContent");
  const asked = lettersOfNone(text).filter((letter) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(letter));
  const missing = await page.evaluate<readonly string[]>(`(${IN_PAGE})(${JSON.stringify(asked)})`);
  return new Set(missing);
}

/** What is missing from a slide's text, in words; undefined if nothing is. */
export function missingWords(text: string, missing: ReadonlySet<string>): string | undefined {
  const own = [...new Set(text)].filter((letter) => missing.has(letter));
  if (own.length === 0) return undefined;
  const scripts = [...new Set(own.map(scriptOf))].join(", ");
  const more = own.length > SHOWN ? " and others" : "";
  return `no font here has ${own.slice(0, SHOWN).join(" ")}${more} (${scripts}), which come out as blank boxes: install a font of that script, such as one of the Noto family, or write it in other letters`;
}

function scriptOf(letter: string): string {
  const script = SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, "u").test(letter));
  return script?.replaceAll("_", " ") ?? `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A letter that no font has is drawn as one that Unicode has not assigned. */
const IN_PAGE = `(letters) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 96, height: 64});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.font = "32px " + getComputedStyle(document.body).fontFamily;
  const drawn = (letter) => {
    context.clearRect(0, 0, 96, 64);
    context.fillText(letter, 16, 44);
    return context.measureText(letter).width + ":" + context.getImageData(0, 0, 96, 64).data.join();
  };
  const none = drawn("\\u0378");
  return letters.filter((letter) => drawn(letter) === none);
}`;
