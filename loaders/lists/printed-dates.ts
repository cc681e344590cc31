import {MONTHS} from "../../src/core/period.js";

const MONTH = MONTHS.join("|");
const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

interface DateForm {
  readonly pattern: string;
  /** The date as ISO 8601; undefined where it says a fiscal year and none is known. */
  read(groups: readonly string[], fiscalYear: number | undefined): string | undefined;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

const iso = (year: string, month?: string, day?: string): string => {
  const parts = [
    month === undefined ? undefined : (MONTHS as readonly string[]).indexOf(month) + 1,
    day === undefined ? undefined : Number(day)
  ];
  return [year, ...parts.filter((part) => part !== undefined).map(twoDigits)].join("-");
};

/** How documents print dates, the longer forms first, each read as ISO 8601. */
const FORMS: readonly DateForm[] = [
  {
    pattern: String.raw`(${MONTH}) (\d{4}) (?:-|–|to) (${MONTH}) (\d{4})`,
    read: ([a, b, c, d]) => `${iso(b!, a)}/${iso(d!, c)}`
  },
  {
    pattern: String.raw`(\d{1,2}) to (\d{1,2}) (${MONTH}) (\d{4})`,
    read: ([from, to, month, year]) => `${iso(year!, month, from)}/${iso(year!, month, to)}`
  },
  {pattern: String.raw`(\d{1,2}) (${MONTH}) (\d{4})`, read: ([day, month, year]) => iso(year!, month, day)},
  {pattern: String.raw`(${MONTH}) (\d{1,2}), (\d{4})`, read: ([month, day, year]) => iso(year!, month, day)},
  {pattern: String.raw`(${MONTH}) (\d{4})`, read: ([month, year]) => iso(year!, month)},
  {
    pattern: String.raw`FY(\d{4})`,
    read: ([year], first) => (first === undefined ? undefined : fiscalYears(Number(year), 1, first))
  },
  {pattern: String.raw`(\d{4}) and (\d{4})`, read: ([from, to]) => `${from}/${to}`},
  {pattern: String.raw`(\d{4})`, read: ([year]) => year!}
];

/** A period of fiscal years from a given one on, as ISO 8601; `first` is the month, 1 to 12, in which they begin. */
function fiscalYears(year: number, years: number, first: number): string {
  return `${year}-${twoDigits(first)}/${first === 1 ? `${year + years - 1}-12` : `${year + years}-${twoDigits(first - 1)}`}`;
}

/**
 * A printed date as ISO 8601; undefined for any other text. A fiscal year is read only if `fiscalYear`, the month in
 * which it begins (1 to 12), is given.
 */
export function readPrintedDate(printed: string, fiscalYear?: number): string | undefined {
  for (const {pattern, read} of FORMS) {
    const match = new RegExp(`^${pattern}$`).exec(printed);
    if (match) return read(match.slice(1), fiscalYear);
  }
  return undefined;
}

/** Every printed date of a text with a month, as ISO 8601. */
export function findPrintedDates(text: string): readonly string[] {
  const any = new RegExp(
    String.raw`\b(?:${FORMS.slice(0, 5)
      .map(({pattern}) => pattern.replaceAll(/\((?!\?)/g, "(?:"))
      .join("|")})\b`,
    "g"
  );
  return [...text.matchAll(any)].flatMap((match) => readPrintedDate(match[0]) ?? []);
}

/** A printed date with its surrounding text, and the row's note on it. */
export interface DatedAnchor {
  readonly anchor: string;
  readonly prefix: string;
  readonly around: string;
  readonly note: string;
  /** The month in which fiscal years begin, 1 to 12; without it they are no dates. */
  readonly fiscalYear?: number | undefined;
}

/**
 * Why a period differs from the date that its anchor prints; undefined if it agrees, or if the note and the surrounding
 * text account for the other end.
 */
export function whyNotDated(
  period: string,
  {anchor, prefix, around, note, fiscalYear}: DatedAnchor
): string | undefined {
  const printed = readPrintedDate(anchor, fiscalYear);
  const hint = /^FY\d{4}$/.test(anchor) ? "; say in the definition with which month a fiscal-year begins" : "";
  if (printed === undefined) return `the anchor ${JSON.stringify(anchor)} is no date${hint}`;
  const [start, end] = period.split("/");
  const [from, to = from] = printed.split("/");
  if (/\bsince $/i.test(prefix) && (start !== from || end === undefined))
    return `${period}: the document says since ${anchor}`;
  if (period === printed) return undefined;
  const differs = `${period}: the document prints ${anchor}`;
  if (end === undefined || (start !== from && end !== to)) return differs;
  const other = start === from ? end : start!;
  if (other === "..") return undefined;
  if (note === "") return `${differs}; say in note where ${other} comes from`;
  const stands = (other.length === 4 && around.includes(other)) || other === endOfYears(anchor, prefix, fiscalYear);
  return stands ? undefined : `${differs}, and ${other} does not stand near it`;
}

/** The end of a period of fiscal years whose count is printed before its start: `over three years starting FY2024`. */
function endOfYears(anchor: string, prefix: string, fiscalYear: number | undefined): string | undefined {
  const year = /^FY(\d{4})$/.exec(anchor)?.[1];
  const word = /(\w+) years starting (?:in |from )?$/.exec(prefix)?.[1];
  const years = NUMBER_WORDS.indexOf(word ?? "") + 1 || Number(word);
  return year === undefined || fiscalYear === undefined || !(years > 0)
    ? undefined
    : fiscalYears(Number(year), years, fiscalYear).split("/")[1];
}
