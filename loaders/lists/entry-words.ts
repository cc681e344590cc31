import {contentWords, hasWord} from "../facts/content-words.js";
import type {SourceText} from "../sources/text.js";
import {cellOf} from "./cell-rules.js";
import type {Complain, Entry, Place, WrittenList} from "./entries.js";

/** How far the text of an entry without a next one is read, in code points. */
const MOST = 6000;

/**
 * Adds a diagnostic for each row whose label shares no word with what it is a label of: the paragraph of its place, the
 * text from there to the next row, and the document's title. A label of one word may be a synonym, and one in our
 * English shares none with a text in another language: neither is judged.
 */
export function checkLabels(
  lists: readonly WrittenList[],
  texts: ReadonlyMap<string, SourceText>,
  places: ReadonlyMap<Entry, Place>,
  complain: Complain
): void {
  for (const {definition, entries} of lists) {
    const inOrder = [...entries].sort((a, b) => a.start - b.start);
    const next = new Map<string, number>();
    for (const entry of inOrder.reverse()) {
      const end = next.get(entry.source) ?? Infinity;
      next.set(entry.source, entry.start);
      const [source, passage] = [texts.get(entry.source), places.get(entry)?.passage ?? null];
      if (source?.source.language !== "en" || passage === null) continue;
      const own = source.text.slice(entry.start, Math.min(end, entry.start + MOST));
      const words = contentWords(cellOf(entry, definition.label));
      const isNamedIn = (about: string): boolean => words.some((word) => hasWord(about, word));
      if (words.length < 2 || [source.source.title, passage, own].some(isNamedIn)) continue;
      complain(
        entry,
        `${definition.label}: ${cellOf(entry, definition.label)}: the passage has none of its words; take one of the document’s own into it`
      );
    }
  }
}
