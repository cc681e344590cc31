import {cardsChart} from "./cards-chart.js";

/** The planned increase in child welfare officers. */
export const officersPlanned = cardsChart({
  id: "officers-planned",
  headline: "From the fiscal year 2019, {{ fy2019.welfare-officers-increase }} more child welfare officers were planned over {{ fy2019.welfare-officers-years }} years",
  title: "Planned increase in child welfare officers, number of persons, and its duration in years, Japan, from April 2019"
});
