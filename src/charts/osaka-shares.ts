import {basedBarsChart} from "./based-chart.js";

/** Printed shares of victims and cases at one crisis centre, none with a count of its base. */
export const osakaShares = basedBarsChart({
  id: "osaka-shares",
  headline: "In {{ un.osaka-abuse-family-share }} of the cases of sexual abuse at one crisis centre in Osaka the perpetrator was a family member",
  title: "Victims by age and cases of sexual abuse by feature at a single crisis centre, percent as printed, Osaka Prefecture, period not printed",
  unstated: "count not printed",
  notes: [
    "The bands of age are not all that there are, and the age of nine falls in neither. Features of cases overlap.",
    "“For years” stands for the printed range of {{ un.osaka-abuse-duration-from }} {{ un.osaka-abuse-duration-to }} years."
  ]
});
