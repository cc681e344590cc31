import Fraction from "fraction.js";
import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import type {Evidence, EvidenceRow} from "../core/evidence.js";
import {printExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {compareBounds, intervalWidth, powerOfTen, roundHalfUp} from "../core/interval.js";
import type {Bound} from "../core/interval.js";
import type {Quantity} from "../core/quantity-columns.js";
import {indexEvidence} from "./evidence-index.js";
import type {EvidenceIndex} from "./evidence-index.js";
import {completeTraceLinks, sourcePlace} from "./trace-links.js";
import type {TraceLinks} from "./trace-links.js";

/** What every part of a trace is drawn with. */
export interface TraceContext {
  readonly document: Document;
  readonly make: ElementMaker;
  readonly index: EvidenceIndex;
  readonly links: Required<TraceLinks>;
  /** Whether cards are in a list grouped by source, which states once what they have in common. */
  readonly inList: boolean;
}

/** A context over evidence and a document, which may be jsdom's. */
export function traceContext(
  evidence: Evidence,
  document: Document,
  links: TraceLinks,
  {inList = false} = {}
): TraceContext {
  return {
    document,
    make: elementMaker(document),
    index: indexEvidence(evidence),
    links: completeTraceLinks(links),
    inList
  };
}

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

function traceLink(
  expression: string,
  text: string,
  className: string,
  {make, links, index}: TraceContext
): HTMLElement {
  const fact = index.fact(expression);
  const title = fact ? `${fact.printed}: ${index.label("measures", fact.measure)}` : expression;
  return make("a", {class: className, "data-trace": expression, href: links.traceHref(expression), title}, text);
}

/** An interval in words: `from 25.95 to 26.05 per cent`, `220 cases or more`; undefined where the value is exact. */
export function intervalWords({interval, unit}: Pick<Quantity, "interval" | "unit">): string | undefined {
  const {low, high} = interval;
  if (compareBounds(low, high) === 0) return undefined;
  const width = intervalWidth(interval);
  const decimals = width instanceof Fraction ? decimalsFor(width) : 2;
  const text = (bound: Bound): string => boundText(bound, decimals);
  if (low instanceof Fraction && high instanceof Fraction) return `from ${text(low)} to ${text(high)} ${unit.label}`;
  if (low instanceof Fraction) return `${text(low)} ${unit.label} or more`;
  return high instanceof Fraction ? `${text(high)} ${unit.label} or less` : "not bounded by what is printed";
}

function decimalsFor(width: Fraction): number {
  return Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(width.valueOf()))));
}

function boundText(bound: Bound, decimals: number): string {
  const value = bound instanceof Fraction ? roundHalfUp(bound, powerOfTen(-decimals)).valueOf() : bound;
  return new Intl.NumberFormat("en", {maximumFractionDigits: decimals}).format(value).replace("-", "−");
}

/**
 * The rows that a count counts, each in our words with its place in the document; undefined where nothing is counted.
 */
export function countedRows({rows}: Quantity, context: TraceContext): HTMLElement | undefined {
  const {make, index} = context;
  const known = new Map(
    (index.evidence.structure ?? []).flatMap((table) => table.rows.map((row) => [row.id, row] as const))
  );
  const counted = rows.map((id) => known.get(id)).filter((row): row is EvidenceRow => row !== undefined);
  if (counted.length === 0) return undefined;
  return make(
    "section",
    {class: "tm-counted", "aria-label": "Rows counted"},
    make("h3", {}, "Rows counted"),
    make("ol", {}, ...counted.map((row) => make("li", {}, ...rowParts(row, context))))
  );
}

/** A row in our words, with its place in the document as a link. */
export function rowParts(row: EvidenceRow, {make, index, links}: TraceContext): readonly (Node | string)[] {
  return [
    `${row.label} `,
    make(
      "a",
      {href: links.siteHref(sourcePlace(row))},
      `${index.source(row.source)?.symbol || row.source}, ${row.locator}`
    )
  ];
}
