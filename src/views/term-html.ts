import {termAttributes} from "../core/terms/dress.js";
import {splitTerms} from "../core/terms/marks.js";
import {DEFAULT_VOCABULARY} from "../core/terms/term.js";
import type {RegisteredTerm} from "../core/terms/term.js";
import type {NamedTerms} from "../core/terms/wording.js";
import {escapeHtml} from "./prose-html.js";

/** Text with its marks as HTML: the words of the default vocabulary, with those of both as attributes. Throws a TermError. */
export function termHtml(text: string, terms: readonly RegisteredTerm[], named: NamedTerms): string {
  return splitTerms(text).map((part) => {
    if (typeof part === "string") return escapeHtml(part);
    const attributes = termAttributes(part, terms, named);
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join("");
    return `<span${written}>${escapeHtml(attributes[`data-${DEFAULT_VOCABULARY}`])}</span>`;
  }).join("");
}
