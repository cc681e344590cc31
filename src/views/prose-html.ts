import {evaluate} from "../core/expression/evaluate.js";
import type {Facts} from "../core/fact.js";
import {formatQuantity} from "../core/format.js";
import {parseProse} from "../core/prose.js";
import {termAttributes} from "../core/terms/dress.js";
import {DEFAULT_TERM_VOCABULARY} from "../core/terms/term.js";
import type {RegisteredTerm} from "../core/terms/term.js";
import {splitTerms} from "../core/terms/wording.js";
import type {NamedTerms} from "../core/terms/wording.js";

/** The facts over which numbers in prose are evaluated, and the addresses of their traces. */
interface ProseContext {
  readonly facts: Facts;
  readonly traceHref: (expression: string) => string;
}

const ESCAPES: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** Text as it may stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/**
 * Prose as HTML: everything escaped, each `{{ }}` a linked number. For prose of one line, such as caveats and
 * explanations; Markdown in it is not interpreted. Throws a ProseError, ExpressionError or FormatError.
 */
export function proseHtml(text: string, {facts, traceHref}: ProseContext): string {
  return parseProse(text)
    .map((part) => {
      if (part.type === "text") return escapeHtml(part.text);
      const quantity = evaluate(part.expression, facts);
      const href = escapeHtml(traceHref(quantity.expression));
      const shown = escapeHtml(formatQuantity(quantity, part.format, facts));
      return `<a class="tm-number" data-trace="${escapeHtml(quantity.expression)}" href="${href}">${shown}</a>`;
    })
    .join("");
}

/** Prose as plain text, each `{{ }}` its number. Throws what {@link proseHtml} throws. */
export function proseText(text: string, facts: Facts): string {
  return parseProse(text)
    .map((part) =>
      part.type === "text" ? part.text : formatQuantity(evaluate(part.expression, facts), part.format, facts)
    )
    .join("");
}

/** Prose as nodes of a document; see {@link proseHtml}. */
export function proseFragment(text: string, document: Document, context: ProseContext): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = proseHtml(text, context);
  return template.content;
}

/**
 * Text with its marks as HTML: the words of the default vocabulary, with those of both vocabularies as attributes.
 * Throws a TermError for an unregistered or withheld term.
 */
export function termHtml(text: string, terms: readonly RegisteredTerm[], named: NamedTerms): string {
  return splitTerms(text)
    .map((part) => {
      if (typeof part === "string") return escapeHtml(part);
      const attributes = termAttributes(part, terms, named);
      const written = Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
        .join("");
      return `<span${written}>${escapeHtml(attributes[`data-${DEFAULT_TERM_VOCABULARY}`])}</span>`;
    })
    .join("");
}
