import {cardsChart} from "./cards-chart.js";

/** Child victims by way of social network services in one year; never added to another count of the same year. */
export const snsVictims2016 = cardsChart({
  id: "sns-victims-2016",
  headline: "{{ evac.sns-victims-2016 }} children were recorded in 2016 as victims of sexual exploitation by way of social network services",
  title: "Child victims of sexual exploitation by way of social network services other than online dating sites, number of children, Japan, 2016"
});
