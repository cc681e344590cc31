import {cardsChart} from "./cards-chart.js";

/** The counts of one hotline, which share no base. */
export const hotlineCounts = cardsChart({
  id: "hotline-counts",
  headline: "One hotline had received or found {{ un.sia-cases }} cases by July 2015",
  title: "Cases and requests for removal at the hotline of the Safer Internet Association, numbers of cases and of requests, hosted in any country, as of July 2015"
});
