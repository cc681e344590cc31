import {desc, escape, from} from "arquero";
import type {DerivedRow} from "../../src/core/table.js";
import {AREA, PERIOD, key, quantity} from "./columns.js";
import {selectFact, selectFacts} from "./select.js";
import type {Table} from "./table.js";

const COUNT = {source: "evac", measure: "abuse-consultations"};
const SHARE = {source: "evac", measure: "abuse-consultations-share"};

export const abuseTypes: Table = {
  id: "abuse-types",
  title: "Consultations on child abuse by type",
  description: "One row for each type of abuse: consultations recorded by child guidance centres, the share printed beside them, and the total. Consultations are neither children nor prevalence.",
  columns: [
    key("type", "Type of abuse", "category"), PERIOD, AREA,
    quantity("count", "Consultations", "cases", [COUNT.measure]),
    quantity("share", "Share as printed", "percent", [SHARE.measure]),
    quantity("whole", "All consultations", "cases", [COUNT.measure], {wholeOf: "count"})
  ],
  derive(facts) {
    const whole = selectFact(facts, {...COUNT, category: ""});
    const counts = from(selectFacts(facts, COUNT).filter(({category}) => category !== "").map(({id, category, period, area, value}) => ({type: category, period, area, count: id, size: value.valueOf()})));
    const shares = from(selectFacts(facts, SHARE).map(({id, category}) => ({type: category, share: id})));
    return counts
      .join_left(shares, "type")
      .orderby(desc("size"))
      .derive({whole: escape(() => whole.id)})
      .select("type", "period", "area", "count", "share", "whole")
      .objects() as readonly DerivedRow[];
  }
};
