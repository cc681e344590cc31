import {areaLabel} from "../../src/core/area.js";
import type {Areas} from "../../src/core/area.js";
import {keyColumns, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import type {TableDescription} from "../../src/core/table.js";

/** What values of key columns and units are called. */
export interface Labels {
  /** The label of a category or sex, or its mark where it is to follow the vocabulary, or the value itself. */
  term(value: string): string;
  readonly areas: Areas;
  readonly units: Iterable<{readonly id: string; readonly label: string}>;
}

/** Columns with more values than this are lists of texts, and nothing in them has a label. */
const MOST_LABELS = 400;

/** A table as chart specifications see it: with its rows, and with the labels of its keys and units. */
export function tableInfo({columns, ...table}: TableDescription, rows: readonly Row[], {term, areas, units}: Labels): TableInfo {
  const description = {id: table.id, title: table.title, description: table.description, columns, ...(table.comparison === undefined ? {} : {comparison: table.comparison}), ...(table.compare === undefined ? {} : {compare: table.compare})};
  const used = new Set(columns.flatMap((column) => (column.kind === "quantity" ? [column.unit] : column.dimension === "unit" ? valuesOfColumn({rows}, column.name) ?? [] : [])));
  const labels = keyColumns({columns}).flatMap(({name, dimension}) => {
    const values = valuesOfColumn({rows}, name) ?? [];
    const labelled = values.length > MOST_LABELS ? [] : values.map((value) => [value, table.labels?.[name]?.[value] ?? (dimension === "area" ? areaLabel(value, areas) : value === "" ? "" : term(value))] as const).filter(([value, label]) => label !== value);
    return labelled.length === 0 ? [] : [[name, Object.fromEntries(labelled)] as const];
  });
  const noArea = keyColumns({columns}).filter(({dimension}) => dimension === "area").flatMap(({name}) => valuesOfColumn({rows}, name) ?? []).filter((value) => areas.get(value)?.kind === "none");
  return {...description, ...(noArea.length === 0 ? {} : {noArea}), rows, labels: Object.fromEntries(labels), units: Object.fromEntries([...units].filter(({id}) => used.has(id)).map(({id, label}) => [id, label]))};
}
