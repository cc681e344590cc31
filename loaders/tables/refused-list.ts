import type {TogetherRules} from "../../src/core/chart-spec/refuse.js";
import type {Refused} from "../../src/views/gallery.js";

/**
 * The combinations of measures that tables and charts refuse, in words, with the reasons; `label` gives the label of a
 * measure.
 */
export function refusedList(
  {refusals, noTrend, single}: TogetherRules,
  label: (measure: string) => string
): readonly Refused[] {
  return [
    ...refusals.map(({between, and, why}) => ({
      what:
        and === undefined
          ? `${joined(between.map(label))}, with one another`
          : `${joined(between.map(label))} beside ${and.includes("*") ? "any other measure" : joined(and.map(label))}`,
      why
    })),
    ...(noTrend.length === 0
      ? []
      : [
          {
            what: `Trends of ${joined(noTrend.map(label))}`,
            why: "the counts are of different dates, which are not both printed, and make no trend"
          }
        ]),
    ...(single.length === 0
      ? []
      : [
          {
            what: "Figures of a single site or hotline beside those of another, or of a wider area",
            why: "each stands alone; it is no figure of anything wider"
          }
        ])
  ];
}

function joined(labels: readonly string[]): string {
  const named = labels.map((text) => `“${text}”`);
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)!}`;
}
