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

/** A value multiplied by a power of ten, in plain digits. */
export function scaled(value: string, scale: number): string {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)!;
  const digits = whole + decimals.padEnd(scale, "0");
  const point = whole.length + scale;
  const [left, right] = [digits.slice(0, point).replace(/^0+(?=\d)/, ""), digits.slice(point)];
  return sign + left + (right === "" ? "" : `.${right}`);
}
