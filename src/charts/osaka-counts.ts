import {cardsChart} from "./cards-chart.js";

/** Calls, visits, files and child victims at one crisis centre. */
export const osakaCounts = cardsChart({
  id: "osaka-counts",
  headline: "One crisis centre in Osaka has had {{ un.osaka-calls }} telephone calls and {{ un.osaka-visits }} visits since it opened",
  title: "Calls, visits, medical files and victims at a single crisis centre, numbers of each, Osaka Prefecture, since 2010 or not printed"
});
