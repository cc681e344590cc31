import type {CsvRow} from "../../loaders/facts/facts-csv.js";
import {factsOf, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";

/** A row as it is written in a CSV file. */
export type Fields = Readonly<Record<string, string>>;

/** A row with one thing changed. */
export interface Mutant {
  readonly kind: string;
  readonly row: Fields;
}

/** What mutants are made from: all rows, and the controlled lists. */
export interface Pool {
  readonly facts: readonly Fields[];
  /** Ids of units by kind, in order. */
  readonly unitsLike: (unit: string) => readonly string[];
}

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Every change of one digit, offset, unit, period, qualifier, whole or locator of a fact. */
export function mutantsOfFact(row: Fields, {facts, unitsLike}: Pool): readonly Mutant[] {
  const change = (kind: string, fields: Fields): Mutant => ({kind, row: {...row, ...fields}});
  const others = facts.filter(({id}) => id !== row.id && id !== row.of);
  const [start, end] = [Number(row.start), Number(row.end)];
  return [
    change("digit", {printed: otherNumber(row.printed!)}),
    change("offset", {start: String(start + 1), end: String(end + 1)}),
    change("offset", {end: String(end - 1)}),
    ...unitsLike(row.unit!)
      .filter((unit) => unit !== row.unit)
      .slice(0, 2)
      .map((unit) => change("unit", {unit})),
    ...otherPeriods(row).map((fields) => change("period", fields)),
    change("qualifier", {qualifier: row.qualifier === "" ? "about" : ""}),
    change("qualifier", {qualifier: row.qualifier === "more-than" ? "up-to" : "more-than"}),
    ...otherLocators(row.locator!).map((locator) => change("locator", {locator})),
    ...(row.of === "" ? [] : [change("of", {of: ""})]),
    ...others
      .filter(({source, unit, id}) => (source ?? id!.split(".")[0]) === row.id!.split(".")[0] && unit === row.unit)
      .slice(0, 2)
      .map(({id}) => change("of", {of: id!}))
  ];
}

function otherNumber(printed: string): string {
  if (/\d/.test(printed)) return printed.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
  const word = WORDS.find((name) => printed.toLowerCase().includes(name));
  return word === undefined
    ? "triple"
    : printed.toLowerCase().replace(word, WORDS[(WORDS.indexOf(word) + 1) % WORDS.length]!);
}

/** A locator with each of its numbers in turn one higher. */
export function otherLocators(locator: string): readonly string[] {
  return [...locator.matchAll(/\d+/g)].map(
    ({0: number, index}) => locator.slice(0, index) + String(Number(number) + 1) + locator.slice(index + number.length)
  );
}

function otherPeriods({period}: Fields): readonly Fields[] {
  if (period === "") return [{period: "2014", period_flag: ""}];
  const year = /\d{4}/.exec(period!)![0];
  return [{period: period!.replaceAll(year, String(Number(year) - 1))}, {period: "", period_flag: "not-printed"}];
}

/** The expression with each of its facts replaced in turn by other facts of the same unit, as many as `most`. */
export function mutantsOfExpression(
  text: string,
  facts: readonly Fields[],
  most = 2
): readonly {readonly from: string; readonly to: string; readonly text: string}[] {
  const tree = parseExpression(text);
  return factsOf(tree).flatMap((from) => {
    const own = facts.find(({id}) => id === from);
    const like = facts.filter(({id, unit}) => id !== from && unit === own?.unit && !factsOf(tree).includes(id!));
    return like.slice(0, most).map(({id}) => ({from, to: id!, text: printExpression(replaceFact(tree, from, id!))}));
  });
}

function replaceFact(tree: Expression, from: string, to: string): Expression {
  if (tree.type === "fact") return tree.id === from ? {type: "fact", id: to} : tree;
  return tree.type === "call"
    ? {...tree, operands: tree.operands.map((operand) => replaceFact(operand, from, to))}
    : tree;
}

/** Every change of one digit, offset or place of an explained token, and its absence. */
export function mutantsOfExplained({
  fields
}: CsvRow): readonly (Mutant | {readonly kind: string; readonly row: undefined})[] {
  const [start, end] = [Number(fields.start), Number(fields.end)];
  return [
    {kind: "explained token", row: {...fields, text: otherNumber(fields.text!)}},
    {kind: "explained token", row: {...fields, start: String(start + 1), end: String(end + 1)}},
    {kind: "explained token", row: {...fields, line: String(Number(fields.line) + 1)}},
    {kind: "explained token", row: undefined}
  ];
}
