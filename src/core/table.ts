/** Reasons why a cell holds no number, in words for readers. */
export const MISSING_REASONS = {
  "not-printed": "not printed",
  "not-applicable": "not applicable",
  "not-itemised": "not itemised in the report",
  suppressed: "withheld by the publisher"
} as const;

/** What begins the reason of a cell in whose place a document prints a sign: `printed as “—”`. */
const PRINTED_AS = "printed as ";

/** Why a cell holds no number, by its name or by the sign that stands there; zero is never missing. */
export type MissingReason = keyof typeof MISSING_REASONS | `${typeof PRINTED_AS}${string}`;

/** The reason of a cell in which a sign is printed, with what its document says the sign means, if it does. */
export const printedAs = (sign: string, means = ""): MissingReason =>
  `${PRINTED_AS}“${sign}”${means === "" ? "" : ` (${means})`}`;

/** Whether a text is a reason why a cell holds no number. */
export const isMissingReason = (text: string): text is MissingReason =>
  Object.hasOwn(MISSING_REASONS, text) || text.startsWith(PRINTED_AS);

/** A reason in words for readers. */
export const missingWords = (reason: MissingReason): string =>
  Object.hasOwn(MISSING_REASONS, reason) ? MISSING_REASONS[reason as keyof typeof MISSING_REASONS] : reason;

interface ColumnBase {
  readonly name: string;
  readonly label: string;
}

/** A column whose values say what a row is about. `dimension` names the column of facts that it repeats. */
export interface KeyColumn extends ColumnBase {
  readonly kind: "key";
  readonly dimension?: "category" | "sex" | "period" | "area" | "unit";
}

/** A column of quantities. */
export interface QuantityColumn extends ColumnBase {
  readonly kind: "quantity";
  /** Unit id; `unit` where it is in the row's own `unit` column. */
  readonly unit: string;
  /** The measures that facts in this column may have. */
  readonly measures: readonly string[];
  /** For changes: the key column that holds the period of the first operand. */
  readonly from?: string;
  /** For wholes: the quantity column of the same row that holds the part. */
  readonly wholeOf?: string;
}

export type Column = KeyColumn | QuantityColumn;

/** A cell as derived: an expression, or the reason why there is none. */
export type DerivedCell = string | {readonly missing: MissingReason};

/** A row as derived: key columns hold text, quantity columns expressions. */
export type DerivedRow = Readonly<Record<string, DerivedCell>>;

/** What values of key columns are called, by column and value; terms in them are marked. */
export type KeyLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A tidy set of rows of quantities, described; its texts may hold marks of terms, its rows none. */
export interface TableDescription {
  readonly id: string;
  readonly title: string;
  /** What a row is, and what the table is not; our own words. */
  readonly description: string;
  readonly columns: readonly Column[];
  /**
   * Why numbers that differ in unit, measure, area, producer, source or kind of period stand in one column; shown below
   * its charts.
   */
  readonly comparison?: string;
  /**
   * Restricts comparison of the numbers of a column: `none`, they may not be compared; `own-base`, each only with its
   * own base. If absent, they may be compared.
   */
  readonly compare?: "none" | "own-base";
  /** What values of key columns are called where neither the controlled lists nor the values themselves say it. */
  readonly labels?: KeyLabels;
}
