import {whyNeverTogether, whyUnlike} from "../../src/core/chart-spec/refuse.js";
import type {TogetherRules} from "../../src/core/chart-spec/refuse.js";
import type {Row} from "../../src/core/chart.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {factsOf, parseExpression, printExpression} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Facts, ValuedFact} from "../../src/core/fact.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {KeyColumn, QuantityColumn, TableDescription} from "../../src/core/table.js";

/**
 * Why facts can't stand in one quantity column or one series: they differ in unit, measure, area, producer, source or
 * kind of period. `allow`, a reason why they may be compared nevertheless, permits such differences, but never
 * overrides a refusal of the workspace's rules. Undefined if they can.
 */
export function whyNotComparable(facts: readonly ValuedFact[], rules: TogetherRules, allow = ""): string | undefined {
  return whyNeverTogether(facts, rules) ?? (allow.trim() === "" ? whyUnlike(facts) : undefined);
}

/**
 * The problems of columns that mix numbers which can't be compared; a derived cell counts with the unit of its result.
 */
export function whyMixed(
  table: TableDescription & {readonly rows: readonly Row[]},
  facts: Facts,
  rules: TogetherRules
): readonly string[] {
  const columns = table.columns
    .filter(({kind}) => kind === "quantity")
    .map(({name}) => ({name, cells: factsOfColumn(name, table.rows, facts)}));
  const mixed = columns.flatMap(({name, cells}) => {
    const why = whyNotComparable(cells, rules, table.comparison);
    return why === undefined
      ? []
      : [`column ${name}: ${why}; say in the table’s comparison why it holds, or make two tables`];
  });
  if (mixed.length > 0) return mixed;
  const refused = whyNeverTogether(
    columns.flatMap(({cells}) => cells),
    rules
  );
  return refused === undefined ? [] : [`columns ${columns.map(({name}) => name).join(", ")}: ${refused}`];
}

function factsOfColumn(name: string, rows: readonly Row[], facts: Facts): readonly ValuedFact[] {
  return rows.flatMap((row) => {
    const expression = expressionOf(row, name);
    if (expression === null) return [];
    const quantity = evaluate(expression, facts);
    return quantity.facts.flatMap((id) => facts.fact(id) ?? []).map((fact) => ({...fact, unit: quantity.unit.id}));
  });
}

export type FactById = (id: string) => ValuedFact | undefined;
type Dimensions = Partial<Record<NonNullable<KeyColumn["dimension"]>, string>>;

/** The category of a row for what a source's parts leave of its whole. */
const NOT_ITEMISED = "not-itemised";

/**
 * Why the operands of a cell don't fit the cell's own columns, so that a valid but wrong operand is caught; empty if
 * they do.
 */
export function whyMeaningless(
  tree: Expression,
  row: Row,
  column: QuantityColumn,
  table: TableDescription,
  fact: FactById
): readonly string[] {
  const found: string[] = [];
  const expected: Dimensions = {};
  for (const other of table.columns) {
    if (other.kind === "key" && other.dimension !== undefined)
      expected[other.dimension] = String(row[other.name] ?? "");
  }
  for (const id of factsOf(tree)) {
    const measure = fact(id)?.measure;
    if (measure !== undefined && !column.measures.includes(measure))
      found.push(`${id} measures ${measure}, the column ${column.measures.join(" or ")}`);
  }
  delete expected.unit;
  if (column.wholeOf !== undefined) return [...found, ...whyNotWhole(tree, row, column.wholeOf, fact)];
  const base = column.from === undefined ? undefined : String(row[column.from] ?? "");
  visit(tree, expected, base, fact, found);
  return found;
}

function whyNotWhole(tree: Expression, row: Row, part: string, fact: FactById): readonly string[] {
  const expression = expressionOf(row, part);
  if (expression === null) return [];
  return isWholeOf(tree, parseExpression(expression), fact)
    ? []
    : [`${printExpression(tree)} is not the whole of ${expression}`];
}

function visit(
  tree: Expression,
  expected: Dimensions,
  base: string | undefined,
  fact: FactById,
  found: string[]
): void {
  if ((tree.type !== "fact" && tree.type !== "call") || (tree.type === "call" && tree.name === "count")) return;
  if (tree.type === "fact") {
    const problem = whyUnlikeOperands(fact(tree.id), expected);
    if (problem !== undefined) found.push(`${tree.id}: ${problem}`);
    return;
  }
  const [first, ...rest] = tree.operands;
  if (tree.name === "change" || tree.name === "rebase") {
    const [from, to] = tree.name === "change" ? [first!, rest[0]!] : [rest[0]!, first!];
    visit(from, {...expected, ...(base === undefined ? {} : {period: base})}, undefined, fact, found);
    visit(to, expected, undefined, fact, found);
  } else if (tree.name === "share") {
    visit(first!, expected, base, fact, found);
    if (!isWholeOf(rest[0]!, first!, fact))
      found.push(`${printExpression(rest[0]!)} is not the whole of ${printExpression(first!)}`);
  } else if (tree.name === "remainder") {
    if (expected.category !== undefined && expected.category !== NOT_ITEMISED)
      found.push(`${printExpression(tree)} is what is not itemised, the row is ${expected.category}`);
    visit(first!, withoutParts(expected), base, fact, found);
    for (const part of rest) {
      const isPart = part.type === "fact" && first!.type === "fact" && fact(part.id)?.of === first!.id;
      if (!isPart) found.push(`${printExpression(part)} is no part that ${printExpression(first!)} falls into`);
    }
    if (new Set(rest.map(printExpression)).size < rest.length) found.push("a part is taken away twice");
  } else {
    found.push(...nestedOperands(tree, fact));
    for (const operand of tree.operands) visit(operand, expected, base, fact, found);
  }
}

/** Problems of sums in which one operand is part of another, so that it would count twice. */
export function nestedOperands(tree: Expression, fact: FactById): readonly string[] {
  if (tree.type !== "call" || tree.name !== "sum") return [];
  const ids = tree.operands.flatMap((operand) => (operand.type === "fact" ? [operand.id] : []));
  return ids.flatMap((id) =>
    ids
      .filter((other) => ancestorsOf(id, fact).includes(other))
      .map((other) => `${id} is part of ${other}; their sum counts it twice`)
  );
}

/** The expected dimensions of a whole, which has no category or sex of its own. */
function withoutParts(expected: Dimensions): Dimensions {
  return {
    ...expected,
    ...(expected.category === undefined ? {} : {category: ""}),
    ...(expected.sex === undefined ? {} : {sex: ""})
  };
}

function whyUnlikeOperands(fact: ValuedFact | undefined, expected: Dimensions): string | undefined {
  if (!fact) return "unknown fact";
  const dimensions = ["category", "sex", "period", "area"] as const;
  const odd = dimensions.find(
    (name) => fact[name] !== (expected[name] ?? (name === "category" || name === "sex" ? "" : fact[name]))
  );
  if (odd === undefined) return undefined;
  if (expected[odd] === undefined)
    return `its ${odd} is ${fact[odd]}, which no column says; add a key column for the ${odd}, such as ${odd}: {label: …, key: ${odd}}`;
  return `its ${odd} is ${fact[odd] || "(none)"}, the row’s ${expected[odd] || "(none)"}`;
}

/**
 * Whether an expression is the whole of a part: the sources say so (`of`), or it is computed from the part and others
 * like it.
 */
export function isWholeOf(whole: Expression, part: Expression, fact: FactById): boolean {
  const parts = factsOf(part);
  if (whole.type === "fact")
    return parts.every((id) => (id === whole.id && part.type !== "fact") || ancestorsOf(id, fact).includes(whole.id));
  if (whole.type !== "call" || whole.name !== "sum") return false;
  const members = whole.operands.map((operand) => (operand.type === "fact" ? fact(operand.id) : undefined));
  const first = members[0];
  const alike =
    first !== undefined &&
    members.every(
      (member) =>
        member !== undefined &&
        member.measure === first.measure &&
        member.period === first.period &&
        member.area === first.area &&
        member.source === first.source
    );
  const distinct = new Set(members.map((member) => `${member?.category}|${member?.sex}`)).size === members.length;
  return alike && distinct && parts.every((id) => members.some((member) => member?.id === id));
}

/** The wholes that a fact is part of, the nearest first. */
export function ancestorsOf(id: string, fact: FactById): readonly string[] {
  const found: string[] = [];
  for (let at = fact(id)?.of; at !== undefined && at !== "" && !found.includes(at); at = fact(at)?.of) found.push(at);
  return found;
}
