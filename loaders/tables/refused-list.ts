import type {Refused} from "../../src/views/gallery.js";
import {NO_TREND, REFUSALS} from "./refusals.js";

/** What tables and charts refuse to set together, in words, with the reason; `label` names a measure. */
export function refusedList(label: (measure: string) => string): readonly Refused[] {
  return [
    ...REFUSALS.map(({between, and, why}) => ({what: and === undefined ? `${joined(between.map(label))}, with one another` : `${joined(between.map(label))} beside ${and.includes("*") ? "any other measure" : joined(and.map(label))}`, why})),
    {what: `Trends of ${joined(NO_TREND.map(label))}`, why: "the counts are of different dates, which are not both printed, and make no trend"},
    {what: "Figures of a single site or hotline beside those of another, or of a wider area", why: "each stands alone; it is no figure of anything wider"}
  ];
}

function joined(labels: readonly string[]): string {
  const named = labels.map((text) => `“${text}”`);
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)!}`;
}
