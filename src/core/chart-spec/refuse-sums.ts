import type {Row} from "../chart.js";
import {factsOf, parseExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import {bucketed} from "./measures.js";
import {filterRows, isShaped} from "./shape.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {isCall} from "./sums.js";
import {keyColumns, quantityOf, valuesOfColumn} from "./table-info.js";
import {isWithin} from "./wholes.js";

/** Why rows can't be added up by groups; undefined where they can, or where nothing is. */
export function whySumRefused(spec: ChartSpec, table: TableInfo, facts?: Facts): string | undefined {
  const {group, y} = spec;
  if (group === undefined) return undefined;
  const quantity = quantityOf(table, y);
  const spread = keyColumns(table).filter(({name, dimension}) => (dimension === "period" || dimension === "area" || dimension === "unit") && !group.includes(name) && varies(name, spec, table));
  const [odd] = spread;
  const groups = table.rows === undefined || isShaped(table.rows) ? [] : [...bucketed(filterRows(table.rows, spec.filter), (row) => JSON.stringify(group.map((name) => row[name]))).values()].filter((own) => own.length > 1);
  if (odd && (table.rows === undefined || isShaped(table.rows) || groups.some((own) => new Set(own.map((row) => row[odd.name])).size > 1))) return `numbers of different ${odd.dimension}s can’t be added up: put ${odd.name} among the groups, or filter it`;
  if (quantity === undefined || (table.rows !== undefined && !isShaped(table.rows) && groups.length === 0)) return undefined;
  if (quantity.from !== undefined) return `${quantity.name} is a change; changes can’t be added up`;
  if (quantity.wholeOf !== undefined) return `${quantity.name} repeats the whole in every row; added up it counts more than once`;
  for (const own of groups) {
    const why = whyTogether(own, quantity.name, table, facts);
    if (why !== undefined) return why;
  }
  return undefined;
}

function varies(name: string, spec: ChartSpec, table: TableInfo): boolean {
  const wanted = spec.filter?.[name];
  const values = wanted === undefined ? table.rows && isShaped(table.rows) ? table.values?.[name] : valuesOfColumn(table, name) : typeof wanted === "string" ? [wanted] : wanted;
  return (values?.length ?? 0) > 1;
}

function whyTogether(rows: readonly Row[], column: string, table: TableInfo, facts: Facts | undefined): string | undefined {
  if (rows.some(isWithin)) return "some rows lie within others; added up they count more than once: filter one of them out";
  const total = keyColumns(table).find(({name, dimension}) => (dimension === "category" || dimension === "sex") && rows.some((row) => row[name] === "") && rows.some((row) => row[name] !== ""));
  if (total) return `a total stands among its parts in ${total.name}; added up they count more than once: filter one of them out`;
  const texts = rows.map((row) => row[`${column}_expression`]).filter((text) => typeof text === "string");
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
