import {NOT_COMPARED, cardsTable} from "./cards.js";

export const population = cardsTable({
  id: "population",
  title: "Population of Japan",
  description: "One row for the whole population and one for each age limit that is printed. Data of the Government given for the visit of October 2015; the day of the count is not printed."
}, "un", [
  {fact: {measure: "population", category: ""}, item: "persons", base: "All ages; printed in millions."},
  {fact: {measure: "population", category: "under-18"}, item: "children under the age of eighteen", base: "Part of the population."},
  {fact: {measure: "population", category: "under-5"}, item: "children under the age of five", base: "Part of the population."}
]);

export const povertyNational = cardsTable({
  id: "poverty-national",
  title: "Child poverty in Japan",
  description: "The one rate that the report prints for Japan, without date and method. It is not comparable with the rates printed for a prefecture."
}, "un", [
  {fact: {measure: "child-poverty-rate"}, item: "of children in Japan", base: "Called current in a report of 2016. Year and method are not printed."}
]);

export const povertyOkinawa = cardsTable({
  id: "poverty-okinawa",
  title: "Poverty in Okinawa",
  description: "One row for each rate that the report prints for Okinawa Prefecture, and one for the multiple that it gives. Methods are not printed; not comparable with a national rate.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "poverty-rate-prefecture"}, item: "of people in Okinawa, the overall rate", base: "The method is not printed."},
  {fact: {measure: "child-poverty-rate-prefecture"}, item: "of children in Okinawa", base: "The method is not printed."},
  {fact: {measure: "poverty-rate-ratio"}, item: "the national average, by the report’s own words", base: "Of the overall rate. The average itself is not printed, nor the year of the comparison."}
]);
