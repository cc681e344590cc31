import type {Row} from "../chart.js";
import {factsOf, parseExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import {expressionOf} from "../quantity-columns.js";
import type {KeyColumn, QuantityColumn} from "../table.js";
import {groupedRows} from "./columnar.js";
import {bucketed} from "./measures.js";
import {filterRows, isShaped} from "./shape.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {isCall, MOST_OPERANDS} from "./sums.js";
import {columnWords, keyColumns, quantityColumns, valuesOfColumn} from "./table-info.js";
import {isWithin} from "./wholes.js";

/** Dimensions whose values make no sum: two years are no span, two areas no third. */
const APART: readonly string[] = ["period", "area", "unit"] satisfies KeyColumn["dimension"][];

/** Why rows can’t be added up by groups; undefined where they can, or where nothing is. */
export function whySumRefused(spec: ChartSpec, table: TableInfo, facts?: Facts): string | undefined {
  const {group, y} = spec;
  if (group === undefined) return undefined;
  const found = groupsOf(group, spec, table);
  const groups = typeof found === "string" ? undefined : found;
  const odd = keyColumns(table).find(({name, dimension}) => dimension !== undefined && APART.includes(dimension) && !group.includes(name)
    && (groups ? groups.some((own) => new Set(own.map((row) => row[name])).size > 1) : mayVary(name, spec, table)));
  if (odd) return `numbers of different ${odd.dimension}s can’t be added up: put ${columnWords(table, odd.name)} among the groups, or filter it`;
  if (groups?.length === 0) return undefined;
  const whyGroups = (column: string): string | undefined => groups?.map((own) => whyTogether(own, column, table, facts)).find((why) => why !== undefined);
  const why = quantityColumns(table).filter(({name}) => y === undefined || name === y)
    .map((quantity) => whyQuantity(quantity) ?? whyGroups(quantity.name)).find((own) => own !== undefined);
  if (why !== undefined) return why;
  if (table.long && y === undefined) return "a table as long as this is added up one number at a time: name it in y";
  if (found === "many") return `a sum of more than ${MOST_OPERANDS} printed numbers is more than a trace can list; filter, or group by more columns`;
  return found === "untied" ? whyTotals(spec, table) : undefined;
}

/** Why the numbers of a column make no sum, whatever its rows are of. */
function whyQuantity({label, unit, from, wholeOf}: QuantityColumn): string | undefined {
  if (from !== undefined) return `“${label}” is a change; changes can’t be added up`;
  if (unit === "percent") return `“${label}” is in percent; percentages are not added up, since printed ones are rounded: add up what they are of, and take its share`;
  if (wholeOf !== undefined) return `“${label}” repeats the whole in every row; added up it counts more than once`;
  return undefined;
}

/** The rows that are added up with others, group by group; undefined where the table’s own rows are not at hand. */
function groupsOf(group: readonly string[], spec: ChartSpec, table: TableInfo): ReturnType<typeof groupedRows> | undefined {
  const {rows, long} = table;
  if (long) return groupedRows(long, spec, table);
  if (rows === undefined || isShaped(rows)) return undefined;
  const several = [...bucketed(filterRows(rows, spec.filter), (row) => JSON.stringify(group.map((name) => row[name]))).values()].filter((own) => own.length > 1);
  return several.some((own) => own.length > MOST_OPERANDS && expressionOf(own[0]!, spec.y ?? "") !== null) ? "many" : several;
}

/** Whether more than one value of a column may be left, as far as the filter and the list of values say. */
function mayVary(name: string, {filter}: ChartSpec, table: TableInfo): boolean {
  const wanted = filter?.[name] ?? valuesOfColumn(table, name) ?? [];
  return typeof wanted !== "string" && wanted.length > 1;
}

/** Why a long table’s untied numbers can’t be added up: a total may stand among them, as far as the values of its columns say. */
function whyTotals(spec: ChartSpec, table: TableInfo): string | undefined {
  const total = keyColumns(table).find(({name, dimension}) => (dimension === "category" || dimension === "sex") && !spec.group!.includes(name)
    && mayVary(name, spec, table) && (spec.filter?.[name] ?? valuesOfColumn(table, name) ?? []).includes(""));
  return total && totalAmongParts(total, table);
}

const totalAmongParts = ({name}: KeyColumn, table: TableInfo): string => `a total stands among its parts in ${columnWords(table, name)}; added up they count more than once: filter one of them out`;

function whyTogether(rows: readonly Row[], column: string, table: TableInfo, facts: Facts | undefined): string | undefined {
  if (rows.some(isWithin)) return "some rows lie within others; added up they count more than once: filter one of them out";
  const total = keyColumns(table).find(({name, dimension}) => (dimension === "category" || dimension === "sex")
    && rows.some((row) => row[name] === "") && rows.some((row) => row[name] !== ""));
  if (total) return totalAmongParts(total, table);
  const texts = rows.map((row) => expressionOf(row, column)).filter((text) => text !== null);
  if (new Set(texts).size < texts.length) return "the same number stands in several rows; added up it counts more than once";
  if (!facts) return undefined;
  const ids = texts.flatMap((text) => countedIn(parseExpression(text)));
  const nested = ids.find((id) => ids.some((other) => other !== id && ancestors(id, facts).includes(other)));
  return nested === undefined ? undefined : `${nested} is part of another number in the sum, which would count it twice`;
}

/** The facts that an expression adds to a sum; what is left of a whole holds none of its parts. */
function countedIn(tree: Expression): readonly string[] {
  return isCall(tree, "remainder") ? [] : factsOf(tree);
}

/** The wholes that a fact is part of, the nearest first. */
function ancestors(id: string, facts: Facts): readonly string[] {
  const found: string[] = [];
  for (let at = facts.fact(id)?.of; at !== undefined && at !== "" && !found.includes(at); at = facts.fact(at)?.of) found.push(at);
  return found;
}
