import {cardsChart} from "./cards-chart.js";

/** The rates of poverty of one prefecture; never drawn with the national rate. */
export const povertyOkinawa = cardsChart({
  id: "poverty-okinawa",
  headline: "For Okinawa the report gives a rate of child poverty of {{ un.child-poverty-rate-okinawa-2012 }} in 2012",
  title: "Poverty, percent of people and of children, and multiple of a national average that is not printed, Okinawa Prefecture, 2012 or not printed"
});
