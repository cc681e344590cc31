import type {Row} from "../chart.js";
import type {Facts} from "../fact.js";
import {missingCell} from "./cell.js";
import type {Item, LazyCell} from "./cell.js";
import type {ColumnTable, NumberColumn} from "./column-table.js";
import {keptRows, sumGroups} from "./group-sums.js";
import type {GroupSums, Mask} from "./group-sums.js";
import {finishItems, shape} from "./shape.js";
import type {ShapedRow} from "./shape.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {MOST_OPERANDS, sumOfExpressions} from "./sums.js";
import {keyColumns, quantityColumns} from "./table-info.js";

/** Rows that are read where nothing groups them; one more than any form draws. */
export const MOST_ROWS = 1001;

/**
 * What `shape` makes of a table's rows, made of its columns: filter, group and sum in one pass over typed arrays. Expressions are built
 * when they are read, for groups of up to two hundred rows; larger sums are untied. The whole of a share of groups is the sum of what
 * is shown. Without groups no more than the first rows are read: too many to be drawn are refused all the same.
 */
export function shapeColumns(columns: ColumnTable, spec: ChartSpec, table: TableInfo, facts?: Facts): readonly ShapedRow[] {
  const kept = keptRows(columns.length, masksOf(columns, spec.filter));
  const quantity = columns.quantities[spec.y ?? ""];
  if (spec.group === undefined || !quantity) return shape(rowsAt(columns, table, firstRows(columns.length, kept)), spec, table, facts);
  const names = spec.group.filter((name) => columns.keys[name]);
  const groups = sumGroups(columns.length, quantity, names.map((name) => columns.keys[name]!), kept);
  const members = memberLists(groups, kept);
  const items = groups.found.map((group): Item => ({
    keys: keysAt(columns, groups.counts[group] === 1 ? keyColumns(table).map(({name}) => name) : names, groups.firsts[group]!),
    cell: cellOf(group, groups, quantity, members)
  }));
  return finishItems(items, spec, table, facts);
}

function masksOf({keys}: ColumnTable, filter: ChartSpec["filter"] = {}): readonly Mask[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    const column = keys[name];
    const wanted = new Set(typeof value === "string" ? [value] : value);
    return column ? [{codes: column.codes, keep: Uint8Array.from(column.values, (text) => (wanted.has(text) ? 1 : 0))}] : [];
  });
}

function firstRows(length: number, kept: Uint8Array | undefined): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < length && found.length < MOST_ROWS; row += 1) if (kept?.[row] !== 0) found.push(row);
  return found;
}

/** The rows of each group that is small enough to be traced, gathered in one pass when they are first asked for. */
function memberLists({groups, counts}: GroupSums, kept: Uint8Array | undefined): (group: number) => readonly number[] | undefined {
  let lists: Map<number, number[]> | undefined;
  return (group) => {
    if (counts[group]! > MOST_OPERANDS) return undefined;
    if (lists === undefined) {
      const known = lists = new Map<number, number[]>();
      groups.forEach((own, row) => {
        if (kept?.[row] === 0 || counts[own]! > MOST_OPERANDS) return;
        const list = known.get(own);
        if (list) list.push(row);
        else known.set(own, [row]);
      });
    }
    return lists.get(group);
  };
}

function cellOf(group: number, {sums, gaps}: GroupSums, quantity: NumberColumn, members: (group: number) => readonly number[] | undefined): LazyCell {
  const gap = gaps[group]!;
  if (gap >= 0) return missingCell(quantity.missing(gap));
  return {
    value: sums[group]!, low: null, high: null, missing: null,
    expression() {
      const texts = members(group)?.map(quantity.expression);
      return texts === undefined ? null : texts.length === 1 ? texts[0]! : sumOfExpressions(texts);
    }
  };
}

function keysAt({keys}: ColumnTable, names: readonly string[], row: number): Row {
  return Object.fromEntries(names.flatMap((name) => {
    const column = keys[name];
    return column ? [[name, column.values[column.codes[row]!]!] as const] : [];
  }));
}

/** Some rows of a table by columns, as rows; the ends of their intervals are not among them. */
export function rowsAt(columns: ColumnTable, table: TableInfo, rows: readonly number[]): readonly Row[] {
  const names = keyColumns(table).map(({name}) => name);
  const quantities = quantityColumns(table).flatMap(({name}) => (columns.quantities[name] ? [[name, columns.quantities[name]] as const] : []));
  return rows.map((row) => {
    const made: Record<string, string | number | null> = {...keysAt(columns, names, row)};
    for (const [name, {values, expression, missing}] of quantities) {
      const gap = Number.isNaN(values[row]!);
      Object.assign(made, {[name]: gap ? null : values[row]!, [`${name}_expression`]: expression(row), [`${name}_low`]: null, [`${name}_high`]: null, [`${name}_missing`]: gap ? missing(row) : null});
    }
    return made;
  });
}
