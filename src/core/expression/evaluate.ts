import Fraction from "fraction.js";
import type {Facts, Unit, ValuedFact} from "../fact.js";
import {formatWorked} from "../format.js";
import {compareBounds, hull, intervalWidth, pointInterval} from "../interval.js";
import type {Interval} from "../interval.js";
import type {Quantity} from "../quantity-columns.js";
import {ROWS_UNIT, countedRows, countsOf} from "./count.js";
import {FUNCTIONS} from "./functions.js";
import type {ExpressionFunction, UnitOperand} from "./functions.js";
import {isLinearFractional} from "./linearity.js";
import {ExpressionError, factsOf, parseExpression, printExpression} from "./syntax.js";
import type {Expression} from "./syntax.js";

const MOST_CORNERS = 12;

/** The values that an expression is worked out from. */
interface Values {
  readonly fact: (id: string) => Fraction;
  readonly count: (call: Expression) => Fraction;
}

/**
 * Evaluates an expression (or its text) over facts: value, unit and the interval that follows from printed precision.
 * Throws an {@link ExpressionError} for what doesn't parse, an unknown fact or function, units that don't fit, and
 * division by zero.
 */
export function evaluate(expression: Expression | string, facts: Facts): Quantity {
  const tree = typeof expression === "string" ? parseExpression(expression) : expression;
  if (tree.type !== "fact" && tree.type !== "call")
    throw new ExpressionError(
      `a ${tree.type === "literal" ? "number" : tree.type} alone is no quantity: ${printExpression(tree)}`
    );
  const unit = unitOf(tree, facts).unit;
  const ids = factsOf(tree);
  const known = new Map(ids.map((id) => [id, requireFact(id, facts)]));
  const counted = new Map(countsOf(tree).map((call) => [call as Expression, countedRows(call, facts)]));
  const values: Values = {fact: (id) => known.get(id)!.value, count: (call) => new Fraction(counted.get(call)!.length)};
  const value = valueOf(tree, values);
  const interval = intervalOf(tree, known, values);
  const rows = [...new Set([...counted.values()].flat().map(({id}) => id))];
  return {
    expression: printExpression(tree),
    tree,
    value,
    unit,
    interval,
    facts: ids,
    rows,
    qualifier: qualifierOf(tree, value, interval, known)
  };
}

function requireFact(id: string, facts: Facts): ValuedFact {
  const fact = facts.fact(id);
  if (!fact) throw new ExpressionError(`unknown fact: ${id}`);
  return fact;
}

function requireFunction(name: string): ExpressionFunction {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!found) throw new ExpressionError(`unknown function: ${name} (known: ${Object.keys(FUNCTIONS).join(", ")})`);
  return found;
}

function unitOf(expression: Expression, facts: Facts): UnitOperand {
  const text = printExpression(expression);
  if (expression.type === "literal")
    throw new ExpressionError(`${text}: a literal stands only where a function names one`);
  if (expression.type === "table" || expression.type === "filter")
    throw new ExpressionError(`${text}: tables and filters stand only in count()`);
  if (expression.type === "fact") {
    const fact = requireFact(expression.id, facts);
    return {text, unit: requireUnit(fact.unit, facts), fact};
  }
  const {name, operands} = expression;
  const called = requireFunction(name);
  if (operands.length < called.least || operands.length > called.most) {
    throw new ExpressionError(
      `${called.signature} takes ${called.least === called.most ? called.least : `${called.least} or more`} operands, not ${operands.length}`
    );
  }
  if (name === "count") {
    const table = operands[0]!;
    countedRows(expression, facts);
    return {text, unit: requireUnit(`${ROWS_UNIT}${printExpression(table)}`, facts)};
  }
  const literals: string[] = [];
  const quantities: UnitOperand[] = [];
  operands.forEach((operand, i) => {
    if (operand.type === "call" && operand.name === "implied")
      throw new ExpressionError(`${printExpression(operand)} is no printed figure; show it alone`);
    if (!called.literals.includes(i)) quantities.push(unitOf(operand, facts));
    else if (operand.type === "literal") literals.push(operand.text);
    else throw new ExpressionError(`${called.signature}: ${printExpression(operand)} must be a number`);
  });
  return {text, unit: requireUnit(called.unit(quantities, literals), facts)};
}

function requireUnit(id: string, facts: Facts): Unit {
  const unit = facts.unit(id);
  if (unit) return unit;
  if (id.startsWith(ROWS_UNIT)) return {id, label: "rows", kind: "count"};
  if (id.includes(" per ")) return {id, label: id, kind: "rate"};
  throw new ExpressionError(`unknown unit: ${id}`);
}

function valueOf(expression: Expression, values: Values): Fraction {
  if (expression.type === "fact") return values.fact(expression.id);
  if (expression.type === "literal") return new Fraction(expression.text);
  if (expression.type !== "call") throw new ExpressionError(`${printExpression(expression)} is no quantity`);
  if (expression.name === "count") return values.count(expression);
  return requireFunction(expression.name).value(expression.operands.map((operand) => valueOf(operand, values)));
}

function intervalOf(expression: Expression, facts: ReadonlyMap<string, ValuedFact>, values: Values): Interval {
  if (expression.type === "call" && expression.name === "round") {
    return FUNCTIONS.round!.interval([
      intervalOf(expression.operands[0]!, facts, values),
      ...expression.operands.slice(1).map(literalInterval)
    ]);
  }
  const inexact = [...facts.values()].filter(({interval}) => compareBounds(interval.low, interval.high) !== 0);
  const bounded = inexact.every(({interval}) => intervalWidth(interval) instanceof Fraction);
  if (bounded && inexact.length <= MOST_CORNERS && (inexact.length === 0 || isLinearFractional(expression))) {
    const corners = cornersOf(expression, inexact, values);
    if (corners) return corners;
  }
  return naturalInterval(expression, facts, values);
}

/** The extremes over every combination of the facts' ends; undefined where a corner divides by zero. */
function cornersOf(expression: Expression, inexact: readonly ValuedFact[], values: Values): Interval | undefined {
  const found: Fraction[] = [];
  try {
    for (let corner = 0; corner < 2 ** inexact.length; corner++) {
      const ends = new Map(inexact.map(({id, interval}, i) => [id, (corner >> i) & 1 ? interval.high : interval.low]));
      found.push(
        valueOf(expression, {...values, fact: (id) => (ends.get(id) as Fraction | undefined) ?? values.fact(id)})
      );
    }
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
  return hull(found);
}

function naturalInterval(expression: Expression, facts: ReadonlyMap<string, ValuedFact>, values: Values): Interval {
  if (expression.type === "fact") return facts.get(expression.id)!.interval;
  if (expression.type === "literal") return literalInterval(expression);
  if (expression.type !== "call") throw new ExpressionError(`${printExpression(expression)} is no quantity`);
  if (expression.name === "count") return pointInterval(values.count(expression));
  return requireFunction(expression.name).interval(
    expression.operands.map((operand) => naturalInterval(operand, facts, values))
  );
}

function literalInterval(expression: Expression): Interval {
  if (expression.type !== "literal") throw new ExpressionError(`${printExpression(expression)} must be a number`);
  return pointInterval(new Fraction(expression.text));
}

/**
 * The qualifier of a result: a fact’s own; for a value derived from qualified facts, `about`, or the side on which its
 * interval lies.
 */
function qualifierOf(
  expression: Expression,
  value: Fraction,
  {low, high}: Interval,
  facts: ReadonlyMap<string, ValuedFact>
): string {
  if (expression.type === "fact") return facts.get(expression.id)!.qualifier;
  const qualified = [...facts.values()].filter(({qualifier}) => qualifier !== "");
  if (qualified.length === 0 || compareBounds(low, high) === 0) return "";
  if (qualified.every(({qualifier}) => qualifier === "about")) return "about";
  if (compareBounds(low, value) === 0) return "at-least";
  return compareBounds(high, value) === 0 ? "up-to" : "about";
}

/** One call of an expression worked out: `share(…)`, `106 ÷ 141 × 100`, `75.2%`. */
interface Step {
  readonly expression: string;
  readonly summary: string;
  readonly working: string;
  readonly result: string;
}

/** The calls of a quantity's expression from the inside out, each worked out; a fact alone has none. */
export function stepsOf({tree}: Quantity, facts: Facts): readonly Step[] {
  if (tree.type !== "call") return [];
  const inner = tree.operands.flatMap((operand) =>
    operand.type === "call" ? stepsOf(evaluate(operand, facts), facts) : []
  );
  const called = FUNCTIONS[tree.name]!;
  const shown = operandsShown(tree, facts);
  const step = {
    expression: printExpression(tree),
    summary: `${called.signature}: ${called.summary}`,
    working: called.working(shown),
    result: formatWorked(evaluate(tree, facts), facts)
  };
  return [...inner, step];
}

const operandsShown = ({operands}: Expression & {readonly type: "call"}, facts: Facts): readonly string[] =>
  operands.map((operand) =>
    operand.type !== "fact" && operand.type !== "call"
      ? printExpression(operand)
      : formatWorked(evaluate(operand, facts), facts)
  );

/**
 * How a quantity follows from others, in words, with the unit of what is counted: `106 of 141 convictions`; empty for a
 * fact and for a count of rows.
 */
export function workedInWords({tree}: Quantity, facts: Facts): string {
  if (tree.type !== "call" || tree.name === "count") return "";
  const called = FUNCTIONS[tree.name]!;
  const shown = operandsShown(tree, facts);
  if (called.words === undefined) return called.working(shown);
  const {unit} = evaluate(tree.operands[0]!, facts);
  return `${called.words(shown)}${unit.kind === "count" ? ` ${unit.label}` : ""}`;
}
