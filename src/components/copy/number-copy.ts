import type {Evidence} from "../../core/evidence.js";
import {evaluate} from "../../core/expression/evaluate.js";
import {stepsOf} from "../../core/expression/steps.js";
import {formatQuantity} from "../../core/format.js";
import {DEFAULT_VOCABULARY} from "../../core/terms/term.js";
import type {Vocabulary} from "../../core/terms/term.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {copiedOf} from "./copied.js";
import type {Copied, CopiedPart} from "./copied.js";
import {caveatsBehind, factWords, factsBehind, printedWithUnit, sourcesBehind} from "./evidence-lines.js";

/** A number as the reader met it. */
export interface CopiedNumber {
  readonly expression: string;
  /** Its text where it stands, with its qualifier; without it, the number as its trace shows it. */
  readonly shown?: string;
  /** The absolute address of its trace; empty where the page has none. */
  readonly href: string;
}

/**
 * A number with its unit, what it is and of when, how it is worked out, what must be said with it, its citation, and the way to its trace.
 * Categories are named in the vocabulary that the reader chose. Throws an ExpressionError for what can't be worked out.
 */
export function numberCopy({expression, shown, href}: CopiedNumber, evidence: Evidence, vocabulary: Vocabulary = DEFAULT_VOCABULARY): Copied {
  const index = indexEvidence(evidence);
  const quantity = evaluate(expression.trim(), index.facts);
  const text = shown?.trim() || formatQuantity(quantity, undefined, index.facts);
  const unit = quantity.unit.kind === "percent" || quantity.unit.kind === "times" || /[a-z]$/i.test(text) ? "" : ` ${quantity.unit.label}`;
  const facts = factsBehind([quantity.expression], index);
  const step = stepsOf(quantity, index.facts).at(-1);
  const about: readonly CopiedPart[] = quantity.tree.type === "fact" ? [{type: "line", text: factWords(facts[0]!, index, vocabulary)}] : [
    ...(step === undefined ? [] : [{type: "line", label: "Worked out", text: `${quantity.expression}: ${step.working} = ${step.result}`} as const]),
    ...facts.map((fact) => ({type: "line", label: printedWithUnit(fact, index), text: factWords(fact, index, vocabulary)} as const))
  ];
  return copiedOf([
    {type: "lead", text: text + unit}, ...about,
    ...caveatsBehind([quantity.expression], index).map((caveat) => ({type: "line", label: "Caveat", text: caveat} as const)),
    ...sourcesBehind([quantity.expression], index),
    ...(href === "" ? [] : [{type: "link", label: "Trace", href} as const])
  ]);
}
