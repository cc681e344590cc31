import {cardsChart} from "./cards-chart.js";

/** Reports to one hotline in one year, and those that it handled with priority. */
export const hotlineReports = cardsChart({
  id: "hotline-reports",
  headline: "The Internet Hotline Centre received {{ un.hotline-reports-2014 }} reports in 2014, and handled {{ un.hotline-prioritised-public-2014 }} from the public and {{ un.hotline-prioritised-network-2014 }} from the network of hotlines with priority",
  title: "Reports to the Internet Hotline Centre, number of reports, content hosted in any country, 2014; longest time until referral, in days"
});
