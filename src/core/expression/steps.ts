import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import type {Quantity} from "../quantity.js";
import {evaluate} from "./evaluate.js";
import {FUNCTIONS} from "./functions.js";
import {printExpression} from "./syntax.js";
import type {Expression} from "./syntax.js";

/** One call of an expression worked out: `share(…)`, `106 ÷ 141 × 100`, `75.2%`. */
export interface Step {
  readonly expression: string;
  readonly summary: string;
  readonly working: string;
  readonly result: string;
}

/** The calls of a quantity's expression from the inside out, each worked out; a fact alone has none. */
export function stepsOf({tree}: Quantity, facts: Facts): readonly Step[] {
  if (tree.type !== "call") return [];
  const inner = tree.operands.flatMap((operand) => (operand.type === "call" ? stepsOf(evaluate(operand, facts), facts) : []));
  const called = FUNCTIONS[tree.name]!;
  const shown = (operand: Expression): string =>
    operand.type !== "fact" && operand.type !== "call" ? printExpression(operand) : formatQuantity(evaluate(operand, facts), undefined, facts);
  const step = {
    expression: printExpression(tree),
    summary: `${called.signature}: ${called.summary}`,
    working: called.working(tree.operands.map(shown)),
    result: formatQuantity(evaluate(tree, facts), undefined, facts)
  };
  return [...inner, step];
}
