import type {KeyColumn, QuantityColumn} from "../../../src/core/table.js";

/**
 * The table's columns as ours are described. None says where or when: sums over those are refused, and these are to be
 * added up.
 */
export const COLUMNS: readonly (KeyColumn | QuantityColumn)[] = [
  {kind: "key", name: "region", label: "Region"},
  {kind: "key", name: "year", label: "Year"},
  {kind: "key", name: "category", label: "Category"},
  {kind: "quantity", name: "count", label: "Count", unit: "", measures: []}
];
