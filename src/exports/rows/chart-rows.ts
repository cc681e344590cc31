/** A cell of a chart's rows. */
export type RowValue = string | number | null;

/** A chart's rows as a file holds them. */
export interface ChartRows {
  readonly columns: readonly string[];
  /** What each column holds: texts, or numbers of one unit, whose name is empty where they have several. */
  readonly kinds: readonly RowsKind[];
  readonly rows: readonly (readonly RowValue[])[];
}

/** What a column of a chart's rows holds. */
export type RowsKind = {readonly type: "text"} | {readonly type: "number"; readonly unit: string};

/** What is said of a chart's rows, as names and texts. */
export type RowsAbout = Readonly<Record<"chart" | "headline" | "title" | "notes" | "source" | "expressions" | "citation" | "digest" | "page" | "generator", string>>;
