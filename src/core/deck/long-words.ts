/** Characters of a word beyond which it may be broken anywhere: an address, the name of a file, a compound. */
export const LONGEST_WORD = 24;

/** Latin letters and the like, that stand together; East Asian text breaks between any two. */
const WORDS = /[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]+/g;

/** The words of a text that a line end may not divide. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? [];
}

/** Whether a text holds a word that may be broken anywhere. */
export function hasLongWord(text: string): boolean {
  return wordsOf(text).some((word) => word.length > LONGEST_WORD);
}

/** Pixels of a letter and of the gap between columns, in a slide's tables. */
const [LETTER, GAP] = [14, 28];

/** Letters that stand together of a word that is broken. */
const PIECE = 8;

/**
 * Whether the words of a table need more than so many pixels of a slide; of long ones, which may be broken, a piece is
 * counted.
 */
export function isCrowded(rows: readonly (readonly string[])[], room: number): boolean {
  const letters: number[] = [];
  for (const row of rows)
    for (const [i, text] of row.entries())
      for (const {length} of wordsOf(text))
        letters[i] = Math.max(letters[i] ?? 0, length > LONGEST_WORD ? PIECE : length);
  return letters.reduce((sum, count) => sum + GAP + LETTER * count, 0) > room;
}
