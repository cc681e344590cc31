import {findUntied, withoutPlain} from "../prose-lint.js";
import {NO_NOUNS, countedPattern, madeOfNouns, partsPattern} from "../prose-nouns.js";
import type {ProseNouns} from "../prose-nouns.js";

const UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion";

/** Words and letters that are numbers wherever they stand in a specification’s own texts. */
const NUMBERS: readonly RegExp[] = [
  /\b(?:half[- ]a[- ])?dozens?\b|\bscores? of\b|\b(?:hundreds|thousands|millions|billions)\b|\b(?:a|the|one) (?:hundred|thousand|million|billion)\b|\b(?:couple|pair|handful) of\b/gi,
  new RegExp(String.raw`\b(?:${UNITS})[- ]?fold\b`, "gi"),
  new RegExp(String.raw`\b(?:${UNITS})[- ](?:halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)\b`, "gi")
];

/** Numerals of Chinese and Japanese. */
const IDEOGRAPHS = /[〇零一二三四五六七八九十百千万億兆两兩壱弐参拾萬亿]+/gu;

/** What parts of a document are usually called before their numerals. */
const PARTS = String.raw`part|chapter|annex|article|arts?\.?|section|heading|paras?\.?|paragraph|page|pp?\.|no\.`;

/** Roman numerals of four letters and more, and shorter ones before what is counted; a place in a document is none. */
const romanNumbers = madeOfNouns((nouns) => new RegExp(String.raw`(?<!\b(?:${partsPattern(nouns, PARTS)}) |\()\b(?:(?=[mdclxvi]{4})|(?=[mdclxvi]{2,3} (?:${countedPattern(nouns)})\b))m{0,9}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})(?<=[mdclxvi])\b`, "gi"));

/** The numbers that are typed by hand in a text without `{{ }}`: in digits of any script, in letters, and in words. */
export function typedNumbers(text: string, nouns: ProseNouns = NO_NOUNS): readonly string[] {
  const signs = text.match(/[\p{Nl}]+/gu) ?? [];
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\u2010-\u2012]/g, "-").replace(/\s+/g, " ");
  const rest = withoutPlain(plain, nouns);
  const found = findUntied(plain, nouns).map((number) => number.text);
  const more = [...NUMBERS, romanNumbers(nouns), IDEOGRAPHS].flatMap((pattern) => [...rest.matchAll(pattern)].map(([word]) => word));
  return [...new Set([...found, ...(plain.match(/[^\P{N}\d]+/gu) ?? []), ...signs, ...more])];
}
