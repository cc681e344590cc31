import {cardsChart} from "./cards-chart.js";

/** How many centres and bodies the report counts. */
export const careBodies = cardsChart({
  id: "care-bodies",
  headline: "The report counts {{ un.centres }} child guidance centres, and {{ un.crisis-network-members }} members of the network of crisis centres",
  title: "Child guidance centres, members of the crisis centre network and bodies that monitor children’s rights, numbers of each, Japan and Okinawa Prefecture, days of the counts not printed"
});
