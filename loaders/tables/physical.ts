import type {TableDescription} from "../../src/core/table.js";

/** A column as files carry it. */
export interface PhysicalColumn {
  readonly name: string;
  readonly type: "text" | "number";
  readonly metadata: Readonly<Record<string, string>>;
}

/** The columns of a table's files: a quantity `c` has `c`, `c_expression`, `c_low`, `c_high` and `c_missing`. */
export function physicalColumns({columns}: TableDescription): readonly PhysicalColumn[] {
  return columns.flatMap((column): readonly PhysicalColumn[] => {
    const {name, label} = column;
    if (column.kind === "key") return [{name, type: "text", metadata: {label}}];
    const unit = column.unit;
    return [
      {name, type: "number", metadata: {label, unit}},
      {name: `${name}_expression`, type: "text", metadata: {label: `${label}: expression over printed figures`}},
      {name: `${name}_low`, type: "number", metadata: {label: `${label}: lower end of the rounding interval`, unit}},
      {name: `${name}_high`, type: "number", metadata: {label: `${label}: upper end of the rounding interval`, unit}},
      {name: `${name}_missing`, type: "text", metadata: {label: `${label}: why there is no value`}}
    ];
  });
}
