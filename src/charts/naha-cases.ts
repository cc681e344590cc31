import {cardsChart} from "./cards-chart.js";

/** Cases of child sexual abuse at one child guidance centre. */
export const nahaCases = cardsChart({
  id: "naha-cases",
  headline: "The child guidance centre of Naha had {{ un.naha-sexual-abuse-cases-2013 }} cases of child sexual abuse in 2013",
  title: "Cases of child sexual abuse at a single child guidance centre, number and percent of all its cases, Naha, 2013"
});
