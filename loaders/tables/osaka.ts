import {basedSharesTable} from "./based-shares.js";
import {NOT_COMPARED, cardsTable} from "./cards.js";
import {AREA, PERIOD, key, quantity} from "./columns.js";
import {FLAG, flagOf} from "./flags.js";
import {selectFact} from "./select.js";
import type {Table} from "./table.js";

const VICTIMS = "victims at this centre (whether of all is not said)";
const CASES = "cases of sexual abuse at this centre (whether of all is not said)";
const ABUSE = {source: "un", measure: "osaka-abuse-cases"};

export const osakaCounts = cardsTable({
  id: "osaka-counts",
  title: "Calls, visits, medical files and child victims at one crisis centre in Osaka",
  description: "One row for each count that is printed for one crisis centre. Calls, visits and files are not persons, and adults are among the victims.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "osaka-calls"}, item: "telephone calls", base: "Since the centre opened. Calls, not persons."},
  {fact: {measure: "osaka-visits"}, item: "visits", base: "Since the centre opened. Visits, not persons."},
  {fact: {measure: "osaka-medical-files"}, item: "medical files opened", base: "For adults and children. Whether all of them followed from visits, or some from calls, is not clear, so no share is taken."},
  {fact: {measure: "osaka-rape-victims"}, item: "victims of rape or indecent assault who were under the age of eighteen", base: "Whether they are among the medical files is not said. The period is not printed."}
]);

export const osakaShares = basedSharesTable({
  id: "osaka-shares",
  title: "Printed shares of victims and of cases at one crisis centre in Osaka",
  description: "One row for each printed percentage, with what it is a percentage of. The bases are not counted in the report, and features of cases overlap. One crisis centre; the period is not printed.",
  comparison: "Each share has a base of its own, named with it: victims, or cases of sexual abuse. The shares can’t be added."
}, {shares: ["osaka-victims-age-share", "osaka-abuse-cases-share"], wholes: [ABUSE.measure]}, (facts) => {
  const select = (measure: string, category: string) => selectFact(facts, {source: "un", measure, category});
  return [
    {fact: select("osaka-victims-age-share", "under-9"), item: "under the age of nine", base: VICTIMS},
    {fact: select("osaka-victims-age-share", "aged-10-19"), item: "aged between ten and nineteen", base: VICTIMS},
    {fact: select("osaka-abuse-cases-share", "minors"), item: "with a victim aged nineteen or younger", base: CASES},
    {fact: select("osaka-abuse-cases-share", "family-perpetrator"), item: "with a family member as perpetrator", base: CASES},
    {fact: select("osaka-abuse-cases-share", "prolonged"), item: "in which the abuse had lasted for years", base: CASES}
  ];
});

export const osakaArrests: Table = {
  id: "osaka-arrests",
  title: "Cases of sexual abuse counted by one crisis centre in Osaka, by whether the perpetrator was arrested",
  description: "One row for the cases with an arrest and one for the others, whose outcomes the report names without counts. One crisis centre; the period is not printed.",
  columns: [
    key("outcome", "Outcome", "category"), PERIOD, AREA, FLAG,
    quantity("cases", "Cases", "cases", [ABUSE.measure]),
    quantity("share", "Share of the cases counted", "percent", [ABUSE.measure])
  ],
  derive(facts, words) {
    const all = selectFact(facts, {...ABUSE, category: ""});
    const arrested = selectFact(facts, {...ABUSE, category: "arrested"});
    const row = (outcome: string, cases: string) => ({outcome, period: all.period, area: all.area, flag: flagOf(all, words), cases, share: `share(${cases}, ${all.id})`});
    return [row("arrested", arrested.id), row("not-itemised", `remainder(${all.id}, ${arrested.id})`)];
  }
};
