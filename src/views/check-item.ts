import type {Check} from "../core/evidence.js";
import {parseExpression, printExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {expressionChips} from "./expression-chips.js";
import {proseFragment} from "./prose-html.js";
import type {TraceContext} from "./trace-context.js";

const STATUSES: Readonly<Record<Check["status"], string>> = {
  holds: "holds", "within-rounding": "holds within rounding", discrepancy: "open point", fails: "does not hold, not explained"
};
const CLASSES: Readonly<Record<Check["class"], string>> = {
  "": "", arithmetic: "arithmetic", "definition-or-date": "definition or date", "not-itemised": "not itemised"
};
const RELATIONS: Readonly<Record<string, string>> = {equal: "equals", "at-most": "is at most"};
const WITHIN_ROUNDING: Readonly<Record<string, string>> = {equal: "equals, within rounding,", "at-most": "is, within rounding, at most"};

/** Whether a check is open to readers: it does not hold, explained or not. */
export function isOpenPoint({status}: Check): boolean {
  return status === "discrepancy" || status === "fails";
}

/** The status of a check in words, with its class where it is an open point. */
export function statusWords(check: Check): string {
  const named = CLASSES[check.class];
  return isOpenPoint(check) && named !== "" ? `${STATUSES[check.status]}: ${named}` : STATUSES[check.status];
}

/** A check: its status, both sides worked out, its relation and, where it does not hold, the explanation. */
export function checkItem(check: Check, context: TraceContext): HTMLElement {
  const {make, document, index, links} = context;
  const relation = parseExpression(check.expression);
  const prose = (text: string): DocumentFragment => proseFragment(text, document, {facts: index.facts, traceHref: links.traceHref});
  return make("div", {class: "tm-check", "data-status": check.status, "data-class": check.class || undefined},
    make("p", {class: "tm-check-line"},
      make("span", {class: "tm-check-status"}, statusWords(check)), " ",
      ...sides(check, relation, context)),
    make("p", {class: "tm-check-expression"}, expressionChips(relation, context)),
    check.explanation === "" ? undefined : make("p", {class: "tm-explanation"}, prose(check.explanation)),
    check.note === "" ? undefined : make("p", {class: "tm-note"}, prose(check.note)),
    isOpenPoint(check) && check.asked !== "" ? make("p", {class: "tm-asked"}, `Publisher asked: ${check.asked}`) : undefined);
}

function sides(check: Check, relation: Expression, context: TraceContext): readonly (Node | string)[] {
  const {make, links} = context;
  const [left, right] = relation.type === "call" ? relation.operands : [];
  const side = (text: string, operand: Expression | undefined): Node | string => {
    if (!operand || operand.type === "literal") return text;
    const expression = printExpression(operand);
    return make("a", {class: "tm-number", "data-trace": expression, href: links.traceHref(expression)}, text);
  };
  const words = relationWords(check, relation);
  return [side(check.left, left), ` ${words} `, side(check.right, right)];
}

/** A relation that does not hold is not stated: the sides stand against each other. */
function relationWords(check: Check, relation: Expression): string {
  if (relation.type !== "call" || isOpenPoint(check)) return "against";
  return (check.status === "within-rounding" ? WITHIN_ROUNDING : RELATIONS)[relation.name] ?? relation.name;
}
