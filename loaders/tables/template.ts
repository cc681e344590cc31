import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";

/** The names that a template holds: `it`, `whole`, the parts; each once. */
export function namesIn(template: Expression): readonly string[] {
  if (template.type === "table") return [template.id];
  if (template.type !== "call") return [];
  const operands = template.name === "count" ? template.operands.slice(1) : template.operands;
  return [...new Set(operands.flatMap(namesIn))];
}

/** A template with what its names stand for in their places. Throws an {@link ExpressionError} for a name that stands for nothing. */
export function fillTemplate(template: Expression, known: Readonly<Record<string, Expression>>): Expression {
  if (template.type === "table") {
    if (!Object.hasOwn(known, template.id)) throw new ExpressionError(`unknown name ${template.id}; known: ${Object.keys(known).join(", ")}`);
    return known[template.id]!;
  }
  if (template.type !== "call") return template;
  const [first, ...rest] = template.operands;
  if (template.name === "count" && first?.type === "table") return {...template, operands: [first, ...rest.map((operand) => fillTemplate(operand, known))]};
  return {...template, operands: template.operands.map((operand) => fillTemplate(operand, known))};
}

