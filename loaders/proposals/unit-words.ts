import {JAPANESE_SCALES, SCALES} from "../../src/core/printed.js";

/** A unit as words of a document give it. */
export interface UnitWords {
  /** What is counted, without its scale: `ecu`, `%`. */
  readonly noun: string;
  /** The power of ten by which what is printed is multiplied. */
  readonly scale: number;
}

const SHORT_SCALES: Readonly<Record<string, number>> = {
  ...SCALES,
  thousands: 3,
  millions: 6,
  billions: 9,
  trillions: 12,
  "000": 3,
  "'000": 3,
  "’000": 3,
  "000s": 3,
  "1000": 3,
  "1,000": 3,
  "1 000": 3,
  k: 3,
  mn: 6,
  m: 6,
  mio: 6,
  mill: 6,
  bn: 9,
  mrd: 9,
  md: 9,
  tn: 12
};

/** A unit is also printed by tens and hundreds, which no printed number is scaled by. */
const UNIT_SCALES: Readonly<Record<string, number>> = {十: 1, 百: 2, ...JAPANESE_SCALES};

/** The unit that words in brackets or beside a number give: `Ecu bn`, `in thousands`, `000 persons`, `百万円`, `%`. */
export function readUnitWords(words: string): UnitWords | undefined {
  const text = words
    .normalize("NFKC")
    .trim()
    .replace(/^(?:in|unit|units|単位)\s*[:：]?\s*/i, "");
  if (text === "") return undefined;
  if (/^(?:%|per ?cent|percent|percentages?|パーセント)$/i.test(text)) return {noun: "%", scale: 0};
  const japanese = /^(十億|百億|十万|百万|千万|[十百千万億兆])\s*([\p{L}]+)$/u.exec(text);
  if (japanese) return {noun: japanese[2]!, scale: UNIT_SCALES[japanese[1]!]!};
  let scale = 0;
  const nouns = text
    .replace(/(?<=\d) (?=000)/g, "\u2009")
    .split(/\s+/)
    .filter((word) => {
      const power = SHORT_SCALES[word.toLowerCase().replace(/\.$/, "").replace("\u2009", " ")];
      if (power === undefined) return word.toLowerCase() !== "of";
      scale += power;
      return false;
    });
  const noun = nouns.join(" ");
  return scale === 0 && !/^[\p{L}$€£¥][\p{L}$€£¥ .-]*$/u.test(noun) ? undefined : {noun, scale};
}

/** The unit in the last pair of brackets of a heading: `Retail sales (Ecu bn)`. */
export function unitInBrackets(heading: string): UnitWords | undefined {
  const inside = [...heading.normalize("NFKC").matchAll(/[([]([^()[\]]+)[)\]]/g)].at(-1)?.[1];
  return inside === undefined || /^\d{1,2}$|^(?:19|20)\d\d/.test(inside) ? undefined : readUnitWords(inside);
}

/** The unit that the label of one gives: `persons (thousands)`, `百万円`. */
export function scaleInLabel(label: string): UnitWords | undefined {
  const inside = unitInBrackets(label);
  if (inside === undefined || inside.scale === 0) return readUnitWords(label);
  const before = label.replace(/\s*[([（][^()[\]（）]*[)\]）]\s*$/, "");
  return {noun: inside.noun === "" ? before : inside.noun, scale: inside.scale};
}

const SCALE_NAMES: Readonly<Record<number, string>> = {3: "thousands", 6: "millions", 9: "billions", 12: "trillions"};

/** A label for a unit, which says its scale: `Ecu (billions)`, `百万円`. */
export function unitLabel({noun, scale}: UnitWords): string {
  if (scale === 0) return noun;
  const japanese = Object.entries(UNIT_SCALES).find(([, power]) => power === scale)?.[0];
  if (japanese !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(noun))
    return japanese + noun;
  const name = SCALE_NAMES[scale];
  return name === undefined ? noun : noun === "" ? name : `${noun} (${name})`;
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/**
 * The unit that words of a sentence give right beside a number: its currency before it and its scale behind it, as in
 * `EUR 12.5 bn`, a scale alone, `2.4 mn`, or what is counted in Japanese, `12千人`. Undefined where they give none.
 */
export function unitBeside(left: string, right: string): (UnitWords & {readonly words: string}) | undefined {
  const code = /(?<![\p{L}])(?:([A-Z]{3})|[$€£¥])\s?$/u.exec(left.normalize("NFKC"));
  const currency = code && (code[1] === undefined || CURRENCIES.has(code[1])) ? code[0].trim() : "";
  const counted = /^\p{Script=Han}{1,3}(?!\p{Script=Han})/u.exec(right)?.[0];
  if (counted !== undefined) return {noun: counted, scale: 0, words: counted};
  const [, short = ""] =
    (currency === "" ? /^\s?(mn|bn|tn|mio|mrd)\b/i : /^\s?(mn|bn|tn|mio|mrd|m|k)\b/i).exec(right) ?? [];
  const words = [currency, short].filter((word) => word !== "").join(" … ");
  return words === "" ? undefined : {noun: currency, scale: SHORT_SCALES[short.toLowerCase()] ?? 0, words};
}

/** A value multiplied by a power of ten, in plain digits. */
export function scaled(value: string, scale: number): string {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)!;
  const digits = whole + decimals.padEnd(scale, "0");
  const point = whole.length + scale;
  const [left, right] = [digits.slice(0, point).replace(/^0+(?=\d)/, ""), digits.slice(point)];
  return sign + left + (right === "" ? "" : `.${right}`);
}
