import {cardsChart} from "./cards-chart.js";

/** The one national rate of child poverty; never drawn with the rates of a prefecture. */
export const povertyNational = cardsChart({
  id: "poverty-national",
  headline: "The report gives a rate of child poverty of {{ un.child-poverty-rate }} for Japan",
  title: "Child poverty, percent of children, Japan, year not printed"
});
