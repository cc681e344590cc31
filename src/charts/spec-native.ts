import type {Row} from "../core/chart.js";
import {quantityOf} from "../core/chart-spec/table-info.js";
import type {NativeChart} from "../core/native-chart.js";
import {shownCell} from "../core/quantity-columns.js";
import {flagWords} from "./cards.js";
import {nativeBars} from "./native-bars.js";
import {nativeChange, nativeSlope} from "./native-slope.js";
import {nativeStack} from "./native-stack.js";
import type {NativeContext} from "./native.js";
import {wholeOfBars} from "./spec-bars.js";
import {isChange, slopeColumns} from "./spec-forms.js";
import {formRows} from "./spec-drawing.js";
import {ordered, partsOf} from "./spec-parts.js";
import {keyLabel} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";
import {wordedRow} from "./worded-rows.js";

/** The same rows as Office can draw them; null where it can't: small multiples, lines, dots, cards, tables, and what is untied. */
export function nativeSpec(view: SpecView, rows: readonly Row[], context: NativeContext): NativeChart | null {
  const {spec, table, words} = view;
  const {shown, kept} = formRows(view, rows);
  if (spec.facet !== undefined || shown.some((row) => untied(row, spec.y))) return null;
  const axis = words.axis ?? (table.compare === "own-base" ? "percent of the base named with each bar" : quantityOf(table, spec.y)?.label ?? "");
  switch (spec.form) {
    case "slope": return nativeSlope(shown, slopeColumns(view, shown, context), axis, context);
    case "stacked": return spec.x === undefined ? nativeStack(ordered(shown, spec.colour!), partsOf(view, kept, context), context) : null;
    case "bar": case "column": {
      if (isChange(view)) return nativeChange(shown, slopeColumns(view, shown, context), axis, context);
      const own = table.compare === "own-base";
      return nativeBars(shown, {
        column: spec.y!, name: words.series ?? quantityOf(table, spec.y)?.label ?? "", axis,
        max: own ? 100 : (spec.form === "bar" ? wholeOfBars(view, kept)?.value : undefined) ?? Math.max(...shown.map((row) => Number(row[spec.y!]))),
        category: (row) => (own ? basedCategory(wordedRow(row, context), spec.x!)
          : [spec.x!, ...(spec.colour === undefined ? [] : [spec.colour])].map((column) => keyLabel(table, column, String(row[column] ?? ""), context)).join(", ") + flagWords(row)),
        firstOnly: spec.sort === "descending" && spec.highlight === undefined && spec.colour === undefined
      }, context);
    }
    default: return null;
  }
}

const basedCategory = (row: Row, x: string): string => `${row[x]}, of ${row["base"]}${flagWords(row)}`;

function untied(row: Row, column: string | undefined): boolean {
  const cell = shownCell(row, column ?? "");
  return "value" in cell && cell.expression === null;
}
