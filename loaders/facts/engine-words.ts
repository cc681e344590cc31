import type {Unit} from "../../src/core/fact.js";
import {MISSING_REASONS} from "../../src/core/table.js";

/** The units that functions of expressions come to. Every workspace has them; one that lists them may call them otherwise. */
export const ENGINE_UNITS: readonly Unit[] = [
  {id: "percent", label: "per cent", kind: "percent"}, {id: "percentage-points", label: "percentage points", kind: "points"}, {id: "times", label: "times", kind: "times"},
  {id: "index", label: "index points", kind: "index"}, {id: "rate", label: "per stated base", kind: "rate"}
];

/** The category of what the parts of a statistic leave of its whole, and those of the ends of a range; likewise. */
export const ENGINE_CATEGORIES: readonly {readonly id: string; readonly label: string}[] = [
  {id: "not-itemised", label: MISSING_REASONS["not-itemised"]}, {id: "range-from", label: "lower end of the range"}, {id: "range-to", label: "upper end of the range"}
];

/** The producer of a figure whose document names none; likewise. */
export const ENGINE_PRODUCERS: readonly {readonly id: string; readonly label: string}[] = [{id: "not-stated", label: "not stated"}];
