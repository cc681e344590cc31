/** A value for files that have no number without limit: that one as the text `INF` or `-INF`, any other as it is. */
export function withInfinity<T>(value: T): T | string {
  return typeof value === "number" && !Number.isFinite(value) ? infinityText(value) : value;
}

/** A number without limit, as files write it that have no other way. */
export function infinityText(value: number): string {
  return String(value).replace("Infinity", "INF");
}

/** What readers of such files are told. */
export const INFINITY_RULE = "An end of an interval that is open is written INF in CSV and, as a text among numbers, in JSON and in workbooks; Arrow and Parquet hold it as infinity.";
