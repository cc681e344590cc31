import {whyApart} from "../../src/core/chart-spec/refuse-together.js";
import type {Refusal, TogetherRules} from "../../src/core/chart-spec/refuse-together.js";
import type {Fact} from "../../src/core/fact.js";

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

/** Both lists as the evidence carries them to pages on which readers combine numbers. */
export const TOGETHER: TogetherRules = {refusals: REFUSALS, noTrend: NO_TREND};

/** Why two facts never stand in one table; undefined if they may. */
export function whyRefused(a: Fact, b: Fact): string | undefined {
  return whyApart(a, b, TOGETHER);
}
