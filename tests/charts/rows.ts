import type {Row} from "../../src/core/chart.js";

/** The columns of a quantity `name` with the value and expression given; invented figures of an invented country. */
function quantity(name: string, value: number, expression: string): Row {
  return {[name]: value, [`${name}_expression`]: expression, [`${name}_low`]: value, [`${name}_high`]: value, [`${name}_missing`]: null};
}

function missing(name: string, reason: string): Row {
  return {[name]: null, [`${name}_expression`]: null, [`${name}_low`]: null, [`${name}_high`]: null, [`${name}_missing`]: reason};
}

const abuseType = (type: string, count: number, share: number): Row => ({
  type, period: "2020-04/2021-03", area: "XA",
  ...quantity("count", count, `demo.${type}`), ...quantity("share", share, `demo.${type}-share`), ...quantity("whole", 5000, "demo.total")
});

function twoYears(key: Row, level: string, name: string, from: number, to: number): readonly Row[] {
  const [first, last] = [`demo.${name}-2020`, `demo.${name}-2024`];
  return [
    {...key, area: "XA", year: "2020", base: "2020", ...quantity(level, from, first), ...missing("change", "not-applicable")},
    {...key, area: "XA", year: "2024", base: "2020", ...quantity(level, to, last), ...quantity("change", 100 * (to - from) / from, `change(${first}, ${last})`)}
  ];
}

const part = (key: Row, level: string, id: string, value: number, share: string, whole: string, total: number): Row =>
  ({...key, area: "XA", year: "2023", ...quantity(level, value, id), ...quantity(share, 100 * value / total, `share(${id}, ${whole})`)});

const REST = "remainder(demo.received, demo.prosecuted, demo.dropped)";
const DECIDED = "sum(demo.prosecuted, demo.dropped)";
const REST_OF_SENTENCES = "remainder(demo.convictions, demo.imprisoned, demo.suspended)";

/** The rows of each table, by its id. */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "abuse-types": [abuseType("physical", 1210, 24.2), abuseType("neglect", 1490, 29.8), abuseType("sexual", 55, 1.1), abuseType("psychological", 2245, 44.9)],
  "child-victims": [...twoYears({group: "prostitution"}, "victims", "prostitution", 320, 180), ...twoYears({group: "pornography"}, "victims", "pornography", 210, 310)],
  "cases-referred": [...twoYears({group: "prostitution"}, "cases", "referred-prostitution", 400, 260), ...twoYears({group: "pornography"}, "cases", "referred-pornography", 610, 790)],
  "offenders-convicted": twoYears({}, "offenders", "offenders", 95, 60),
  "victims-by-sex": [
    part({sex: "girls"}, "victims", "demo.girls", 460, "share", "sum(demo.girls, demo.boys)", 490),
    part({sex: "boys"}, "victims", "demo.boys", 30, "share", "sum(demo.girls, demo.boys)", 490)
  ],
  "prosecution-2013": [
    {...part({outcome: "prosecuted"}, "cases", "demo.prosecuted", 540, "share_received", "demo.received", 1000), ...quantity("share_decided", 67.5, `share(demo.prosecuted, ${DECIDED})`)},
    {...part({outcome: "dropped"}, "cases", "demo.dropped", 260, "share_received", "demo.received", 1000), ...quantity("share_decided", 32.5, `share(demo.dropped, ${DECIDED})`)},
    {...part({outcome: "not-itemised"}, "cases", REST, 200, "share_received", "demo.received", 1000), ...missing("share_decided", "not-applicable")}
  ],
  "sentencing-2014": [
    part({outcome: "suspended", within: ""}, "convictions", "demo.suspended", 58, "share", "demo.convictions", 80),
    part({outcome: "probation", within: "suspended"}, "convictions", "demo.probation", 8, "share", "demo.convictions", 80),
    part({outcome: "imprisoned", within: ""}, "convictions", "demo.imprisoned", 19, "share", "demo.convictions", 80),
    part({outcome: "not-itemised", within: ""}, "convictions", REST_OF_SENTENCES, 3, "share", "demo.convictions", 80)
  ],
  blocking: [["members", "members", 41], ["coverage-providers", "percent", 62], ["coverage-networks", "percent", 97], ["domains", "domains", 118], ["addresses", "addresses", 730]]
    .map(([item, unit, value]) => ({item: String(item), unit: String(unit), category: "", year: "", area: "XA", ...quantity("value", Number(value), `demo.${item}`)}))
};

/** The values of the wholes, which stand in no row of their own. */
export const WHOLES: Readonly<Record<string, number>> = {"demo.received": 1000, "demo.convictions": 80, [DECIDED]: 800, "sum(demo.girls, demo.boys)": 490};
