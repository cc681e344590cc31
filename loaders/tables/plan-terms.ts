import {cardsTable} from "./cards.js";

const GRANT = "training-grant-duration";

export const planTerms = cardsTable({
  id: "plan-terms",
  title: "Terms of support for single-parent families, as a measure of the Basic Plan prints them",
  description: "One row for the factor of an allowance and one for each duration of a grant, before and after its extension. Terms of support, not sums of money and not families reached.",
  comparison: "The factor is of one kind of support, the durations of another; only the durations can be set against one another."
}, "plan", [
  {fact: {measure: "child-rearing-allowance-factor"}, item: "of the additional amount of the child rearing allowance", base: "For later-born children of single-parent families. No sum of money is printed."},
  {fact: {measure: GRANT, period: ""}, item: "years of the vocational training grant at most, before", base: "When that term began is not printed."},
  {fact: {measure: GRANT, period: "2016-04/.."}, item: "years of the vocational training grant at most, after", base: "From the fiscal year 2016 on. How many parents drew it is not printed."}
]);
