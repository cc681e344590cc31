import type {Row} from "../chart.js";
import {factsOf, parseExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import type {KeyColumn, QuantityColumn} from "../table.js";
import {expressionsOf, groupedRows} from "./grouping.js";
import {filterRows, isShaped} from "./shape.js";
import type {ChartSpec} from "./spec.js";
import {MOST_OPERANDS, isCall, memoized} from "./sums.js";
import {columnWords, isLong, keyColumns, quantityColumns, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";
import {isWithin} from "./wholes.js";

/**
 * Dimensions over which numbers are never added up: counts of two years or areas are not the count of a longer period
 * or a larger area.
 */
const APART: readonly string[] = ["period", "area", "unit"] satisfies KeyColumn["dimension"][];

/** Why rows can’t be added up by the specification’s groups; undefined if they can, or if it has no group. */
export function whySumRefused(spec: ChartSpec, table: TableInfo, facts?: Facts): string | undefined {
  const {group, y, filter} = spec;
  if (group === undefined) return undefined;
  if (table.rows === undefined || isShaped(table.rows)) return whyGroupsRefused(undefined, spec, table, facts);
  const kept = filterRows(table.rows, filter);
  return memoized(kept, JSON.stringify(["why sums", group, y, isLong(table)]), [table.columns, facts], () =>
    whyGroupsRefused(
      [...groupedRows(kept, group).values()].filter((own) => own.length > 1),
      spec,
      table,
      facts
    )
  );
}

/** `groups` are the rows that are added up with others; undefined where the table’s own rows are not at hand. */
function whyGroupsRefused(
  groups: readonly (readonly Row[])[] | undefined,
  spec: ChartSpec,
  table: TableInfo,
  facts: Facts | undefined
): string | undefined {
  const {group, y} = spec;
  const odd = keyColumns(table).find(
    ({name, dimension}) =>
      dimension !== undefined &&
      APART.includes(dimension) &&
      !group!.includes(name) &&
      (groups ? groups.some((own) => own.some((row) => row[name] !== own[0]![name])) : mayVary(name, spec, table))
  );
  if (odd)
    return `numbers of different ${odd.dimension}s can’t be added up: put ${columnWords(table, odd.name)} among the groups, or filter it`;
  if (groups?.length === 0) return undefined;
  const quantities = quantityColumns(table).filter(({name}) => y === undefined || name === y);
  const isMany =
    groups?.some(
      (own) => own.length > MOST_OPERANDS && quantities.some(({name}) => expressionsOf(own, name).length > 0)
    ) ?? false;
  const whyGroups = (column: string): string | undefined =>
    (isMany ? [] : (groups ?? []))
      .map((own) => whyTogether(own, column, table, facts))
      .find((why) => why !== undefined);
  const why = quantities
    .map((quantity) => whyQuantity(quantity) ?? whyGroups(quantity.name))
    .find((own) => own !== undefined);
  if (why !== undefined) return why;
  if (isLong(table) && y === undefined) return "a table as long as this is added up one number at a time: name it in y";
  return isMany
    ? `a sum of more than ${MOST_OPERANDS} printed numbers is more than a trace can list; filter, or group by more columns`
    : undefined;
}

/** Why the numbers of a column make no sum, whatever its rows are of. */
function whyQuantity({label, unit, from, wholeOf}: QuantityColumn): string | undefined {
  if (from !== undefined) return `“${label}” is a change; changes can’t be added up`;
  if (unit === "percent")
    return `“${label}” is in percent; percentages are not added up, since printed ones are rounded: add up what they are of, and take its share`;
  if (wholeOf !== undefined) return `“${label}” repeats the whole in every row; added up it counts more than once`;
  return undefined;
}

/** Whether more than one value of a column may be left, as far as the filter and the list of values say. */
function mayVary(name: string, {filter}: ChartSpec, table: TableInfo): boolean {
  const wanted = filter?.[name] ?? valuesOfColumn(table, name) ?? [];
  return typeof wanted !== "string" && wanted.length > 1;
}

function whyTogether(
  rows: readonly Row[],
  column: string,
  table: TableInfo,
  facts: Facts | undefined
): string | undefined {
  if (rows.some(isWithin))
    return "some rows lie within others; added up they count more than once: filter one of them out";
  const total = keyColumns(table).find(
    ({name, dimension}) =>
      (dimension === "category" || dimension === "sex") &&
      rows.some((row) => row[name] === "") &&
      rows.some((row) => row[name] !== "")
  );
  if (total)
    return `a total stands among its parts in ${columnWords(table, total.name)}; added up they count more than once: filter one of them out`;
  const texts = expressionsOf(rows, column);
  if (new Set(texts).size < texts.length)
    return "the same number stands in several rows; added up it counts more than once";
  if (!facts) return undefined;
  const ids = new Set(texts.flatMap((text) => countedIn(parseExpression(text))));
  const nested = [...ids].find((id) => ancestors(id, facts).some((other) => other !== id && ids.has(other)));
  return nested === undefined
    ? undefined
    : `${nested} is part of another number in the sum, which would count it twice`;
}

/** The facts that an expression contributes to a sum; none for a remainder, which excludes the parts of its whole. */
function countedIn(tree: Expression): readonly string[] {
  return isCall(tree, "remainder") ? [] : factsOf(tree);
}

/** The wholes that a fact is part of, the nearest first. */
function ancestors(id: string, facts: Facts): readonly string[] {
  const found: string[] = [];
  for (let at = facts.fact(id)?.of; at !== undefined && at !== "" && !found.includes(at); at = facts.fact(at)?.of)
    found.push(at);
  return found;
}
