import type {Row} from "../../src/core/chart.js";

/** The columns of a quantity `name` with the value and expression given; invented figures of an invented country. */
function quantity(name: string, value: number, expression: string): Row {
  return {
    [name]: value,
    [`${name}_expression`]: expression,
    [`${name}_low`]: value,
    [`${name}_high`]: value,
    [`${name}_missing`]: null
  };
}

function missing(name: string, reason: string): Row {
  return {
    [name]: null,
    [`${name}_expression`]: null,
    [`${name}_low`]: null,
    [`${name}_high`]: null,
    [`${name}_missing`]: reason
  };
}

const abuseType = (type: string, count: number, share: number): Row => ({
  type,
  period: "2020-04/2021-03",
  area: "XA",
  ...quantity("count", count, `demo.${type}`),
  ...quantity("share", share, `demo.${type}-share`),
  ...quantity("whole", 5000, "demo.total")
});

function twoYears(key: Row, level: string, name: string, from: number, to: number): readonly Row[] {
  const [first, last] = [`demo.${name}-2020`, `demo.${name}-2024`];
  return [
    {
      ...key,
      area: "XA",
      year: "2020",
      base: "2020",
      ...quantity(level, from, first),
      ...missing("change", "not-applicable")
    },
    {
      ...key,
      area: "XA",
      year: "2024",
      base: "2020",
      ...quantity(level, to, last),
      ...quantity("change", (100 * (to - from)) / from, `change(${first}, ${last})`)
    }
  ];
}

const part = (
  key: Row,
  level: string,
  id: string,
  value: number,
  share: string,
  whole: string,
  total: number
): Row => ({
  ...key,
  area: "XA",
  year: "2023",
  ...quantity(level, value, id),
  ...quantity(share, (100 * value) / total, `share(${id}, ${whole})`)
});

/** A row of a table of number cards. */
const card = (item: string, unit: string, value: number, id: string, flag = "", more: Row = {}): Row => ({
  item,
  base: "Of an invented body; what it is not stands here.",
  category: "",
  sex: "",
  period: "2023",
  period_flag: "",
  area: "XA",
  unit,
  flag,
  ...quantity("value", value, `demo.${id}`),
  ...more
});

/** A row of a table of shares with bases of their own; the count of the base is printed where `share` names it. */
function based(
  item: string,
  base: string,
  value: number,
  share: string,
  whole?: readonly [id: string, value: number]
): Row {
  return {
    item,
    base,
    category: "",
    period: "2023-05",
    period_flag: "as-of",
    area: "XX",
    flag: "single hotline",
    ...quantity("share", value, share),
    ...(whole === undefined ? missing("whole", "not-printed") : quantity("whole", whole[1], whole[0]))
  };
}

const UNDATED: Row = {period: "", period_flag: "not-printed"};
const SINCE: Row = {period: "2020/..", period_flag: ""};
const ARRESTS = "remainder(demo.abuse-cases, demo.arrests)";

/** A row of a list of texts. */
const listed = (id: string, label: string, fields: Row): Row => ({
  id,
  label,
  ...fields,
  note: "",
  locator: "section B",
  source: "demo"
});

const REST = "remainder(demo.received, demo.prosecuted, demo.dropped)";
const DECIDED = "sum(demo.prosecuted, demo.dropped)";
const REST_OF_SENTENCES = "remainder(demo.convictions, demo.imprisoned, demo.suspended)";

/** The rows of each table, by its id. */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "abuse-types": [
    abuseType("physical", 1210, 24.2),
    abuseType("neglect", 1490, 29.8),
    abuseType("sexual", 55, 1.1),
    abuseType("psychological", 2245, 44.9)
  ],
  "child-victims": [
    ...twoYears({group: "prostitution"}, "victims", "prostitution", 320, 180),
    ...twoYears({group: "pornography"}, "victims", "pornography", 210, 310)
  ],
  "cases-referred": [
    ...twoYears({group: "prostitution"}, "cases", "referred-prostitution", 400, 260),
    ...twoYears({group: "pornography"}, "cases", "referred-pornography", 610, 790)
  ],
  "offenders-convicted": twoYears({}, "offenders", "offenders", 95, 60),
  "victims-by-sex": [
    part({sex: "girls"}, "victims", "demo.girls", 460, "share", "sum(demo.girls, demo.boys)", 490),
    part({sex: "boys"}, "victims", "demo.boys", 30, "share", "sum(demo.girls, demo.boys)", 490)
  ],
  "prosecution-2013": [
    {
      ...part({outcome: "prosecuted"}, "cases", "demo.prosecuted", 540, "share_received", "demo.received", 1000),
      ...quantity("share_decided", 67.5, `share(demo.prosecuted, ${DECIDED})`)
    },
    {
      ...part({outcome: "dropped"}, "cases", "demo.dropped", 260, "share_received", "demo.received", 1000),
      ...quantity("share_decided", 32.5, `share(demo.dropped, ${DECIDED})`)
    },
    {
      ...part({outcome: "not-itemised"}, "cases", REST, 200, "share_received", "demo.received", 1000),
      ...missing("share_decided", "not-applicable")
    }
  ],
  "sentencing-2014": [
    part({outcome: "suspended", within: ""}, "convictions", "demo.suspended", 58, "share", "demo.convictions", 80),
    part(
      {outcome: "probation", within: "suspended"},
      "convictions",
      "demo.probation",
      8,
      "share",
      "demo.convictions",
      80
    ),
    part({outcome: "imprisoned", within: ""}, "convictions", "demo.imprisoned", 19, "share", "demo.convictions", 80),
    part({outcome: "not-itemised", within: ""}, "convictions", REST_OF_SENTENCES, 3, "share", "demo.convictions", 80)
  ].map((row) => ({...row, flag: row["outcome"] === "not-itemised" ? "small count" : ""})),
  "extraterritorial-cases": [card("cases referred", "cases", 6, "cases-abroad", "small count", {period: "2020/2024"})],
  "plan-terms": [
    card("of an allowance", "times", 3, "factor"),
    card("years of a grant", "years", 5, "grant-years", "", UNDATED)
  ],
  blocking: [
    ["mechanisms", "mechanisms", 3],
    ["members", "members", 41],
    ["coverage-providers", "percent", 62],
    ["coverage-networks", "percent", 97],
    ["domains", "domains", 118],
    ["addresses", "addresses", 730]
  ].map(([item, unit, value]) => ({
    item: String(item),
    unit: String(unit),
    category: "",
    year: "",
    area: "XA",
    flag: item === "mechanisms" ? "small count" : "",
    ...quantity("value", Number(value), `demo.${item}`)
  })),
  "hotline-shares": [
    based("found to be illegal", "cases received", 20, "share(demo.illegal, demo.hotline-cases)", [
      "demo.hotline-cases",
      9000
    ]),
    based("with expressions of one kind", "all content at this hotline", 64, "demo.content-share"),
    based(
      "posted on websites of other countries",
      "material of one kind received or detected by this hotline",
      88.4,
      "demo.foreign-share"
    ),
    based("met with a response", "requests", 3, "demo.response-share")
  ],
  "hotline-counts": [
    card("cases received", "cases", 9000, "hotline-cases", "single hotline", {period: "2023-05", period_flag: "as-of"}),
    card("requests", "requests", 1810, "hotline-requests", "single hotline", {period: "2023-05", period_flag: "as-of"})
  ],
  "hotline-reports": [
    card("reports received", "reports", 70200, "reports", "single hotline"),
    card("days until referral", "days", 5, "referral", "single hotline")
  ],
  "care-bodies": [
    card("centres in the country", "centres", 115, "centres", "", UNDATED),
    card("centres in one region", "centres", 4, "centres-region", "small count", UNDATED)
  ],
  "osaka-counts": [
    card("telephone calls", "calls", 8000, "calls", "single site", SINCE),
    card("visits", "visits", 950, "visits", "single site", SINCE)
  ],
  "osaka-shares": [
    based("aged below a limit", "the victims; which of them is not stated", 12, "demo.age-share"),
    based("with a feature", "the cases", 81, "demo.feature-share")
  ],
  "osaka-arrests": [
    {
      ...part({outcome: "arrested"}, "cases", "demo.arrests", 12, "share", "demo.abuse-cases", 150),
      ...UNDATED,
      flag: "single site"
    },
    {
      ...part({outcome: "not-itemised"}, "cases", ARRESTS, 138, "share", "demo.abuse-cases", 150),
      ...UNDATED,
      flag: "single site"
    }
  ],
  "naha-cases": [
    card("cases", "cases", 7, "centre-cases", "single site; small count"),
    card("of all cases of the centre", "percent", 3.1, "centre-share", "single site")
  ],
  carillon: [
    card("homes", "homes", 3, "homes", "single site; small count", UNDATED),
    card("of the budget", "percent", 70, "budget-share", "single site", UNDATED)
  ],
  population: [
    card("persons", "persons", 5400000, "population", "", UNDATED),
    card("children below an age", "persons", 910000, "population-young", "", UNDATED)
  ],
  "poverty-national": [card("of children in the country", "percent", 11, "poverty", "", UNDATED)],
  "poverty-okinawa": [
    card("of children in one region", "percent", 29.5, "poverty-region"),
    card("the average of the country", "times", 3, "poverty-ratio", "", UNDATED)
  ],
  "police-2016": [
    card("cases with an arrest", "cases", 880, "arrested"),
    card("growth of the number of child victims", "times", 2.6, "growth", "", UNDATED)
  ],
  "sns-victims-2016": [card("children recorded as victims", "children", 640, "victims-networks")],
  "officers-planned": [
    card("more officers, as planned", "persons", 1300, "officers"),
    card("years in which they were to be added", "years", 6, "officers-years")
  ],
  "plan-measures": [
    listed("plan.m1-i", "Leaflets for everyone", {
      pillar: "1",
      numeral: "i",
      ministries: "NPA CAO MOJ",
      named: "3",
      other_bodies: "no",
      recommendations: "un.r-a"
    }),
    listed("plan.m1-ii", "Talks at schools", {
      pillar: "1",
      numeral: "ii",
      ministries: "NPA",
      named: "1",
      other_bodies: "yes",
      recommendations: "un.r-a un.r-b-i"
    }),
    listed("plan.m1-iii", "Posters", {
      pillar: "1",
      numeral: "iii",
      ministries: "CAO",
      named: "1",
      other_bodies: "no",
      recommendations: ""
    }),
    listed("plan.m2-i", "Rooms for conversations", {
      pillar: "2",
      numeral: "i",
      ministries: "NPA MOJ",
      named: "2",
      other_bodies: "no",
      recommendations: "un.r-b-i"
    }),
    listed("plan.m2-ii", "Training", {
      pillar: "2",
      numeral: "ii",
      ministries: "NPA",
      named: "1",
      other_bodies: "no",
      recommendations: ""
    })
  ],
  agencies: [
    ["NPA", "plan.m1-i plan.m1-ii plan.m2-i plan.m2-ii"],
    ["CAO", "plan.m1-i plan.m1-iii"],
    ["MOJ", "plan.m1-i plan.m2-i"]
  ].map(([id, measures]) => listed(id!, id!, {measures: measures!})),
  "un-recommendations": [
    listed("un.r-a", "Inform the public", {letter: "a", numeral: "", asks_for_law: "no", touched: "yes", pillars: "1"}),
    listed("un.r-b", "Change the law of an invented country in several ways", {
      letter: "b",
      numeral: "",
      asks_for_law: "no",
      touched: "no",
      pillars: ""
    }),
    listed("un.r-b-i", "Raise an age", {
      letter: "b",
      numeral: "i",
      asks_for_law: "yes",
      touched: "yes",
      pillars: "1 2"
    }),
    listed("un.r-b-ii", "Sign a treaty", {letter: "b", numeral: "ii", asks_for_law: "yes", touched: "no", pillars: ""})
  ],
  timeline: [
    listed("demo.t-law", "Act of the invented country", {date: "1998", year: "1998", kind: "law"}),
    listed("demo.t-body", "A body is set up", {date: "2012-03", year: "2012", kind: "institution"}),
    listed("demo.t-count", "Cases counted", {date: "2012-04/2013-03", year: "2012", kind: "statistics"}),
    listed("demo.t-plan", "A plan ends", {date: "../2020", year: "2020", kind: "plan"}),
    listed("demo.t-visit", "A visit", {date: "2020-05-04", year: "2020", kind: "international"}),
    listed("demo.t-event", "A day of action", {date: "2021", year: "2021", kind: "event"})
  ],
  "meeting-attendance": [card("representatives at the meeting", "persons", 150, "attendance")]
};

/** The values of the wholes, which stand in no row of their own. */
export const WHOLES: Readonly<Record<string, number>> = {
  "demo.received": 1000,
  "demo.abuse-cases": 150,
  "demo.convictions": 80,
  [DECIDED]: 800,
  "sum(demo.girls, demo.boys)": 490
};
