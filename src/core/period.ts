/** A period as written in the data: a year, month or day, or an interval of two; an open end is `..`. */
const DATE = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const PERIOD = new RegExp(`^(?:${DATE}|${DATE}/(?:${DATE}|\\.\\.)|\\.\\./${DATE})$`);

/** The months as documents in English print them. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
] as const;

/** Whether the text is a period by ISO 8601 with its ends in order. */
export function isPeriod(text: string): boolean {
  if (!PERIOD.test(text)) return false;
  const [start, end] = text.split("/");
  return end === undefined || start === ".." || end === ".." || start! <= end;
}

/** The years that a period names: `2016-04/2017-03` → 2016, 2017. */
export function yearsOf(period: string): readonly string[] {
  return [...new Set([...period.matchAll(/\b(\d{4})\b(?:-\d\d)*/g)].map((match) => match[1]!))];
}

/** The years and month names that a period is printed with: `2016-04/2017-03` → 2016, April, 2017, March. */
export function datesOf(period: string): readonly string[] {
  return [
    ...new Set(
      period.split("/").flatMap((date) => {
        const [year, month] = date === ".." ? [] : date.split("-");
        return [year, month === undefined ? undefined : MONTHS[Number(month) - 1]].filter(
          (part) => part !== undefined && part !== ""
        );
      })
    )
  ] as string[];
}

/** A period in words: `April 2016 to March 2017`, `2010 to 2014`. */
export function periodLabel(period: string, flag = ""): string {
  if (period === "") return "period not printed";
  const [start, end] = period.split("/");
  const words =
    end === undefined
      ? dateLabel(start!)
      : end === ".."
        ? `since ${dateLabel(start!)}`
        : start === ".."
          ? `until ${dateLabel(end)}`
          : `${dateLabel(start!)} to ${dateLabel(end)}`;
  return flag === "as-of" ? `as of ${words}` : words;
}

function dateLabel(date: string): string {
  const [year, month, day] = date.split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(" ");
}
