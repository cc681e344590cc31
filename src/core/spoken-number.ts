import {ONES, SCALES, TENS} from "./printed.js";

const GROUPS = ["", "thousand", "million", "billion", "trillion", "quadrillion"];
const NUMERAL = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?/;
const SIGNS = /([+−-])(?=\d)/g;

/** A number as it is said in English, of a number as it is shown: `75.2%` is seventy-five point two per cent. */
export function englishNumber(text: string): string {
  return text
    .toLowerCase()
    .replace(SIGNS, (sign) => (sign === "+" ? "plus " : "minus "))
    .replace(new RegExp(NUMERAL, "g"), (_numeral, whole: string, decimals?: string) =>
      [wholeInWords(whole.replaceAll(",", "")), ...(decimals === undefined ? [] : ["point", digits(decimals)])].join(
        " "
      )
    )
    .replace(/\s*%/g, " per cent")
    .replace(/\s+/g, " ")
    .trim();
}

const digits = (text: string): string => text.replace(/\d/g, (digit) => ` ${ONES[Number(digit)]!}`).trim();

/** A whole number in words; one too long for the names of its groups digit by digit. */
function wholeInWords(whole: string): string {
  const groups = BigInt(whole).toLocaleString("en").split(",").map(Number);
  if (groups.length > GROUPS.length) return digits(whole);
  const said = groups.flatMap((group, i) => {
    const scale = GROUPS[groups.length - 1 - i]!;
    const joins = scale === "" && group < 100 && groups.length > 1 ? "and " : "";
    return group === 0 ? [] : [`${joins}${hundredsInWords(group)}${scale === "" ? "" : ` ${scale}`}`];
  });
  return said.length === 0 ? ONES[0]! : said.join(" ");
}

function hundredsInWords(number: number): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100];
  return [...(hundreds === 0 ? [] : [`${ONES[hundreds]!} hundred`]), ...(rest === 0 ? [] : [tensInWords(rest)])].join(
    " and "
  );
}

function tensInWords(number: number): string {
  if (number < ONES.length) return ONES[number]!;
  const ones = number % 10;
  return TENS[Math.floor(number / 10) - 2]! + (ones === 0 ? "" : `-${ONES[ones]!}`);
}

/** What stands before a number, and how Japanese says it around the number `#`. */
const QUALIFIED: readonly (readonly [words: RegExp, around: string])[] = [
  [/^(?:about|some|approximately|around) /i, "約#"],
  [/^(?:more than|over) /i, "#を超える"],
  [/^at least /i, "#以上"],
  [/^up to /i, "最大#"],
  [/^less than /i, "#未満"],
  [/^(?:nearly|almost) /i, "ほぼ#"],
  [/^on average /i, "平均#"],
  [/^from /i, "#から"],
  [/^to /i, "#まで"]
];

/**
 * A number as it stands in Japanese, with 万, 億 and 兆, of a number as it is shown: `127 million` is 1億2700万. One that is
 * printed in words is taken by its value.
 */
export function japaneseNumber(text: string, {value, unit}: {readonly value: number; readonly unit: string}): string {
  const [words, around] = QUALIFIED.find(([before]) => before.test(text)) ?? [/^/, "#"];
  const number = text.replace(words, "");
  const found = /^([+−-]?)(\d[\d,]*(?:\.\d+)?)(?:[\s-](hundred|thousand|million|billion|trillion)\b)?(.*)$/i.exec(
    number
  );
  const sign = found?.[1] === "+" ? "プラス" : found?.[1] ? "マイナス" : "";
  const numeral = found
    ? scaled(found[2]!.replaceAll(",", ""), SCALES[found[3]?.toLowerCase() ?? ""] ?? 0)
    : String(value);
  const after = found ? found[4]! : ` ${unit}`;
  return around.replace("#", `${sign}${inMyriads(numeral)}${unitAfter(after)}`);
}

function unitAfter(text: string): string {
  if (/^\s*(?:%|per ?cent)/i.test(text)) return "パーセント";
  if (/^[\s-]*(?:percentage )?points?/i.test(text)) return "ポイント";
  return /^[\s-]*(?:fold|times)/i.test(text) ? "倍" : "";
}

/** A decimal with its point moved to the right. */
function scaled(decimal: string, places: number): string {
  const [whole = "", decimals = ""] = decimal.split(".");
  if (places === 0) return decimal;
  const moved = decimals.padEnd(places, "0");
  const rest = moved.slice(places);
  return whole + moved.slice(0, places) + (rest === "" ? "" : `.${rest}`);
}

const MYRIADS = ["", "万", "億", "兆", "京"];

function inMyriads(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end));
  if (groups.length > MYRIADS.length) return decimal;
  const said = groups.map((group, i) => {
    const number = Number(group);
    return number === 0 ? "" : `${number}${MYRIADS[groups.length - 1 - i]!}`;
  });
  return (said.join("") || "0") + (decimals === undefined ? "" : `.${decimals}`);
}

/**
 * For each number as it is shown, those that are easily heard as it: thirteen and thirty, one hundred and fifteen and
 * one hundred and fifty.
 */
export function soundAlikes(texts: readonly string[]): readonly (readonly string[])[] {
  const said = texts.map((text) => numeralWords(englishNumber(text)));
  const heard = said.map((words) => words.replace(/\b(thir|four|fif|six|seven|eigh|nine)teen\b/g, teenAsTens));
  return texts.map((_text, i) => [
    ...new Set(texts.filter((_other, j) => said[j] !== "" && heard[j] === heard[i] && said[j] !== said[i]))
  ]);
}

const teenAsTens = (_teen: string, begins: string): string => `${begins === "four" ? "for" : begins}ty`;

/** The words of a number alone, without its unit and qualifier. */
function numeralWords(words: string): string {
  const known = new Set([...ONES, ...TENS, ...GROUPS, "hundred", "and", "point"]);
  return words
    .split(/[\s-]/)
    .filter((word) => word !== "" && known.has(word))
    .join(" ");
}
