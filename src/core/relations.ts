import type {ChartForm} from "./chart-form.js";
import type {ChartSpec} from "./chart-spec/spec.js";
import type {TableDescription} from "./table.js";

/**
 * The relations that charts show, in the order in which the gallery lists them, after the Financial Times' visual
 * vocabulary.
 */
export const RELATIONS = [
  {
    id: "change",
    title: "Change between printed years",
    about: "Two printed years are two points, and nothing is drawn between them that is not printed."
  },
  {id: "part-to-whole", title: "Parts of a whole", about: "What the source does not itemise is hatched and named."},
  {id: "ranking", title: "Ranking", about: "Bars from zero, in the order of their length."},
  {
    id: "own-base",
    title: "Shares, each of its own base",
    about: "Bars that do not add up: the base of each stands below it."
  },
  {
    id: "numbers",
    title: "Numbers that stand alone",
    about: "Cards for numbers that share no base, so that nothing compares them."
  },
  {id: "lists", title: "What is named with what", about: "Lists that the documents print, set against one another."},
  {id: "time", title: "Order in time", about: "Reforms and records, each at its date."}
] as const;

export type RelationId = (typeof RELATIONS)[number]["id"];

/** The default relation of a chart, by its form and measure. */
export function relationOf(
  {form, measure}: Pick<ChartSpec, "measure"> & {readonly form: ChartForm},
  {compare}: Pick<TableDescription, "compare">
): RelationId {
  switch (form) {
    case "matrix":
      return "lists";
    case "timeline":
      return "time";
    case "slope":
    case "line":
      return "change";
    case "stacked":
      return "part-to-whole";
    case "cards":
    case "table":
      return "numbers";
    case "bar":
    case "column":
    case "dot":
      return compare === "own-base" ? "own-base" : measure === "change" ? "change" : "ranking";
  }
}
