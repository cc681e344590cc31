import {basedBarsChart} from "./based-chart.js";

/** Shares at one hotline: what is illegal, what it holds, where it stands, and how requests are answered. */
export const hotlineShares = basedBarsChart({
  id: "hotline-shares",
  headline: "One hotline found {{ share(un.sia-illegal, un.sia-cases) | .0% }} of its cases to be illegal, and {{ un.sia-foreign-hosting-share }} of its [[child-abuse-material]] on foreign websites",
  title: "Cases, content and requests at the hotline of the Safer Internet Association, percent of the base named with each bar, hosted in any country, as of July 2015",
  unstated: "count not printed",
  notes: [
    "Obscene expressions, [[child-abuse-material]] and intimate images may stand in the same content.",
    "Illegal content is of every kind; how much of it is [[child-abuse-material]] is not printed."
  ]
});
