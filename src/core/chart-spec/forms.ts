import type {Form, Measure} from "./spec.js";

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
  {form: "bar", label: "Bars", shows: "Horizontal bars from zero, as given or ranked.", needs: ["x", "y"], without: [], measures: ["level", "share", "change", "index"]},
  {form: "column", label: "Columns", shows: "Upright bars from zero, for a few values side by side.", needs: ["x", "y"], without: [], measures: ["level", "share", "index"]},
  {form: "stacked", label: "Parts of a whole", shows: "One bar cut into its parts; what is not itemised is hatched.", needs: ["y", "colour"], without: ["sort"], measures: ["level", "share"]},
  {form: "slope", label: "Slope", shows: "Two printed years as two points for each series.", needs: ["x", "y"], without: ["sort"], measures: ["level", "share", "index"]},
  {form: "line", label: "Line", shows: "Three or more printed points joined in order of time.", needs: ["x", "y"], without: ["sort"], measures: ["level", "share", "index"]},
  {form: "dot", label: "Dots", shows: "Each number as a dot on a common scale from zero.", needs: ["x", "y"], without: [], measures: ["level", "share", "index"]},
  {form: "cards", label: "Number cards", shows: "Numbers side by side that are not set against one another.", needs: ["x", "y"], without: ["colour", "facet", "highlight"], measures: ["level"]},
  {form: "table", label: "Table", shows: "The rows with all their numbers.", needs: [], without: ["colour", "facet", "highlight", "annotate"], measures: ["level", "share", "change", "index"]}
];

/** A form by its name. */
export function formInfo(form: string): FormInfo | undefined {
  return FORMS.find((info) => info.form === form);
}
