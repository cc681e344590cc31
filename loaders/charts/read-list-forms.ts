import type {CountWords, MatrixWords, TimelineWords, ToldColumn} from "../../src/core/chart-definition.js";
import {columnWords, keyColumns} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import {listed} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import type {ChartSetting} from "./chart-setting.js";

/** Whether a map is read as a change, which need not have all keys. */
interface Reading {
  readonly change: boolean;
}

type Table = TableInfo | undefined;

/** Reads the definition of a matrix. */
export function readMatrix(
  node: YamlNode,
  table: Table,
  setting: ChartSetting,
  {change}: Reading
): Partial<MatrixWords> {
  const {across, also, groups, show, lines, cells} = node.map(
    ["across", "also", "groups", "show", "lines", "cells"],
    change ? [] : ["across"]
  );
  const read: Partial<MatrixWords> = {
    ...(across && {across: readAcross(across, table)}),
    ...(also && {also: also.list().flatMap((one) => readAlso(one, table) ?? [])}),
    ...(groups && {groups: toldColumn(groups, table)}),
    ...(show && {show: show.word(["lines", "groups"]) ?? "lines"}),
    ...(lines && {lines: readLines(lines, table, setting)}),
    ...(cells && {
      cells: readCount(cells.map(["count", "name"], ["count"]), table, setting, {
        name: "{label}, {across}",
        across: true
      })
    })
  };
  if (change) return read;
  if (read.show === "groups" && groups === undefined)
    show?.diagnostic("groups: there are none; name their column with groups");
  return {also: [], show: "lines", lines: {order: "given", before: []}, ...read};
}

function readAcross(node: YamlNode, table: Table): MatrixWords["across"] {
  const found = node.map(["column", "heads", "order", "name", "told"], ["column"]);
  const column = columnAt(found.column, table);
  const name = found.name?.filled() ?? "{across}";
  if (found.name) checkNames(found.name, name, ["across"]);
  return {
    column,
    heads: found.heads?.word(["labels", "values"]) ?? "labels",
    order: found.order?.word(["given", "most", "value"]) ?? "given",
    name,
    told: found.told?.filled() ?? usuallyTold(column, table)
  };
}

function readAlso(node: YamlNode, table: Table): MatrixWords["also"][number] | undefined {
  const found = node.map(["column", "value", "head", "name"], ["column", "value", "head"]);
  const [column, value, head] = [columnAt(found.column, table), found.value?.filled(), found.head?.filled()];
  if (found.value && value !== undefined) checkValue(found.value, column, value, table);
  return value === undefined || head === undefined
    ? undefined
    : {column, value, head, name: found.name?.filled() ?? head};
}

function readLines(node: YamlNode, table: Table, setting: ChartSetting): MatrixWords["lines"] {
  const {order, before, within, remark, end} = node.map(["order", "before", "within", "remark", "end"]);
  const last = end?.map(["head", "count", "name"], ["head", "count"]);
  const head = last?.head?.filled() ?? "";
  return {
    order: order?.word(["given", "fewest"]) ?? "given",
    before: before?.several().map((column) => columnAt(column, table)) ?? [],
    ...(within && {within: columnAt(within, table)}),
    ...(remark && {remark: readRemark(remark, table)}),
    ...(end && last && {end: {head, ...readCount(last, table, setting, {name: `{label}: ${head}`, across: false})}})
  };
}

function readRemark(node: YamlNode, table: Table): NonNullable<MatrixWords["lines"]["remark"]> {
  const found = node.map(["column", "value", "text", "told"], ["column", "value", "text"]);
  const [column, value, text] = [
    columnAt(found.column, table),
    found.value?.filled() ?? "",
    found.text?.filled() ?? ""
  ];
  if (found.value) checkValue(found.value, column, value, table);
  return {column, value, text, told: found.told?.filled() ?? text};
}

/** Matches `count(list, column=value, …)`, in which a value may be `{column}` of the line or, in cells, `{across}`. */
const COUNT = /^count\(([\w-]+)((?:, [\w-]+=(?:\{[\w-]+\}|[\w.-]+))*)\)$/;

function readCount(
  {count, name}: Partial<Record<"count" | "name", YamlNode>>,
  table: Table,
  setting: ChartSetting,
  usual: {readonly name: string; readonly across: boolean}
): CountWords {
  const [expression, called] = [count?.filled() ?? "", name?.filled() ?? usual.name];
  const allowed = [
    ...(usual.across ? ["across"] : []),
    ...(table ? keyColumns(table).map((column) => column.name) : [])
  ];
  if (count && table && expression !== "") checkCount(count, expression, allowed, setting);
  if (name && table) checkNames(name, called, allowed);
  return {count: expression, name: called};
}

function checkCount(
  node: YamlNode,
  expression: string,
  allowed: readonly string[],
  {tables, lists}: ChartSetting
): void {
  const [, list, filters = ""] = COUNT.exec(expression) ?? [];
  const counted = tables.find(({id}) => id === list && lists.has(id));
  if (list === undefined)
    node.diagnostic(`${expression}: expected count(list, column=value, …), a value being a word or {column}`);
  else if (!counted) node.diagnostic(`there is no list ${list}; allowed: ${listed([...lists])}`);
  else {
    const columns = keyColumns(counted).map((column) => column.name);
    const odd = filters
      .split(", ")
      .slice(1)
      .map((filter) => filter.split("=")[0]!)
      .filter((column) => !columns.includes(column));
    for (const column of odd) node.diagnostic(`the list ${list} has no column ${column}; allowed: ${listed(columns)}`);
    checkNames(node, expression, allowed);
  }
}

/** Adds a diagnostic for names in braces that are not allowed. */
function checkNames(node: YamlNode, text: string, allowed: readonly string[]): void {
  const odd = [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!).filter((name) => !allowed.includes(name));
  for (const name of odd)
    node.diagnostic(`{${name}} stands for nothing; allowed: ${listed(allowed.map((one) => `{${one}}`))}`);
}

/** Adds a diagnostic if no row of the list has a value in a column, alone or among others. */
function checkValue(node: YamlNode, column: string, value: string, table: Table): void {
  const known = [...new Set(table?.rows?.flatMap((row) => String(row[column] ?? "").split(" ")) ?? [value])].filter(
    (one) => one !== ""
  );
  if (!known.includes(value)) node.diagnostic(`no row has ${value} in ${column}; allowed: ${listed(known)}`);
}

function toldColumn(node: YamlNode, table: Table): ToldColumn {
  const found = node.map(["column", "told"], ["column"]);
  const column = columnAt(found.column, table);
  return {column, told: found.told?.filled() ?? usuallyTold(column, table)};
}

const usuallyTold = (column: string, table: Table): string => `By ${table ? columnWords(table, column) : column}`;

/** A key column of the list. */
function columnAt(node: YamlNode | undefined, table: Table): string {
  return (table ? node?.word(keyColumns(table).map(({name}) => name)) : node?.text()) ?? "";
}

/** Reads the definition of a timeline. */
export function readTimeline(node: YamlNode, table: Table, {change}: Reading): Partial<TimelineWords> {
  const {time, date, kind, kinds} = node.map(["time", "date", "kind", "kinds"], change ? [] : ["time", "kind"]);
  const column = kind && columnAt(kind, table);
  return {
    ...(change ? {} : {kinds: []}),
    ...(time && {time: columnAt(time, table)}),
    ...(date && {date: columnAt(date, table)}),
    ...(column !== undefined && {kind: column}),
    ...(kinds && {
      kinds: kinds.entries().map(([value, own]) => {
        const {shape, one, many} = own.map(["shape", "one", "many"], ["shape", "one", "many"]);
        if (column !== undefined) checkValue(own, column, value, table);
        return {value, shape: shape?.filled() ?? "", one: one?.filled() ?? "", many: many?.filled() ?? ""};
      })
    })
  };
}
