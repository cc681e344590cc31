import type {Evidence, EvidenceFact} from "../evidence.js";
import {qualifierWords} from "../fact.js";

/**
 * The passage in which a fact is printed, as a quote in Markdown that leads to it. Each figure of it that is a fact is
 * tied to it, unless the passage says its qualifier otherwise. Undefined where the passage is not at hand.
 */
export function quoteText(
  fact: EvidenceFact,
  {facts, passages}: Pick<Evidence, "facts" | "passages">
): string | undefined {
  const {place} = fact;
  const passage = place === null || fact.withheld !== undefined ? undefined : passages[place.passage];
  if (place === null || passage === undefined) return undefined;
  const tied = facts
    .flatMap((one) =>
      one.place?.passage === place.passage ? [{id: one.id, qualifier: one.qualifier, ...one.place}] : []
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let [text, at] = ["", 0];
  for (const {id, start, end, qualifier} of tied) {
    if (start < at) continue;
    // A fact is shown with its qualifier, which the passage then has no second time.
    const words = qualifierWords(qualifier);
    const before = passage.slice(at, start);
    const isSaid = before.toLowerCase().endsWith(words);
    text += plainMarkdown(isSaid ? before.slice(0, before.length - words.length) : before);
    text += isSaid ? `{{ ${id} }}` : plainMarkdown(passage.slice(start, end));
    at = end;
  }
  text += plainMarkdown(passage.slice(at));
  const lines = text
    .replace(PARAGRAPH_NUMBER, "")
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/\s+/g, " ").replace(/^(?:[-+]|\d+(?=[.)]))/, asText));
  return [...lines, "", `[Where it is printed](/sources/${fact.source}#${fact.id})`]
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** What a document numbers its paragraph with, which is no part of what it says. */
const PARAGRAPH_NUMBER = /^\s*\(?\d+[.)]\s+/;

/** What would start a list, as text. */
const asText = (mark: string): string => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`);

/** A text in which nothing is a mark of Markdown or of an expression. */
export const plainMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~^$]|\{(?=\{)/g, "\\$&");
