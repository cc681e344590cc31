/**
 * A place in a text of ours where a registered term stands: `[[lantern]]`, with a capital first where the sentence begins with it. With
 * `:label` it is a label, which is short and never brings its legal category along.
 */
export interface TermMark {
  readonly id: string;
  readonly capital: boolean;
  readonly label: boolean;
}

const MARK = /\[\[([A-Za-z][\w-]*)(:label)?\]\]/g;

/** A text's stretches: plain ones and marks. */
export type TermPart = string | TermMark;

/** Splits a text at its marks. */
export function splitTerms(text: string): readonly TermPart[] {
  const parts: TermPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const [all, name = "", label] = match;
    parts.push({id: name.charAt(0).toLowerCase() + name.slice(1), capital: /^[A-Z]/.test(name), label: label !== undefined});
    from = match.index + all.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Whether a text may hold marks. */
export const hasTerms = (text: string): boolean => text.includes("[[");

/**
 * Code as it stands in plain text, where its backticks are gone: a word joiner, which is not seen, parts the brackets, so that none of it is a mark.
 */
export const codeInText = (code: string): string => code.replaceAll("[[", "[\u2060[");

/** The mark of a term as a label. */
export const labelMark = (id: string): string => `[[${id}:label]]`;
