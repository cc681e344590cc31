import type {KeyColumn, QuantityColumn} from "../../src/core/table.js";

/** A key column that repeats a column of the facts. */
export function key(name: string, label: string, dimension?: KeyColumn["dimension"]): KeyColumn {
  return {kind: "key", name, label, ...(dimension === undefined ? {} : {dimension})};
}

/** A column of quantities in one unit, over facts of these measures. */
export function quantity(name: string, label: string, unit: string, measures: readonly string[], relation: Pick<QuantityColumn, "from" | "wholeOf"> = {}): QuantityColumn {
  return {kind: "quantity", name, label, unit, measures, ...relation};
}

/** The key columns that tables have in common. */
export const PERIOD = key("period", "Period", "period");
export const YEAR = key("year", "Year", "period");
export const AREA = key("area", "Area", "area");
