import type {ChartContext, Row} from "../core/chart.js";
import {keyColumns} from "../core/chart-spec/table-info.js";
import type {CardTexts} from "./cards.js";
import {ASIDE, changeFormat, isNoArea, noteLetter, rowLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The texts of cards: what is counted, and below it the table's own words on it, or what else tells the rows apart. */
export function cardTexts(view: SpecView, context: Pick<ChartContext, "label" | "text">): CardTexts {
  const {spec, table, words} = view;
  const format = changeFormat(view);
  if (words.card) return {...words.card, column: spec.y!};
  const others = keyColumns(table).filter(({name}) => ![spec.x!, ...ASIDE].includes(name));
  const label = (row: Row): string => rowLabel(table, row, spec.x!, context);
  const base = (row: Row): string => {
    if (typeof row["base"] === "string" && row["base"].includes(" ")) return row["base"];
    const said = others.filter(({name, dimension}) => (row[name] ?? "") !== "" && !isNoArea(table, dimension, row[name]) && !(dimension === "unit" && row[name] === "percent"));
    return said.map(({name}) => rowLabel(table, row, name, context)).filter((text, i, all) => all.indexOf(text) === i && !label(row).endsWith(text)).join(", ");
  };
  return {label: (row) => label(row) + noteLetter(spec, spec.x, String(row[spec.x!] ?? "")), base, column: spec.y!, ...(format === undefined ? {} : {format})};
}
