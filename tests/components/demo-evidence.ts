import type {Check, Evidence, EvidenceFact} from "../../src/core/evidence.js";

const LONG = `${"Words that come before. ".repeat(30)}There were about 220 visitors. ${"Words that come after. ".repeat(30)}`;

/** A fact of the invented source `demo`. */
export function demoFact(fields: Partial<EvidenceFact> & Pick<EvidenceFact, "id" | "printed">): EvidenceFact {
  return {
    source: "demo",
    locator: "para 1",
    start: 0,
    end: 0,
    prefix: "",
    suffix: "",
    qualifier: "",
    unit: "lamps",
    measure: "lamps-counted",
    period: "2014",
    period_flag: "",
    area: "JP",
    category: "",
    sex: "",
    of: "",
    producer: "not-stated",
    status: "final",
    caveat: "",
    note: "",
    status_in_text: "exact",
    place: null,
    ...fields
  };
}

function placeOf(text: string, printed: string, passage: number): EvidenceFact["place"] {
  const start = text.indexOf(printed);
  return {passage, start, end: start + printed.length};
}

const passages = ["In the year there were 141 lamps 💡 on the pier. Of the 141 lamps, 106 were green.", LONG] as const;

const checks: readonly Check[] = [
  {
    id: "green-within",
    expression: "at-most(demo.green, demo.total)",
    status: "holds",
    class: "",
    explanation: "",
    asked: "",
    note: "",
    left: "106",
    right: "141",
    facts: ["demo.green", "demo.total"]
  },
  {
    id: "colours",
    expression: "equal(sum(demo.green, demo.red), demo.total)",
    status: "discrepancy",
    class: "not-itemised",
    explanation: "The report names {{ demo.green }} green <b>lamps</b> and no others than red.",
    asked: "no",
    note: "",
    left: "136",
    right: "141",
    facts: ["demo.green", "demo.red", "demo.total"]
  }
];

/** An evidence file on lamps, small enough to read. */
export const demoEvidence: Evidence = {
  digest: "d1g35t",
  version: "0",
  sources: [
    {
      id: "demo",
      file: "demo.txt",
      sha256: "00",
      title: "Lamps of the pier",
      publisher: "Harbour Office",
      date: "2015-01-02",
      symbol: "H/1",
      url: "https://harbour.example/lamps",
      language: "en",
      note: "",
      present: true
    },
    {
      id: "other",
      file: "other.txt",
      sha256: "00",
      title: "Other lamps",
      publisher: "Harbour Office",
      date: "2016",
      symbol: "",
      url: "",
      language: "en",
      note: "",
      present: false
    }
  ],
  facts: [
    demoFact({
      id: "demo.total",
      printed: "141",
      place: {passage: 0, start: passages[0].lastIndexOf("141"), end: passages[0].lastIndexOf("141") + 3}
    }),
    demoFact({
      id: "demo.green",
      printed: "106",
      category: "green",
      of: "demo.total",
      caveat: "by-night",
      note: "Our own count.",
      sex: "",
      place: placeOf(passages[0], "106", 0)
    }),
    demoFact({id: "demo.red", printed: "30", status_in_text: "orphan"}),
    demoFact({
      id: "demo.visitors",
      printed: "220",
      qualifier: "about",
      unit: "persons",
      measure: "visitors",
      period: "2014-04/2015-03",
      place: placeOf(LONG, "220", 1)
    }),
    demoFact({id: "demo.green-share", printed: "75.2%", unit: "percent", of: "demo.total", locator: "para 9"}),
    demoFact({id: "other.lamps", source: "other", printed: "9", locator: "page 4", status_in_text: "unchecked"})
  ],
  passages,
  units: [
    {id: "lamps", label: "lamps", kind: "count"},
    {id: "persons", label: "persons", kind: "count"},
    {id: "percent", label: "per cent", kind: "percent"}
  ],
  measures: [
    {
      id: "lamps-counted",
      label: "Lamps counted",
      definition: "Lamps that burn & those that don’t.",
      caveat: "on-the-pier"
    },
    {id: "visitors", label: "Visitors", definition: "", caveat: ""}
  ],
  categories: [{id: "green", label: "green lamps", definition: "", caveat: ""}],
  sexes: [],
  producers: [{id: "not-stated", label: "not stated", definition: "", caveat: ""}],
  caveats: [
    {id: "by-night", text: "Counted by night."},
    {id: "on-the-pier", text: "Only those on the pier, of {{ demo.total }} in all."}
  ],
  areas: [{id: "JP", label: "Japan", kind: "home"}],
  checks,
  uses: {
    "demo.green": [
      {kind: "page", label: "Lamps by night", href: "/notebooks/lamps"},
      {kind: "chart", label: "Lamps by colour", href: "/notebooks/lamps#chart-lamps"},
      {kind: "table", label: "Lamps by colour", href: "/tables/#table-lamps"},
      {kind: "check", label: "colours", href: "/open-points#check-colours"}
    ],
    "other.lamps": [{kind: "table", label: "Other lamps", href: "/tables/#table-other"}]
  }
};
