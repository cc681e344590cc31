import {cardsChart} from "./cards-chart.js";

/** Cases referred for offences outside Japan, several years together. */
export const extraterritorialCases = cardsChart({
  id: "extraterritorial-cases",
  headline: "For offences outside Japan, {{ un.extraterritorial-cases }} cases were referred for prosecution in 2010 to 2014 together",
  title: "Cases of child sexual exploitation outside Japan referred for prosecution by Japanese agencies, number of cases, 2010 to 2014 together"
});
