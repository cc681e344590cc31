import {cardsChart} from "./cards-chart.js";

/** What the report prints of one foundation. */
export const carillon = cardsChart({
  id: "carillon",
  headline: "{{ un.carillon-girls-abused-share }} of the girls assisted by one foundation had been victims of abuse",
  title: "The Carillon Children Centre, numbers as printed, each with its own unit and base, place and period not printed"
});
