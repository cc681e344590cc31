import {filterRows} from "../chart-spec/shape.js";
import type {ChartSpec} from "../chart-spec/spec.js";
import type {TableInfo} from "../chart-spec/table-info.js";

/** A filter that leaves no row, and how many are left without it. */
export interface Emptying {
  readonly column: string;
  readonly left: number;
}

/**
 * Which filters leave no row: those without which some would be left; where no single one is to blame, all of them, each with what it leaves
 * by itself. Undefined where rows are left, or where nothing is filtered.
 */
export function emptyingFilters(table: TableInfo, {filter = {}}: Pick<ChartSpec, "filter">): readonly Emptying[] | undefined {
  const columns = Object.keys(filter);
  const countKept = (own: ChartSpec["filter"]): number => filterRows(table.rows ?? [], own).length;
  if (columns.length === 0 || countKept(filter) > 0) return undefined;
  const without = columns.map((column) => ({column, left: countKept(withoutColumn(filter, column))}));
  const blamed = without.filter(({left}) => left > 0);
  return blamed.length > 0 ? blamed : without;
}

/** A filter without one of its columns. */
export function withoutColumn(filter: NonNullable<ChartSpec["filter"]>, column: string): NonNullable<ChartSpec["filter"]> {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== column));
}
