/** The forms that a specification can ask for; `line` is refused if too few points are printed. */
export type Form = "bar" | "column" | "stacked" | "slope" | "line" | "dot" | "cards" | "table";

/** How the numbers are shown: as they are, as shares of their whole, or relative to the first period. */
export type Measure = "level" | "share" | "change" | "index";

export type Sort = "given" | "ascending" | "descending";

/** A chart specification: a plain object that can be written as YAML or JSON. */
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
  /** The value of `colour` or `x` that is highlighted; the others are grey. */
  readonly highlight?: string;
  /** Notes by the value of `x` or `colour` whose mark they stand beside; prose. */
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

/** The result of reading a specification; `spec` is set only if there are no problems. */
export interface ReadSpec {
  readonly spec?: ChartSpec;
  readonly problems: readonly SpecProblem[];
}

/** A form, and what it is good for. */
export interface FormInfo {
  readonly form: Form;
  readonly label: string;
  /** What it shows, in a sentence. */
  readonly shows: string;
  /** The keys that it can't do without, besides table and form. */
  readonly needs: readonly ("x" | "y" | "colour")[];
  /** The keys that it has no use for. */
  readonly without: readonly ("colour" | "facet" | "sort" | "highlight" | "annotate")[];
  readonly measures: readonly Measure[];
}

/** All forms, in the order in which they are offered. */
export const FORMS: readonly FormInfo[] = [
  {
    form: "bar",
    label: "Bars",
    shows: "Horizontal bars from zero, as given or ranked.",
    needs: ["x", "y"],
    without: [],
    measures: ["level", "share", "change", "index"]
  },
  {
    form: "column",
    label: "Columns",
    shows: "Upright bars from zero, for a few values side by side.",
    needs: ["x", "y"],
    without: [],
    measures: ["level", "share", "index"]
  },
  {
    form: "stacked",
    label: "Parts of a whole",
    shows: "One bar cut into its parts; what is not itemised is hatched.",
    needs: ["y", "colour"],
    without: ["sort"],
    measures: ["level", "share"]
  },
  {
    form: "slope",
    label: "Slope",
    shows: "Two printed years as two points for each series.",
    needs: ["x", "y"],
    without: ["sort"],
    measures: ["level", "share", "index"]
  },
  {
    form: "line",
    label: "Line",
    shows: "Three or more printed points joined in order of time.",
    needs: ["x", "y"],
    without: ["sort"],
    measures: ["level", "share", "index"]
  },
  {
    form: "dot",
    label: "Dots",
    shows: "Each number as a dot on a common scale from zero.",
    needs: ["x", "y"],
    without: [],
    measures: ["level", "share", "index"]
  },
  {
    form: "cards",
    label: "Number cards",
    shows: "Numbers side by side that are not set against one another.",
    needs: ["x", "y"],
    without: ["colour", "facet", "highlight"],
    measures: ["level"]
  },
  {
    form: "table",
    label: "Table",
    shows: "The rows with all their numbers.",
    needs: [],
    without: ["colour", "facet", "highlight", "annotate"],
    measures: ["level", "share", "change", "index"]
  }
];

/** A form by its name; undefined for an unknown one. */
export function formInfo(form: string): FormInfo | undefined {
  return FORMS.find((info) => info.form === form);
}
