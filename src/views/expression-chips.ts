import type {Expression} from "../core/expression/syntax.js";
import {printExpression} from "../core/expression/syntax.js";
import type {Child} from "../core/element.js";
import type {TraceContext} from "./trace-context.js";

/** An expression in its canonical text, each fact and inner call of it a link to its own trace. */
export function expressionChips(expression: Expression, context: TraceContext): HTMLElement {
  const {make} = context;
  const parts = expression.type === "call" ? callParts(expression, context) : [chip(expression, context)];
  return make("code", {class: "tm-expression"}, ...parts);
}

function callParts({name, operands}: Expression & {readonly type: "call"}, context: TraceContext): readonly Child[] {
  const inside = operands.flatMap((operand, i) => [...(i === 0 ? [] : [", "]), ...operandParts(operand, context)]);
  return [`${name}(`, ...inside, ")"];
}

function operandParts(operand: Expression, context: TraceContext): readonly Child[] {
  if (operand.type !== "call") return [chip(operand, context)];
  const [, ...rest] = callParts(operand, context);
  return [traceLink(printExpression(operand), operand.name, "tm-chip tm-chip-call", context), "(", ...rest];
}

function chip(operand: Expression, context: TraceContext): Child {
  if (operand.type !== "fact") return printExpression(operand);
  return traceLink(operand.id, operand.id, "tm-chip", context);
}

function traceLink(expression: string, text: string, className: string, {make, links, index}: TraceContext): HTMLElement {
  const fact = index.fact(expression);
  const title = fact ? `${fact.printed}: ${index.label("measures", fact.measure)}` : expression;
  return make("a", {class: className, "data-trace": expression, href: links.traceHref(expression), title}, text);
}
