import type {ChartContext, Row} from "../core/chart.js";
import {wholeOfRows, isWithin} from "../core/chart-spec/wholes.js";
import {columnWords, quantityOf} from "../core/chart-spec/table-info.js";
import {COLORS, roleColor} from "./marks.js";
import type {PartsOptions} from "./parts.js";
import {SERIES_COLORS} from "./slope.js";
import type {SpecView} from "./spec-view.js";
import {valueLabel} from "./spec-view.js";
import {wholeWords} from "./spec-wholes.js";

/** How the rows of a specification become the parts of a bar; `kept` are the rows of the table, which know their whole. */
export function partsOf(view: SpecView, kept: readonly Row[], context: Pick<ChartContext, "label">): PartsOptions {
  const {id, spec, table, words} = view;
  const [key, count] = [spec.colour!, spec.y!];
  const column = quantityOf(table, count);
  const shares = spec.measure === "share" || column?.unit === "percent";
  const named = columnWords(table, count);
  const keys = [...new Set(kept.map((row) => String(row[key])))];
  return {
    chart: id, key, count, share: count, show: shares ? "share" : "count",
    base: words.base ?? `of ${wholeWords(view, kept)}`, whole: words.whole ?? named,
    fill: fillOf(view, keys, kept), within: isWithin, label: (name) => valueLabel(view, key, name, context),
    sum: shares ? undefined : wholeOfRows(kept, count, table)?.cell.expression()
  };
}

/** A part’s colour: its own or the next of the palette; hatched if not itemised, grey beside what is looked at, its parent’s shade if within it. */
function fillOf({spec: {highlight}, words}: SpecView, keys: readonly string[], kept: readonly Row[]): PartsOptions["fill"] {
  const parents = new Map(kept.filter(isWithin).map((row) => [String(row[keysOf(row, keys)]), String(row["within"])]));
  const plain = keys.filter((key) => key !== "not-itemised");
  return (name) => {
    const own = name === "not-itemised" ? "hatch" : words.colours ? roleColor(words.colours[name]) : SERIES_COLORS[plain.indexOf(name)] ?? COLORS.context;
    if (highlight === undefined || own === "hatch" || name === highlight) return own;
    const parent = parents.get(name);
    if (parent !== undefined) return parent === highlight ? own : COLORS.muted;
    return COLORS.context;
  };
}

function keysOf(row: Row, keys: readonly string[]): string {
  return Object.keys(row).find((column) => column !== "within" && keys.includes(String(row[column]))) ?? "";
}

/** The parts in the order of the rows, each followed by what lies within it. */
export function ordered(rows: readonly Row[], key: string): readonly Row[] {
  return rows.filter((row) => !isWithin(row)).flatMap((row) => [row, ...rows.filter((inner) => inner["within"] === row[key])]);
}
