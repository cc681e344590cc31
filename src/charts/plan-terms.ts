import {cardsChart} from "./cards-chart.js";

/** What a measure of the plan prints of support for single-parent families. */
export const planTerms = cardsChart({
  id: "plan-terms",
  headline: "The vocational training grant for single parents was extended from {{ plan.training-grant-years-before }} to {{ plan.training-grant-years-after }} years",
  title: "Terms of support for single-parent families, factor of an allowance and duration of a grant in years, Japan, from 2016 and before"
});
