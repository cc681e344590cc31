import type {ChartContext, Row} from "../core/chart.js";
import {keyColumns} from "../core/chart-spec/table-info.js";
import type {CardTexts} from "./cards.js";
import {keyLabel, valueLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The texts of cards: what is counted, and below it the table's own words on it, or what else tells the rows apart. */
export function cardTexts(view: SpecView, context: Pick<ChartContext, "label">): CardTexts {
  const {spec, table, words} = view;
  if (words.card) return {...words.card, column: spec.y!};
  const others = keyColumns(table).filter(({name}) => ![spec.x, "base", "flag", "within", "period_flag"].includes(name)).map(({name}) => name);
  const base = (row: Row): string => typeof row["base"] === "string" && row["base"].includes(" ") ? row["base"]
    : others.filter((name) => (row[name] ?? "") !== "").map((name) => keyLabel(table, name, String(row[name]), context)).join(", ");
  return {label: (row) => valueLabel(view, spec.x!, String(row[spec.x!] ?? ""), context), base, column: spec.y!};
}
