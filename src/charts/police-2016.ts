import {cardsChart} from "./cards-chart.js";

/** What the plan prints of the police figures of one year. */
export const police2016 = cardsChart({
  id: "police-2016",
  headline: "For 2016 the plan prints {{ plan.arrested-cases-2016 }} cases with an arrest and {{ plan.child-victims-2016 }} child victims of offences concerning [[child-pornography]]",
  title: "Offences concerning [[child-pornography]] under the Act of 1999, numbers of cases with an arrest and of child victims, with their growth as printed, Japan, 2016",
  notes: ["These figures are not joined to those of 2010 and 2014: 2015 is not printed, and the law changed in between."]
});
