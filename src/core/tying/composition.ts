import {FUNCTIONS} from "../expression/functions.js";
import {factsOf} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";

/** Where a figure is still to be chosen in an expression that is being composed. */
export const OPEN_FIGURE: Expression = {type: "fact", id: ""};

/** The way from an expression to one of its operands, by their places. */
export type OperandPath = readonly number[];

/** What stands in a place of an expression; the expression itself at the empty path. */
export function operandAt(tree: Expression, path: OperandPath): Expression {
  const [first, ...rest] = path;
  return first === undefined || tree.type !== "call" ? tree : operandAt(tree.operands[first] ?? OPEN_FIGURE, rest);
}

/** An expression with another operand in a place; without one, that place is taken away. */
export function withOperand(tree: Expression, path: OperandPath, operand: Expression | undefined): Expression {
  const [first, ...rest] = path;
  if (first === undefined) return operand ?? OPEN_FIGURE;
  if (tree.type !== "call") return tree;
  if (rest.length === 0 && operand === undefined) return {...tree, operands: tree.operands.toSpliced(first, 1)};
  return {...tree, operands: tree.operands.with(first, withOperand(tree.operands[first]!, rest, operand))};
}

/**
 * An expression as an operation of the same operands, as far as it takes them: a figure becomes the first of them. With
 * no operation it becomes its first figure again.
 */
export function withOperation(tree: Expression, name: string | undefined): Expression {
  const isOf = tree.type === "call" && tree.name !== "count";
  if (name === undefined) return {type: "fact", id: factsOf(tree)[0] ?? ""};
  if (name === "count") return {type: "call", name, operands: [{type: "table", id: ""}]};
  const {least, most, literals} = FUNCTIONS[name]!;
  const known = (isOf ? tree.operands : [tree]).filter(({type}) => type === "fact" || type === "call");
  const quantities = known.filter((operand) => operand.type !== "call" || isOf).slice(0, most - literals.length);
  const operands = Array.from({length: Math.max(least, Math.min(most, quantities.length + literals.length))}, (_, i) =>
    literals.includes(i) ? ({type: "literal", text: ""} as const) : (quantities.shift() ?? OPEN_FIGURE)
  );
  return {type: "call", name, operands};
}

/** An expression as the first operand of an operation. */
export function wrapped(tree: Expression, name: string): Expression {
  return withOperand(withOperation(OPEN_FIGURE, name), [0], tree);
}

/** The names of an operation's operands: `part`, `whole`; the last one’s again for those beyond. */
export function operandNames(name: string, count: number): readonly string[] {
  const names = /\((.*)\)/
    .exec(FUNCTIONS[name]!.signature)![1]!
    .split(", ")
    .filter((one) => one !== "…");
  return Array.from({length: count}, (_, i) => names[i] ?? `${names.at(-1)!} ${i + 1}`);
}

/** Whether another operand may follow those that an expression has. */
export const takesMore = (tree: Expression): boolean =>
  tree.type === "call" && tree.operands.length < FUNCTIONS[tree.name]!.most;

/** The places of an expression in which something is still to be chosen, in their order. */
export function openPlaces(tree: Expression, path: OperandPath = []): readonly OperandPath[] {
  if (tree.type === "call") return tree.operands.flatMap((operand, i) => openPlaces(operand, [...path, i]));
  const isOpen =
    tree.type === "literal" ? tree.text === "" : tree.type === "filter" ? tree.value === "" : tree.id === "";
  return isOpen ? [path] : [];
}
