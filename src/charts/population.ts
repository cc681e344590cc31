import {cardsChart} from "./cards-chart.js";

/** The population in all and below two ages. */
export const population = cardsChart({
  id: "population",
  headline: "{{ un.population-under-18 }} of the {{ un.population }} people in Japan were children under the age of eighteen",
  title: "Population in all and below two ages, number of persons, Japan, given for a visit of October 2015",
  notes: ["No rate is taken from these numbers: what is recorded is not what happens, and a rate would hide that."]
});
