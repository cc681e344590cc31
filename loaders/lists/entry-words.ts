import {contentWords, hasWord} from "../facts/content-words.js";
import {escaped} from "../../src/core/label-words.js";
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

/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const standsIn = (text: string, word: string): boolean =>
  new RegExp(UNSPACED.test(word) ? escaped(word) : `(?<!\\p{L})${escaped(word)}(?!\\p{L})`, "iu").test(text);

/**
 * Adds a diagnostic for each cell of yes or nothing that the entry’s own words contradict, where the column says by
 * which words a document says yes. Those of an entry are its paragraph from its place on, up to the next entry in it.
 */
export function checkSaid(lists: readonly WrittenList[], places: ReadonlyMap<Entry, Place>, complain: Complain): void {
  for (const {definition, entries} of lists) {
    const columns = definition.columns.flatMap((column) =>
      column.from === "csv" && column.says.length > 0 ? column : []
    );
    if (columns.length === 0) continue;
    for (const entry of entries) {
      const {passage, place} = places.get(entry) ?? {passage: null, place: null};
      if (passage === null || place === null) continue;
      const next = entries.filter(({source, start}) => source === entry.source && start > entry.start);
      const own = Array.from(passage.slice(place.start))
        .slice(0, Math.min(...next.map(({start}) => start)) - entry.start)
        .join("");
      for (const {name, says} of columns) {
        const found = says.filter((word) => standsIn(own, word));
        const isYes = cellOf(entry, name) === "yes";
        if (isYes === found.length > 0) continue;
        complain(
          entry,
          isYes
            ? `${name}: yes: the entry has none of ${says.join(", ")}; leave it empty, or add the document’s word to says`
            : `${name} is empty: the entry says ${found.join(", ")}; write yes, or take the word out of says`
        );
      }
    }
  }
}
