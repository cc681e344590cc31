/** The relations that charts show, in the order in which the gallery lists them, after the Financial Times' visual vocabulary. */
export const RELATIONS = [
  {id: "change", title: "Change between printed years", about: "Two printed years are two points, and nothing is drawn between them that is not printed."},
  {id: "part-to-whole", title: "Parts of a whole", about: "What the source does not itemise is hatched and named."},
  {id: "ranking", title: "Ranking", about: "Bars from zero, in the order of their length."},
  {id: "own-base", title: "Shares, each of its own base", about: "Bars that do not add up: the base of each stands below it."},
  {id: "numbers", title: "Numbers that stand alone", about: "Cards for numbers that share no base, so that nothing compares them."},
  {id: "lists", title: "What is named with what", about: "Lists that the documents print, set against one another."},
  {id: "time", title: "Order in time", about: "Reforms and records, each at its date."}
] as const;

export type RelationId = (typeof RELATIONS)[number]["id"];

const SHOWN: Readonly<Record<string, RelationId>> = {
  "abuse-types": "ranking", "victims-trend": "change", "referred-trend": "change", "convicted-trend": "change",
  "victims-by-sex": "part-to-whole", "prosecution-2013": "part-to-whole", "sentencing-2014": "part-to-whole", "osaka-arrests": "part-to-whole",
  "hotline-shares": "own-base", "osaka-shares": "own-base",
  "measures-ministries": "lists", "recommendations-pillars": "lists", timeline: "time"
};

/** The relation that a registered chart shows; numbers that stand alone where nothing else is said. */
export function relationOf(chart: string): RelationId {
  return SHOWN[chart] ?? "numbers";
}
