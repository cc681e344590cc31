import type {Expression} from "./syntax.js";
import {printExpression} from "./syntax.js";

type Degrees = ReadonlyMap<string, number>;

/** A quotient: the degree of each fact in its numerator and denominator; `denominator` identifies the denominator. */
interface Rational {
  readonly above: Degrees;
  readonly below: Degrees;
  readonly denominator: string;
}

const combine = (a: Degrees, b: Degrees, how: (x: number, y: number) => number): Degrees =>
  new Map([...new Set([...a.keys(), ...b.keys()])].map((id) => [id, how(a.get(id) ?? 0, b.get(id) ?? 0)]));
const plus = (a: Degrees, b: Degrees): Degrees => combine(a, b, (x, y) => x + y);
const larger = (a: Degrees, b: Degrees): Degrees => combine(a, b, Math.max);

/**
 * Whether the expression is a quotient in which each fact occurs at most to the first power above and below the bar.
 * Such a function is monotone in each fact, so its extremes over a box stand at the corners.
 */
export function isLinearFractional(expression: Expression): boolean {
  const rational = degreesOf(expression);
  return (
    rational !== undefined && [...rational.above.values(), ...rational.below.values()].every((degree) => degree <= 1)
  );
}

function degreesOf(expression: Expression): Rational | undefined {
  if (expression.type === "fact") return {above: new Map([[expression.id, 1]]), below: new Map(), denominator: ""};
  if (expression.type !== "call" || expression.name === "count")
    return {above: new Map(), below: new Map(), denominator: ""};
  const operands = expression.operands.map(degreesOf);
  if (operands.some((operand) => operand === undefined)) return undefined;
  const [first, second, ...rest] = operands as Rational[];
  switch (expression.name) {
    case "sum":
    case "difference":
    case "remainder":
      return rest.reduce(addRationals, addRationals(first!, second!));
    case "share":
    case "ratio":
    case "per":
    case "rebase":
    case "implied":
      return divideRationals(first!, second!, printExpression(expression.operands[1]!));
    case "change":
      return divideRationals(addRationals(second!, first!), first!, printExpression(expression.operands[0]!));
    default:
      return undefined;
  }
}

function addRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator)
    return {above: larger(a.above, b.above), below: a.below, denominator: a.denominator};
  return {
    above: larger(plus(a.above, b.below), plus(b.above, a.below)),
    below: plus(a.below, b.below),
    denominator: `${a.denominator} × ${b.denominator}`
  };
}

function divideRationals(a: Rational, b: Rational, divisor: string): Rational {
  if (a.denominator === b.denominator) return {above: a.above, below: b.above, denominator: divisor};
  return {
    above: plus(a.above, b.below),
    below: plus(a.below, b.above),
    denominator: `${a.denominator} × ${divisor} ÷ ${b.denominator}`
  };
}
