const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTH = MONTHS.join("|");
const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

interface DateForm {
  readonly pattern: string;
  read(groups: readonly string[]): string;
}

const iso = (year: string, month?: string, day?: string): string =>
  [year, ...(month === undefined ? [] : [String(MONTHS.indexOf(month) + 1).padStart(2, "0")]), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");

/** How documents print dates, the longer forms first, each read as ISO 8601. A fiscal year runs from April to March. */
const FORMS: readonly DateForm[] = [
  {pattern: String.raw`(${MONTH}) (\d{4}) (?:-|–|to) (${MONTH}) (\d{4})`, read: ([a, b, c, d]) => `${iso(b!, a)}/${iso(d!, c)}`},
  {pattern: String.raw`(\d{1,2}) to (\d{1,2}) (${MONTH}) (\d{4})`, read: ([from, to, month, year]) => `${iso(year!, month, from)}/${iso(year!, month, to)}`},
  {pattern: String.raw`(\d{1,2}) (${MONTH}) (\d{4})`, read: ([day, month, year]) => iso(year!, month, day)},
  {pattern: String.raw`(${MONTH}) (\d{1,2}), (\d{4})`, read: ([month, day, year]) => iso(year!, month, day)},
  {pattern: String.raw`(${MONTH}) (\d{4})`, read: ([month, year]) => iso(year!, month)},
  {pattern: String.raw`FY(\d{4})`, read: ([year]) => `${year}-04/${Number(year) + 1}-03`},
  {pattern: String.raw`(\d{4}) and (\d{4})`, read: ([from, to]) => `${from}/${to}`},
  {pattern: String.raw`(\d{4})`, read: ([year]) => year!}
];

/** A printed date as ISO 8601; undefined if the text is anything else. */
export function readPrintedDate(printed: string): string | undefined {
  for (const {pattern, read} of FORMS) {
    const match = new RegExp(`^${pattern}$`).exec(printed);
    if (match) return read(match.slice(1));
  }
  return undefined;
}

/** Every printed date of a text with a month, as ISO 8601. */
export function findPrintedDates(text: string): readonly string[] {
  const any = new RegExp(String.raw`\b(?:${FORMS.slice(0, 5).map(({pattern}) => pattern.replaceAll(/\((?!\?)/g, "(?:")).join("|")})\b`, "g");
  return [...text.matchAll(any)].flatMap((match) => readPrintedDate(match[0]) ?? []);
}

/** A date with its neighbourhood, and what the row says of it. */
export interface DatedAnchor {
  readonly anchor: string;
  readonly prefix: string;
  readonly around: string;
  readonly note: string;
}

/** Why a period is not what its anchor prints; undefined if it is, or if a note and the neighbourhood account for its other end. */
export function whyNotDated(period: string, {anchor, prefix, around, note}: DatedAnchor): string | undefined {
  const printed = readPrintedDate(anchor);
  if (printed === undefined) return `the anchor ${JSON.stringify(anchor)} is no date`;
  const [start, end] = period.split("/");
  const [from, to = from] = printed.split("/");
  if (/\bsince $/i.test(prefix) && (start !== from || end === undefined)) return `date: ${period}: the document says since ${anchor}`;
  if (period === printed) return undefined;
  const differs = `date: ${period}: the document prints ${anchor}`;
  if (end === undefined || (start !== from && end !== to)) return differs;
  const other = start === from ? end : start!;
  if (other === "..") return undefined;
  if (note === "") return `${differs}; say in note where ${other} comes from`;
  return (other.length === 4 && around.includes(other)) || other === endOfYears(anchor, prefix) ? undefined : `${differs}, and ${other} does not stand near it`;
}

/** The end of so many fiscal years from one on, where the number stands before it: `over four years starting FY2019`. */
function endOfYears(anchor: string, prefix: string): string | undefined {
  const year = /^FY(\d{4})$/.exec(anchor)?.[1];
  const word = /(\w+) years starting (?:in |from )?$/.exec(prefix)?.[1];
  const years = NUMBER_WORDS.indexOf(word ?? "") + 1 || Number(word);
  return year === undefined || !(years > 0) ? undefined : `${Number(year) + years}-03`;
}
