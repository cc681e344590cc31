import type {FactRow} from "../facts/read.js";
import {AREA, YEAR, key, quantity} from "./columns.js";
import {FLAG, flagOf} from "./flags.js";
import {selectFact} from "./select.js";
import type {Table} from "./table.js";

const CONVICTIONS = {source: "un", measure: "convictions"};

export const sentencing2014: Table = {
  id: "sentencing-2014",
  title: "Convictions under the Act by sentence",
  description: "One row for each kind of sentence, one for probation within the suspended sentences, and one for the convictions that the report does not itemise. A suspended sentence is a conviction.",
  columns: [
    key("outcome", "Sentence", "category"), key("within", "Counted within"), YEAR, AREA, FLAG,
    quantity("convictions", "Convictions", "convictions", [CONVICTIONS.measure]),
    quantity("share", "Share of all convictions", "percent", [CONVICTIONS.measure])
  ],
  derive(facts, words) {
    const all = selectFact(facts, {...CONVICTIONS, category: ""});
    const [suspended, probation, imprisoned] = ["suspended", "probation", "imprisoned"].map((category) => selectFact(facts, {...CONVICTIONS, category}));
    const rest = `remainder(${all.id}, ${imprisoned!.id}, ${suspended!.id})`;
    const row = (outcome: string, within: string, convictions: string, value: FactRow["value"]) =>
      ({outcome, within, year: all.period, area: all.area, flag: flagOf({...all, value}, words), convictions, share: `share(${convictions}, ${all.id})`});
    return [
      row("suspended", "", suspended!.id, suspended!.value), row("probation", "suspended", probation!.id, probation!.value),
      row("imprisoned", "", imprisoned!.id, imprisoned!.value),
      row("not-itemised", "", rest, all.value.sub(imprisoned!.value).sub(suspended!.value))
    ];
  }
};
