import {AREA, YEAR, key, quantity} from "./columns.js";
import {selectFacts} from "./select.js";
import type {Table} from "./table.js";
import {levelsAndChange} from "./two-years.js";

const GROUPS = ["prostitution", "pornography"];

/** A table of one measure by offence group in the two printed years. */
function byOffenceGroup(id: string, level: string, unit: string, measure: string, texts: Pick<Table, "title" | "description"> & {readonly label: string}): Table {
  return {
    id, title: texts.title, description: texts.description,
    columns: [
      key("group", "Offence group", "category"), YEAR, key("base", "Base of change"), AREA,
      quantity(level, texts.label, unit, [measure]),
      quantity("change", "Change since the base", "percent", [measure], {from: "base"})
    ],
    derive: (facts) => GROUPS.flatMap((group) =>
      levelsAndChange(selectFacts(facts, {source: "un", measure, category: group, sex: ""}), level).map((row) => ({group, ...row})))
  };
}

export const childVictims = byOffenceGroup("child-victims", "victims", "children", "child-victims", {
  label: "Children recorded as victims",
  title: "Child victims recorded by the police, by offence group",
  description: "One row for each offence group and printed year. Children identified by the police under the categories of the Act; not all children harmed."
});

export const casesReferred = byOffenceGroup("cases-referred", "cases", "cases", "cases-referred", {
  label: "Cases referred for prosecution",
  title: "Cases referred for prosecution, by offence group",
  description: "One row for each offence group and printed year. Cases, not children; they follow police effort and the law of the day."
});
