/** How a document prints its numbers. */
export interface NumberStyle {
  readonly decimal: "." | ",";
}

/** A printed number, read. */
export interface PrintedNumber {
  /** In plain digits with a point: `-1234.5`. */
  readonly value: string;
  /** Why a person has to look at it, where it can be read in more than one way. */
  readonly doubt?: string;
}

/** A number with groups of three digits, and decimals behind the other sign. */
const GROUPED_BY_POINT = /\b\d{1,3}(?:\.\d{3})+,\d+\b|\b\d{1,3}(?:\.\d{3}){2,}\b/;
const GROUPED_BY_COMMA = /\b\d{1,3}(?:,\d{3})+\.\d+\b|\b\d{1,3}(?:,\d{3}){2,}\b/;

/** The sign before the decimals in a text, as its own numbers tell; undefined where they don’t. */
export function styleOf(text: string): NumberStyle | undefined {
  const [points, commas] = [GROUPED_BY_POINT.test(text), GROUPED_BY_COMMA.test(text)];
  if (points === commas) {
    const decimals = [/\b\d+,\d{1,2}\b(?![.,]\d)/g, /\b\d+\.\d{1,2}\b(?![.,]\d)/g].map(
      (pattern) => text.match(pattern)?.length ?? 0
    );
    return decimals[0]! > 0 && decimals[1] === 0
      ? {decimal: ","}
      : decimals[1]! > 0 && decimals[0] === 0
        ? {decimal: "."}
        : undefined;
  }
  return {decimal: points ? "," : "."};
}

/**
 * The value of a number as printed: signs before it (−, △, ▲), brackets for negatives, thousands by comma, point, space
 * or apostrophe, decimals by point or comma, in full-width digits too. What can be read in two ways, and which the
 * document’s own style doesn’t settle, is in doubt. Undefined for what is no number in digits.
 */
export function readPrintedNumber(printed: string, style: NumberStyle | undefined): PrintedNumber | undefined {
  const plain = printed
    .normalize("NFKC")
    .replace(/[\s\u00A0\u202F]+/g, " ")
    .trim();
  const match = /^(\()?\s*([-+−–△▲])?\s*(\d[\d.,'’ ]*?)\s*%?\s*(\))?\s*%?$/.exec(plain);
  if (!match || (match[1] === undefined) !== (match[4] === undefined)) return undefined;
  const digits = match[3]!;
  const negative = match[1] !== undefined || /^[-−–△▲]$/.test(match[2] ?? "");
  const read = readDigits(digits, style);
  return read && {...read, value: `${negative ? "-" : ""}${read.value}`};
}

function readDigits(digits: string, style: NumberStyle | undefined): PrintedNumber | undefined {
  const ungrouped = digits.replace(/(?<=\d)['’ ](?=\d{3}(?!\d))/g, "");
  if (!/^\d+(?:[.,]\d+)*$/.test(ungrouped)) return undefined;
  const signs = new Set(ungrouped.match(/[.,]/g));
  if (signs.size === 0) return {value: ungrouped};
  if (signs.size === 2) {
    const decimal = ungrouped.lastIndexOf(",") > ungrouped.lastIndexOf(".") ? "," : ".";
    return {value: ungrouped.replaceAll(decimal === "," ? "." : ",", "").replace(",", ".")};
  }
  const [sign] = signs as Set<"." | ",">;
  const groups = ungrouped.split(sign!);
  const isGrouped = groups.length > 1 && groups[0]!.length <= 3 && groups.slice(1).every(({length}) => length === 3);
  if (groups.length > 2) return isGrouped ? {value: groups.join("")} : undefined;
  if (!isGrouped || groups[0] === "0") return {value: groups.join(".")};
  if (style !== undefined) return {value: groups.join(style.decimal === sign ? "." : "")};
  // In English a comma before three digits groups them; a point there is rare, and another language’s grouping.
  return sign === ","
    ? {value: groups.join("")}
    : {
        value: groups.join("."),
        doubt: `${ungrouped} may be ${groups.join("")} or ${groups.join(".")}; the document does not tell`
      };
}
