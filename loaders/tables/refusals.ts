import type {Fact} from "../../src/core/fact.js";
import {siteOf} from "./flags.js";

/** Measures that never stand together, whatever a table says; without `and`, no two of the first list. */
interface Refusal {
  readonly between: readonly string[];
  /** `*` is every other measure. */
  readonly and?: readonly string[];
  readonly why: string;
}

const DISPOSALS = ["cases-disposed", "offenders-convicted", "convictions"];

/** What the documents can't carry, by measure; the list of content.md. */
export const REFUSALS: readonly Refusal[] = [
  {
    between: ["child-poverty-rate"], and: ["child-poverty-rate-prefecture", "poverty-rate-prefecture", "poverty-rate-ratio"],
    why: "the methods of the national rate and of the prefecture’s are not printed and are understood to differ"
  },
  {
    between: ["child-victims-sns"], and: ["child-victims", "child-victims-pornography-crimes"],
    why: "the counts overlap and can be neither compared nor added"
  },
  {
    between: ["child-victims", "cases-referred"], and: ["child-victims-pornography-crimes", "cases-arrested"],
    why: "2015 is not printed, the law changed, and neither document says whether this is one police series"
  },
  {between: DISPOSALS, why: "they count different things, of different bodies, and make no funnel"},
  {
    between: DISPOSALS, and: ["child-victims", "child-victims-sns", "child-victims-pornography-crimes", "cases-referred", "cases-arrested"],
    why: "they count different things, of different bodies, and make no funnel"
  },
  {between: ["population"], and: ["*"], why: "a rate of the population would take what was recorded for what happened"}
];

/** Measures whose counts of two dates are no trend. */
export const NO_TREND: readonly string[] = ["child-guidance-centres", "meeting-attendance"];

/** Why two facts never stand in one table; undefined if they may. */
export function whyRefused(a: Fact, b: Fact): string | undefined {
  if (siteOf(a) !== siteOf(b)) return "a figure of a single site or hotline stands alone; it is no figure of a wider area and not to be set beside another’s";
  const found = REFUSALS.find((refusal) => applies(refusal, a.measure, b.measure) || applies(refusal, b.measure, a.measure));
  if (found) return found.why;
  const isTrend = NO_TREND.includes(a.measure) && a.measure === b.measure && (a.source !== b.source || a.period !== b.period);
  return isTrend ? "the counts are of different dates, which are not both printed, and make no trend" : undefined;
}

function applies({between, and = between}: Refusal, a: string, b: string): boolean {
  return a !== b && between.includes(a) && (and.includes(b) || and.includes("*"));
}
