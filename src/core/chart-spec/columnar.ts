import type {Row} from "../chart.js";
import type {Facts} from "../fact.js";
import {missingCell} from "./cell.js";
import type {Item, LazyCell} from "./cell.js";
import {keysAt, masksOf, remembered, rowsAt, someRows} from "./column-rows.js";
import type {CodedColumn, ColumnTable, NumberColumn} from "./column-table.js";
import {sumGroups} from "./group-sums.js";
import type {GroupSums} from "./group-sums.js";
import {finishItems, shape} from "./shape.js";
import type {ShapedRow} from "./shape.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {MOST_OPERANDS, sumOfExpressions} from "./sums.js";
import {keyColumns} from "./table-info.js";
import type {Mask} from "./totals.js";

/**
 * What `shape` makes of a table's rows, made of its columns: filtered, grouped and added up over typed arrays, in another order, so that
 * sums of fractions may differ in their last digits. Expressions are built when they are read, for groups of up to two hundred rows; larger
 * sums are untied. The whole of a share of groups is the sum of what is shown. Without groups no more than the first rows are read: too
 * many to be drawn are refused all the same.
 */
export function shapeColumns(columns: ColumnTable, spec: ChartSpec, table: TableInfo, facts?: Facts): readonly ShapedRow[] {
  const {filter, group, measure, sort, x, y, colour, facet} = spec;
  return remembered(columns, JSON.stringify([filter, group, measure, sort, x, y, colour, facet, facts !== undefined]), () => shapedOf(columns, spec, table, facts));
}

function shapedOf(columns: ColumnTable, spec: ChartSpec, table: TableInfo, facts: Facts | undefined): readonly ShapedRow[] {
  const masks = masksOf(columns, spec.filter);
  const quantity = columns.quantities[spec.y ?? ""];
  if (spec.group === undefined || !quantity) return shape(someRows(columns, spec.filter, table), spec, table, facts);
  const names = spec.group.filter((name) => columns.keys[name]);
  const groups = sumGroups(columns.length, quantity, names.map((name) => columns.keys[name]!), masks);
  const members = memberLists(groups);
  const common = [...names, ...Object.entries(columns.keys).flatMap(([name, column]) => (!names.includes(name) && isSettled(column, masks) ? [name] : []))];
  const items = groups.found.map((group): Item => ({
    keys: keysAt(columns, groups.counts[group] === 1 ? keyColumns(table).map(({name}) => name) : common, groups.firsts[group]!),
    cell: cellOf(group, groups, quantity, members)
  }));
  return finishItems(items, spec, table, facts);
}

/**
 * The rows that are added up with others, by groups, as rows; `untied` where they carry no expressions, `many` where one sum has more of them
 * than a trace can list.
 */
export function groupedRows(columns: ColumnTable, {filter, group = [], y}: ChartSpec, table: TableInfo): readonly (readonly Row[])[] | "untied" | "many" {
  const quantity = columns.quantities[y ?? ""] ?? Object.values(columns.quantities)[0];
  if (!quantity?.tied) return "untied";
  const groups = sumGroups(columns.length, quantity, group.flatMap((name) => columns.keys[name] ?? []), masksOf(columns, filter));
  const several = groups.found.filter((own) => groups.counts[own]! > 1);
  if (several.some((own) => groups.counts[own]! > MOST_OPERANDS)) return "many";
  return [...groups.members(new Set(several)).values()].map((rows) => rowsAt(columns, table, rows));
}

/** Whether all rows that are left agree in a column: whatever is made of them has its value, too. */
function isSettled(column: CodedColumn, masks: readonly Mask[]): boolean {
  const mask = masks.find((own) => own.column === column);
  return (mask ? mask.keep.reduce((sum, kept) => sum + kept, 0) : column.values.length) === 1;
}

/** The rows of each group that is small enough to be traced, gathered when they are first asked for. */
function memberLists({found, counts, members}: GroupSums): (group: number) => readonly number[] | undefined {
  let lists: ReturnType<GroupSums["members"]> | undefined;
  return (group) => {
    if (counts[group]! > MOST_OPERANDS) return undefined;
    lists ??= members(new Set(found.filter((own) => counts[own]! <= MOST_OPERANDS)));
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
