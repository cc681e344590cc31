/** The forms that a specification can ask for; `line` is there to be refused where too few points are printed. */
export type Form = "bar" | "column" | "stacked" | "slope" | "line" | "dot" | "cards" | "table";

/** What is made of the numbers. */
export type Measure = "level" | "share" | "change" | "index";

export type Sort = "given" | "ascending" | "descending";

/** A chart, described: a plain object that can be written as YAML or JSON. */
export interface ChartSpec {
  readonly table: string;
  readonly form: Form;
  /** What is compared: a key column. */
  readonly x?: string;
  /** What is measured: a quantity column. */
  readonly y?: string;
  /** A key column that sets marks apart by colour; the parts of a stack, the lines of a slope. */
  readonly colour?: string;
  /** A key column, with a drawing for each of its values. */
  readonly facet?: string;
  /** The rows that are kept: those with this value, or one of these, in each column. */
  readonly filter?: Readonly<Record<string, string | readonly string[]>>;
  /** Key columns; rows that agree in all of them are added up. */
  readonly group?: readonly string[];
  readonly sort?: Sort;
  readonly measure?: Measure;
  /** The value of `colour` or `x` that is looked at; the others are grey. */
  readonly highlight?: string;
  /** A note, by the value of `x` or `colour` beside whose mark it is called out; prose. */
  readonly annotate?: Readonly<Record<string, string>>;
  /** What the chart shows, as a sentence with its main number; prose. */
  readonly headline?: string;
  /** Measure, unit, area, period; prose. */
  readonly title?: string;
}

/** What is wrong with a specification: the key, what stood there, and what is allowed. */
export interface SpecProblem {
  readonly key: string;
  readonly message: string;
  /** The allowed values, where they can be listed. */
  readonly allowed?: readonly string[];
}

/** A specification as read; it is there only if nothing is wrong. */
export interface ReadSpec {
  readonly spec?: ChartSpec;
  readonly problems: readonly SpecProblem[];
}
