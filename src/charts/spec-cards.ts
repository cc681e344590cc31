import type {ChartContext, Row} from "../core/chart.js";
import type {CardWords} from "../core/chart-definition.js";
import {keyColumns, labelOf} from "../core/chart-spec/table-info.js";
import {hasTerms} from "../core/terms/marks.js";
import type {CardTexts} from "./cards.js";
import {ASIDE, changeFormat, isNoArea, noteLetter, rowLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/** The texts of cards: what is counted, and below it the table's own words on it, or what else tells the rows apart. */
export function cardTexts(view: SpecView, context: Pick<ChartContext, "label" | "text">): CardTexts {
  const {spec, table, words} = view;
  const format = changeFormat(view);
  if (words.cards) return {...ownTexts(view, words.cards, context), column: spec.y!};
  const others = keyColumns(table).filter(({name}) => ![spec.x!, ...ASIDE].includes(name));
  const label = (row: Row): string => rowLabel(table, row, spec.x!, context);
  const base = (row: Row): string => {
    if (typeof row["base"] === "string" && row["base"].includes(" ")) return row["base"];
    const said = others.filter(({name, dimension}) => (row[name] ?? "") !== "" && !isNoArea(table, dimension, row[name]) && !(dimension === "unit" && row[name] === "percent"));
    return said.map(({name}) => rowLabel(table, row, name, context)).filter((text, i, all) => all.indexOf(text) === i && !label(row).endsWith(text)).join(", ");
  };
  return {label: (row) => label(row) + noteLetter(spec, spec.x, String(row[spec.x!] ?? "")), base, column: spec.y!, ...(format === undefined ? {} : {format})};
}

/** The texts of a registered chart's cards: the rows' own, but for what the table or the chart has other words for. */
function ownTexts({spec, table}: SpecView, {base}: CardWords, context: Pick<ChartContext, "label">): Pick<CardTexts, "label" | "base"> {
  const valueOf = (row: Row): string => String(row[spec.x!] ?? "");
  return {
    label: (row) => {
      const known = labelOf(table, spec.x!, valueOf(row));
      return hasTerms(known) ? context.label(spec.x!, valueOf(row)) : known;
    },
    base: (row) => base[valueOf(row)] ?? String(row["base"] ?? "")
  };
}
