import MarkdownIt from "markdown-it";
import type {Evidence} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {NUMBER, readNumbers} from "../../src/core/manuscript/inline-rules.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {builtTraceHref} from "./site.js";

/** A number of Markdown as HTML, linked to its trace. Throws an Error that says why it can't be shown. */
export function numberHtml(
  {expression, format, diagnostic}: Pick<NumberMeta, "expression" | "format" | "diagnostic">,
  evidence: Evidence
): string {
  if (diagnostic !== undefined) throw new Error(diagnostic);
  const {facts} = indexEvidence(evidence);
  const quantity = evaluate(expression, facts);
  return `<a class="tm-number" data-trace="${escapeHtml(quantity.expression)}" href="${escapeHtml(builtTraceHref(quantity.expression))}">${escapeHtml(formatQuantity(quantity, format, facts))}</a>`;
}

/**
 * A paragraph of Markdown as HTML without its paragraph: its links, and each `{{ }}` a linked number. Throws what
 * {@link numberHtml} throws.
 */
export function proseInline(text: string, evidence: Evidence): string {
  const md = new MarkdownIt();
  readNumbers(md);
  md.renderer.rules[NUMBER] = (tokens, i) => numberHtml(tokens[i]!.meta as NumberMeta, evidence);
  return md.renderInline(text.replace(/\s*\n\s*/g, " "));
}
