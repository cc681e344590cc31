/** How a document prints its numbers: what stands between thousands and before decimals, and what says minus. */
export interface NumberStyle {
  /** As `sources.yaml` names it: one number with thousands and a decimal, `1.234,5`. */
  readonly example: string;
  readonly decimal: "." | ",";
  readonly group: "," | "." | " " | "'";
  /** Whether brackets around a number say that it is below zero: `(1,234.5)`. */
  readonly brackets: boolean;
}

const EXAMPLES = ["1,234.5", "1.234,5", "1 234,5", "1 234.5", "1'234.5", "1'234,5"].flatMap((plain) => [
  plain,
  `(${plain})`
]);

const STYLES: ReadonlyMap<string, NumberStyle> = new Map(
  EXAMPLES.map((example) => {
    const [group, decimal] = example.match(/\D(?=\d)/g)!.slice(-2) as [NumberStyle["group"], NumberStyle["decimal"]];
    return [example, {example, group, decimal, brackets: example.startsWith("(")}];
  })
);

/** The style of a document that names none. */
export const USUAL_STYLE = STYLES.get("1,234.5")!;

/** How each style is named, for messages. */
export const STYLE_EXAMPLES: readonly string[] = EXAMPLES;

/** The style that an example names, whichever space or apostrophe it has; undefined for another text. */
export const styleNamed = (example: string): NumberStyle | undefined => STYLES.get(inPlainSigns(example).trim());

/** The style of a source, or of a fact of it, by what it says of its numbers. */
export const styleOfSource = ({numbers = ""}: {readonly numbers?: string} = {}): NumberStyle =>
  styleNamed(numbers) ?? USUAL_STYLE;

/** A text of the same length with usual digits and signs for full-width ones, one kind of space and of apostrophe. */
export const inPlainSigns = (text: string): string =>
  /[^\0-\x7f]/.test(text)
    ? text
        .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(/[\u00A0\u2007\u2009\u202F\u3000]/g, " ")
        .replaceAll("’", "'")
    : text;

/** What says before a number that it is below zero; the triangles are those of Japanese accounts. */
export const MINUS = "[-−–△▲]";

const SIGNED = new RegExp(`^(${MINUS}|\\+)? ?(.+)$`);

/**
 * The number that a printed string gives, in plain digits with a point: `-1234.5` for `△ 1.234,5` in that style.
 * Undefined for one that is not printed in the style.
 */
export function plainNumber(printed: string, {group, decimal, brackets}: NumberStyle): string | undefined {
  const text = inPlainSigns(printed).trim();
  const inside = brackets ? /^\(\s*([^()]*?)\s*\)$/.exec(text)?.[1] : undefined;
  const [, sign, digits = ""] = SIGNED.exec(inside ?? text) ?? [];
  if (inside !== undefined && sign !== undefined) return undefined;
  const [whole = "", decimals, ...more] = digits.split(decimal);
  const isGrouped = /^\d{1,3}(?:\D\d{3})+$/.test(whole) && whole.replace(/\d/g, "").replaceAll(group, "") === "";
  if (more.length > 0 || !(isGrouped || /^\d+$/.test(whole)) || (decimals !== undefined && !/^\d+$/.test(decimals)))
    return undefined;
  const isBelow = inside !== undefined || (sign !== undefined && sign !== "+");
  return `${isBelow ? "-" : ""}${whole.replaceAll(group, "")}${decimals === undefined ? "" : `.${decimals}`}`;
}

/** A printed number, and in plain digits what it says in each style; undefined where it is none in that style. */
export interface NumberReadings {
  readonly printed: string;
  readonly readings: readonly {readonly example: string; readonly value: string | undefined}[];
}

const IN_BRACKETS = /^\((.*)\)$/;
/** Digits with points, commas, spaces or apostrophes between them, and brackets that stand around them. */
const PARTED =
  /(?<![\d.,'])\(?\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?(?![\d.,']*\d)\)?|(?<![\d.,'])\d+[.,]\d+(?![.,']?\d)/g;

/**
 * The number of a text that the styles read most differently, as an example of what choosing one means. Undefined where
 * all styles read its numbers alike.
 */
export function ambiguousNumber(text: string): NumberReadings | undefined {
  let best: NumberReadings | undefined;
  let most = 1;
  for (const printed of new Set(inPlainSigns(text).match(PARTED))) {
    const readings = STYLE_EXAMPLES.map((example) => {
      const style = styleNamed(example)!;
      const inside = IN_BRACKETS.exec(printed)?.[1];
      return {example, value: plainNumber(style.brackets ? printed : (inside ?? printed), style)};
    });
    const known = new Set(readings.flatMap(({value}) => value ?? [])).size;
    if (known > most) [best, most] = [{printed, readings}, known];
  }
  return best;
}

const GROUPS = {",": /\d,\d{3}(?!\d)/g, ".": /\d\.\d{3}(?!\d)/g, "'": /(?<!\d)\d{1,3}(?:'\d{3})+(?!\d)/g} as const;
/** Digits grouped by spaces that part no words. */
const THIN_SPACED = /(?<!\d)\d{1,3}(?:[\u00A0\u2007\u2009\u202F]\d{3})+(?!\d)/g;
/** Digits grouped by usual spaces, beside no other number; pairs of three digits may be those of an axis: `450 450`. */
const SPACED = /(?<![\d.,'\u00A0\u2007\u2009\u202F][ \t]?)[1-9]\d?(?: \d{3})+(?![ \t]?\d)/g;
const BOTH = {
  ".": /(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d+(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![.,]?\d)/g,
  ",": /(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)/g
} as const;
const DECIMALS = {
  ".": /(?<![\d.,])\d+(?:[ ']\d{3})*\.(?:\d{1,2}|\d{4,})(?![.,]?\d)/g,
  ",": /(?<![\d.,])\d+(?:[ ']\d{3})*,(?:\d{1,2}|\d{4,})(?![.,]?\d)/g
} as const;

/** By how many times one way of printing must outnumber another to be the document’s own. */
const CLEARLY = 4;

/** The style in which a text prints its numbers, as they themselves tell; undefined where they don’t. */
export function styleInText(text: string): NumberStyle | undefined {
  const plain = inPlainSigns(text);
  const count = (pattern: RegExp): number => plain.match(pattern)?.length ?? 0;
  const more = (a: number, b: number): boolean => a > 0 && a >= CLEARLY * b;
  const clearer = (of: Readonly<Record<"." | ",", RegExp>>): NumberStyle["decimal"] | undefined => {
    const [point, comma] = [count(of["."]), count(of[","])];
    return more(point, comma) ? "." : more(comma, point) ? "," : undefined;
  };
  const likely = clearer(DECIMALS);
  // A sign that as often stands before three digits may as well group them.
  const isDecimal = likely !== undefined && more(count(DECIMALS[likely]), count(GROUPS[likely]));
  const decimal = clearer(BOTH) ?? (isDecimal ? likely : undefined);
  const marked = count(GROUPS[","]) + count(GROUPS["."]);
  const spaced = (text.match(THIN_SPACED)?.length ?? 0) + (text.match(SPACED)?.length ?? 0);
  const group = more(count(GROUPS["'"]), marked) ? "'" : more(spaced, marked) ? " " : undefined;
  // Commas before three digits, and nothing else, are how English groups them.
  if (decimal === undefined && group === undefined)
    return count(GROUPS[","]) > 1 && more(count(GROUPS[","]), count(GROUPS["."])) ? USUAL_STYLE : undefined;
  const own = decimal ?? (group === "'" || marked > 0 ? "." : ",");
  return styleNamed(`1${group ?? (own === "." ? "," : ".")}234${own}5`);
}
