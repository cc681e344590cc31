import {formInfo} from "../chart-spec/forms.js";
import type {ChartSpec} from "../chart-spec/spec.js";
import {keyColumns, quantityColumns, valuesOfColumn} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import {canonicalSpec} from "./canonical.js";

type Draft = {-readonly [Key in keyof ChartSpec]: ChartSpec[Key] | undefined};

/**
 * The nearest specification to what a control asks for that can be read: what the form has no use for is left out, what it needs is filled
 * in with the first column, and values that are no longer drawn are looked at no more.
 */
export function fitSpec(spec: ChartSpec, table: TableInfo): ChartSpec {
  const info = formInfo(spec.form)!;
  const fit: Draft = {...spec};
  for (const key of info.without) fit[key] = undefined;
  if (fit.measure !== undefined && !info.measures.includes(fit.measure)) fit.measure = undefined;
  fitColumns(fit, info.needs, table);
  fitValues(fit, table);
  return canonicalSpec(fit as ChartSpec);
}

function fitColumns(fit: Draft, needs: readonly string[], table: TableInfo): void {
  const [keys, quantities] = [keyColumns(table).map(({name}) => name), quantityColumns(table).map(({name}) => name)];
  for (const key of ["x", "colour", "facet"] as const) if (fit[key] !== undefined && !keys.includes(fit[key])) fit[key] = undefined;
  if (fit.y !== undefined && !quantities.includes(fit.y)) fit.y = undefined;
  if (fit.y === undefined && (needs.includes("y") || (fit.measure ?? "level") !== "level")) fit.y = quantities[0];
  for (const key of ["x", "colour"] as const) if (needs.includes(key) && fit[key] === undefined) fit[key] = keys.find((name) => name !== fit.x && name !== fit.colour) ?? keys[0];
  const drawn = [fit.x, fit.colour, fit.facet].filter((name): name is string => name !== undefined);
  if (fit.group !== undefined) fit.group = [...new Set([...drawn, ...fit.group.filter((name) => keys.includes(name))])];
}

function fitValues(fit: Draft, table: TableInfo): void {
  const drawn = [fit.colour, fit.x].flatMap((name) => (name === undefined ? [] : [valuesOfColumn(table, name)]));
  const isDrawn = (value: string): boolean => drawn.some((values) => values === undefined || values.includes(value));
  if (fit.highlight !== undefined && !isDrawn(fit.highlight)) fit.highlight = undefined;
  if (fit.annotate !== undefined) fit.annotate = Object.fromEntries(Object.entries(fit.annotate).filter(([value]) => isDrawn(value)));
}
