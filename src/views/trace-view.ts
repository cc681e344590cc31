import type {Evidence} from "../core/evidence.js";
import {evaluate, stepsOf} from "../core/expression/evaluate.js";
import {formatWorked} from "../core/format.js";
import type {Quantity} from "../core/quantity-columns.js";
import {indexEvidence} from "./evidence-index.js";
import {factCard} from "./fact-card.js";
import type {TraceLinks} from "./trace-links.js";
import {countedRows, expressionChips, intervalWords, traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

/** The targets of a trace's links, and the text of the number on the page that the reader came from. */
export interface TraceViewOptions extends TraceLinks {
  readonly shown?: string;
}

/**
 * The trace of an expression: its operands, its result worked out, and each fact as printed with its passage. The same
 * in the dialog, on the trace page and at build. Throws an ExpressionError for what can't be parsed or evaluated.
 */
export function traceView(
  evidence: Evidence,
  expression: string,
  document: Document,
  options: TraceViewOptions
): HTMLElement {
  const context = traceContext(evidence, document, options);
  const {make, index} = context;
  const quantity = evaluate(expression.trim(), index.facts);
  return make(
    "div",
    {class: "tm-trace-view", "data-expression": quantity.expression},
    make("p", {class: "tm-trace-expression"}, expressionChips(quantity.tree, context)),
    resultLine(quantity, options.shown?.trim(), context),
    stepList(quantity, context),
    countedRows(quantity, context),
    quantity.facts.length === 0
      ? undefined
      : make(
          "section",
          {class: "tm-trace-facts", "aria-label": "Printed figures"},
          ...quantity.facts.map((id) => factCard(index.fact(id)!, context))
        )
  );
}

/** The result of an expression as text, for titles. */
export function traceResult(evidence: Evidence, expression: string): string {
  const {facts} = indexEvidence(evidence);
  return formatWorked(evaluate(expression.trim(), facts), facts);
}

function resultLine(quantity: Quantity, shown: string | undefined, {make, index}: TraceContext): HTMLElement {
  const result = formatWorked(quantity, index.facts);
  const inText = quantity.unit.kind === "percent" || /[a-z]$/i.test(result);
  const interval = intervalWords(quantity);
  return make(
    "div",
    {class: "tm-trace-result"},
    make(
      "p",
      {class: "tm-result"},
      make("span", {class: "tm-equals"}, quantity.tree.type === "fact" ? "printed: " : "= "),
      make("output", {}, result),
      inText ? undefined : make("span", {class: "tm-unit"}, ` ${quantity.unit.label}`)
    ),
    shown === undefined || shown === "" || shown === result
      ? undefined
      : make("p", {class: "tm-shown"}, `Shown as ${shown}`),
    interval === undefined ? undefined : make("p", {class: "tm-interval"}, `By the precision printed: ${interval}`)
  );
}

function stepList(quantity: Quantity, {make, index}: TraceContext): HTMLElement | undefined {
  const steps = stepsOf(quantity, index.facts);
  if (steps.length === 0) return undefined;
  return make(
    "ol",
    {class: "tm-steps"},
    ...steps.map(({expression, summary, working, result}) =>
      make(
        "li",
        {},
        steps.length > 1 ? make("code", {class: "tm-step-expression"}, expression) : undefined,
        make("p", {class: "tm-step-working"}, `${working} = ${result}`),
        make("p", {class: "tm-step-summary"}, summary)
      )
    )
  );
}
