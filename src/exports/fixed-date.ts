const UNDATED = Date.UTC(2000, 0, 1);

/** The moment that an export's files are dated: noon of the document's own date, or one that is plainly none, so that equal input gives equal bytes. */
export function fixedDate(date: string): Date {
  const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  const moment = year === undefined ? NaN : Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  return new Date(Number.isNaN(moment) ? UNDATED : moment);
}
